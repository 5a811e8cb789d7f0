import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { callProjection, callState } from '#main/calls/call-projection.ts';
import {
  openJournal,
  type Journal,
  type NewEvent,
  type Projection,
} from '#main/journal/journal.ts';
import { isClaim, isShared, whyNot } from '#shared/call/claims.ts';
import type { CallState } from '#shared/call/call.ts';
import { callId as callIdSchema } from '#shared/contract/words.ts';

export const startMs = Date.parse('2025-11-21T00:52:00Z');

export interface TestDesk {
  readonly journal: Journal;
  readonly user: string;
  readonly role: 'handler' | 'nurse' | 'supervisor';
  readonly say: (type: string, callId: string, content: unknown) => void;
  readonly act: (callId: string, events: readonly (readonly [string, unknown])[]) => void;
  readonly call: (callId: string) => CallState | null;
}

/** Desks of one room, each with a journal of its own; `clear` when done. `from` of them sit in another thread. */
export function makeRoom(from = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'concord-room-'));
  const desks: TestDesk[] = [];
  let passedMs = 0;
  const clock = { nowMs: () => startMs + passedMs };
  const openAt = (
    n: number,
    more: readonly Projection[],
    isNamed: boolean,
    calls: readonly Projection[] = [callProjection],
  ): Journal =>
    openJournal({
      dir: join(folder, `desk-${n}`),
      key: new Uint8Array(32).fill(1),
      signingKey: new Uint8Array(32).fill(n),
      clock,
      newEventId: uuidv7,
      projections: [...calls, ...more],
      hub: { isNamed, roles: null, isClaim, isShared, whyNot },
    });
  const addDesk = (
    role: TestDesk['role'] = 'handler',
    more: readonly Projection[] = [],
    isNamed = true,
  ): TestDesk => {
    const n = from + desks.length + 1;
    const journal = openAt(n, more, isNamed);
    const user = userOf(n);
    const eventOf = (type: string, callId: string, content: unknown): NewEvent => ({
      type,
      typeVersion: 1,
      callId,
      atMs: clock.nowMs(),
      by: { user, role },
      packHash: null,
      content,
    });
    const desk: TestDesk = {
      journal,
      user,
      role,
      say: (type, callId, content) => journal.append([eventOf(type, callId, content)]),
      act: (callId, events) =>
        journal.append(events.map(([type, content]) => eventOf(type, callId, content))),
      call: (callId) => callState(journal.db, callIdSchema.parse(callId)),
    };
    desks.push(desk);
    journal.append([{ ...eventOf('signed-in', callOf(0), { userId: user }), callId: null }]);
    return desk;
  };
  return {
    desks,
    addDesk,
    /** The same desk after a restart, with what is derived built as these say. */
    reopen: (
      desk: TestDesk,
      more: readonly Projection[],
      calls?: readonly Projection[],
    ): TestDesk => {
      const at = desks.indexOf(desk);
      desk.journal.close();
      const journal = openAt(from + at + 1, more, true, calls);
      const again: TestDesk = {
        ...desk,
        journal,
        call: (callId) => callState(journal.db, callIdSchema.parse(callId)),
      };
      desks[at] = again;
      return again;
    },
    nowMs: clock.nowMs,
    /** The clock of every desk goes on. */
    pass: (ms: number): void => {
      passedMs += ms;
    },
    clear: () => {
      for (const { journal } of desks) journal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const hex = (n: number): string => n.toString(16).padStart(12, '0');
export const userOf = (n: number): string => `00000000-0000-4000-8000-${hex(n)}`;
export const callOf = (n: number): string => `01890a5d-ac96-774b-bcce-${hex(n)}`;
export const referralOf = (n: number): string => `01890a5d-ac96-774b-bccf-${hex(n)}`;

/** A call that a handler opened and offers to the nurses. */
export function offerCall(desk: TestDesk, n: number): void {
  desk.act(callOf(n), [
    [
      'call-opened',
      {
        source: 'phone',
        number: '07700 900482',
        incidentReference: null,
        handler: desk.user,
        handlerName: `Handler ${desk.user.slice(-2)}`,
      },
    ],
    [
      'referral-offered',
      {
        referralId: referralOf(n),
        destination: 'nurse',
        label: 'Nurse',
        kind: 'nurse',
        to: null,
        toName: 'the nurses',
        telephone: null,
        steps: [{ afterMs: 0, who: 'All nurses', detail: '', users: [] }],
      },
    ],
  ]);
}

/** A nurse reaches for it. */
export function accept(desk: TestDesk, n: number, name = `Nurse ${desk.user.slice(-2)}`): void {
  const content = { referralId: referralOf(n), by: { user: desk.user, name } };
  desk.act(callOf(n), [
    ['acceptance-claimed', content],
    ['acceptance-confirmed', content],
  ]);
}
