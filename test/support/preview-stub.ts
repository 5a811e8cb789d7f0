import type { Page } from 'playwright-core';
import type { DeskView } from '#shared/contract/view.ts';
import type { ChannelName } from '#shared/contract/contract.ts';
import { matches, quarantined } from '#test/fixtures/views/daniel.ts';
import { call } from '#test/fixtures/views/ids.ts';
import { paperFormOfSheet } from '#test/fixtures/views/paper-form.ts';

import { protocolDetails } from './protocol-details.ts';

export type Invoked = { readonly channel: ChannelName; readonly request: Record<string, unknown> };

const replies: Partial<Record<ChannelName, unknown>> = {
  'call.open': call(9),
  'call.emergency': call(9),
  'protocol.paper': '/home/concord/paper/england-4.0.0-4f1c09ab.pdf',
  'call.copySummary': 'The summary of this call.',
  'protocol.paperForm': paperFormOfSheet,
  'protocol.enterPaper': call(9),
  'people.lookUp': {
    matches,
    askNext: null,
    connected: { lines: [], more: 0, places: [], calls: [] },
  },
  'people.quarantine': quarantined,
  'people.import': {
    files: 3,
    read: 12,
    new: 4,
    changed: 1,
    unchanged: 2,
    notUsed: { Observation: 3, Encounter: 2 },
    warned: [
      {
        file: 'flags.json',
        place: 'entry[4].resource.period',
        reason: 'The flag has no end date; it is reviewed in a year.',
      },
    ],
    rejected: [
      {
        file: 'broken.json',
        place: 'line 14',
        reason: 'A comma is missing. Ask the partner for the file again.',
      },
    ],
  },
  'call.previewRevision': {
    before: { level: 'emergency', destinations: ['police_emergency', 'ambulance_emergency'] },
    after: { level: 'soon', destinations: ['nurse'] },
    fallsAway: [{ n: 9, short: 'Where is the knife right now?', answer: 'Gone' }],
    comesBack: [],
    alreadySent: ['Nurse on the phone, offered to Ruth Adeyemi at 00:55:04'],
  },
};

/** What the stub keeps in the page, for tests to read and to push with. */
export type Stub = {
  invoked: Invoked[];
  refuseNext: string | null;
  /** The next question is answered only when `release` is called. */
  holdNext: boolean;
  release: () => void;
  push: (view: unknown) => void;
};

declare global {
  // A test's handle on the stub, beside the real name `concord`; only `var` declares a global.
  var stub: Stub;
}

/** Puts a `window.concord` into the page that shows one view and remembers what was asked. */
export async function installStub(page: Page, view: DeskView): Promise<void> {
  await page.addInitScript(
    ([first, answers, versions]) => {
      let show: (view: unknown) => void = () => undefined;
      globalThis.stub = {
        invoked: [],
        refuseNext: null,
        holdNext: false,
        release: () => undefined,
        push: (next) => {
          show(next);
        },
      };
      const concord = {
        invoke: (channel: ChannelName, request: Record<string, unknown>) => {
          globalThis.stub.invoked.push({ channel, request });
          if (channel === 'access.hello') {
            show(first);
            return Promise.resolve({ ok: true, value: null });
          }
          const text = globalThis.stub.refuseNext;
          if (text !== null) {
            globalThis.stub.refuseNext = null;
            return Promise.resolve({ ok: false, error: { reason: 'stub-refused', text } });
          }
          const value =
            channel === 'protocol.show'
              ? (versions[String(request['hash'])] ?? null)
              : (answers[channel] ?? null);
          if (globalThis.stub.holdNext) {
            globalThis.stub.holdNext = false;
            return new Promise((resolve) => {
              globalThis.stub.release = () => {
                resolve({ ok: true, value });
              };
            });
          }
          return Promise.resolve({ ok: true, value });
        },
        onView: (cb: (view: unknown) => void) => {
          show = cb;
          return () => undefined;
        },
      };
      Object.defineProperty(globalThis, 'concord', { value: concord });
    },
    [view, replies, protocolDetails] as const,
  );
}
