import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApplication, type Application } from '#main/application.ts';
import { importFhirFiles } from '#main/people/import-files.ts';
import { quarantineFor, releaseItem } from '#main/people/people.ts';
import type { DeskView } from '#shared/contract/view.ts';
import { fixedSecrets } from '#test/journal/support/application-acts.ts';
import { nurse, steward, whitlock } from '#test/people/desk.ts';
import { setUpDesk, signInAs } from '#test/support/desk.ts';

const minute = 60_000;
let dir: string;
let application: Application;
let nowMs: number;
let waiting: (() => void)[];
let shown: DeskView[];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'concord-expiry-'));
  nowMs = Date.parse('2025-11-21T00:52:00Z');
  waiting = [];
  shown = [];
  application = createApplication({
    dataDir: dir,
    secrets: fixedSecrets,
    hands: {
      nowMs: () => nowMs,
      after: (_, run) => {
        waiting.push(run);
        return () => undefined;
      },
    },
    copyText: () => Promise.resolve(),
    notices: [],
    show: (view) => shown.push(view),
  });
  application.start();
  await setUpDesk(application);
  await signInAs(application, 'Amy Kerrigan');
});

afterEach(() => {
  application.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** Whatever was to run after a while, once. */
const passTime = (): void => {
  for (const run of waiting.splice(0)) run();
};

it('takes a plan off the screen when its release runs out, with nobody pressing a key', async () => {
  const room = application.room();
  if (room === null) throw new Error('the record is not open');
  const { journal } = room;
  importFhirFiles(journal, [whitlock()], steward, nowMs);
  for (const { itemId, fields } of quarantineFor(journal.db, nowMs))
    releaseItem(
      journal,
      {
        itemId,
        fields: fields.filter(({ releasable }) => releasable).map(({ field }) => field),
        purpose: 'crisis response',
        basis: 'UK GDPR 6(1)(e), 9(2)(g)',
        personTold: 'told',
        expiresAtMs: nowMs + 10 * minute,
      },
      nurse,
      nowMs,
    );
  const call = await application.handlers['call.open']({
    source: 'phone',
    number: '07700 900482',
    incidentReference: null,
  });
  if (!call.ok) throw new Error(call.error.text);
  const callId = call.value;
  const found = await application.handlers['people.lookUp']({
    callId,
    text: 'daniel whitlock 14/03/1987',
  });
  const personId = found.ok ? (found.value.matches[0]?.personId ?? '') : '';
  await application.handlers['call.choosePerson']({ callId, personId });
  expect(shown.at(-1)?.call?.person?.plan).not.toBeNull();
  expect(room.ports.calls.get(callId)?.supplied['care_plan']).toBe('in_date');

  passTime();
  const before = shown.length;
  nowMs += minute;
  passTime();
  expect(shown.length).toBe(before);
  nowMs += 10 * minute;
  passTime();
  expect(shown.length).toBeGreaterThan(before);
  expect(shown.at(-1)?.call?.person?.plan).toBeNull();
  expect(room.ports.calls.get(callId)?.supplied['care_plan']).toBe('none');
});
