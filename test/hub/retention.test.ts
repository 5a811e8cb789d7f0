import { afterEach, beforeEach, expect, it } from 'vitest';
import { callProjection } from '#main/calls/call-projection.ts';
import { eraseLeftovers } from '#main/calls/erase-leftovers.ts';
import { verifyJournal } from '#main/journal/verify-journal.ts';
import { MemoryHub } from './memory-hub.ts';
import { accept, callOf, makeRoom, offerCall, type TestDesk } from './room.ts';

const yearMs = 365.25 * 86_400_000;
let room: ReturnType<typeof makeRoom>;
let hub: MemoryHub;
let handler: TestDesk;
let nurse: TestDesk;
let supervisor: TestDesk;
beforeEach(() => {
  room = makeRoom();
  hub = new MemoryHub(room.nowMs);
  handler = room.addDesk('handler');
  nurse = room.addDesk('nurse');
  supervisor = room.addDesk('supervisor');
});
afterEach(() => {
  room.clear();
});

/** Everybody sends and reads until nothing moves. */
function talk(...desks: readonly TestDesk[]): void {
  for (let moved = true; moved;) {
    moved = false;
    for (const { journal } of desks) {
      while (hub.sendOne(journal)) moved = true;
      moved = hub.deliver(journal) > 0 || moved;
    }
  }
}

/** The same, and then everybody deletes what is to go. */
function meet(...desks: readonly TestDesk[]): void {
  talk(...desks);
  for (const { journal } of desks) eraseLeftovers(journal);
}
const all = () => [handler, nurse, supervisor] as const;
const call = callOf(1);
const contact = { contactId: callOf(7), type: 'conversation', byName: 'Nurse' };

/** A call that a nurse took, recorded and closed. */
function closedCall(): void {
  offerCall(handler, 1);
  handler.say('note-added', call, { text: 'said to the police' });
  meet(...all());
  accept(nurse, 1);
  nurse.act(call, [
    ['contact-opened', contact],
    [
      'contact-recorded',
      {
        ...contact,
        seen: 'said to the nurse',
        said: 'said to the nurse',
        toWhom: 'Jo',
        basis: 'agreed',
        next: 'nothing',
        consent: null,
        police: [],
      },
    ],
  ]);
  meet(...all());
  nurse.say('call-closed', call, { reason: null });
  meet(...all());
  expect(supervisor.call(call)?.closedAtMs).not.toBeNull();
}
const eraseHalf = (desk: TestDesk, half: 'police' | 'nurse'): void => {
  desk.say('half-erased', call, { half, reason: 'its years are over', byName: 'Sam' });
};
const contents = ({ journal }: TestDesk): string =>
  JSON.stringify(
    journal.db.all(
      'SELECT content FROM content JOIN entry USING (event_id) WHERE call_id IS NOT NULL',
    ),
  );

it('a half that one desk deletes goes on every desk of the room, and every chain stays whole', () => {
  closedCall();
  room.pass(7 * yearMs);
  eraseHalf(supervisor, 'police');
  meet(...all());
  for (const desk of all()) {
    expect(contents(desk)).not.toMatch(/07700|said to the police/);
    expect(contents(desk)).toContain('said to the nurse');
    expect(desk.call(call)).toEqual(supervisor.call(call));
    expect(desk.call(call)).toMatchObject({ number: null, contacts: [{ byName: 'Nurse' }] });
    expect(verifyJournal(desk.journal)).toMatchObject({ ok: true });
  }
});

it.each([
  ['before its years are over', 'supervisor', 'police', 5],
  ['the nurse’s half with the years of the police half', 'nurse', 'nurse', 7],
  ['the half that another role answers for', 'supervisor', 'nurse', 30],
  ['by a role that answers for none', 'handler', 'police', 30],
] as const)('nothing is deleted, whoever says so: %s', (_, role, half, years) => {
  closedCall();
  const [before, kept] = [handler.call(call), contents(handler)];
  room.pass(years * yearMs);
  const desk = all().find((one) => one.role === role) ?? handler;
  eraseHalf(desk, half);
  meet(...all());
  for (const one of all())
    expect({ ...one.call(call), lastAtMs: 0 }).toEqual({ ...before, lastAtMs: 0 });
  expect(contents(handler)).toContain(kept.slice(1, -1));
});

it('an open call is never deleted, however old', () => {
  closedCall();
  room.pass(60_000);
  supervisor.say('call-reopened', call, { reason: 'rang again' });
  meet(...all());
  room.pass(30 * yearMs);
  eraseHalf(supervisor, 'police');
  meet(...all());
  expect(handler.call(call)).toMatchObject({ number: '07700 900482', closedAtMs: null });
});

it('a desk that was cut off for all those years brings nothing of it back', () => {
  closedCall();
  const cutOff = nurse;
  cutOff.say('outcome-recorded', call, {
    outcomeId: callOf(9),
    kind: 'settled',
    detail: 'said while cut off',
    s136: null,
    byName: 'Nurse',
  });
  room.pass(7 * yearMs);
  eraseHalf(supervisor, 'police');
  meet(handler, supervisor);
  meet(...all());
  for (const desk of all()) {
    expect(contents(desk)).not.toMatch(/07700|cut off/);
    expect(desk.call(call)).toEqual(supervisor.call(call));
  }
});

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;
it.each(orders)(
  'what was deleted is sent again to a hub that lost everything as envelopes alone, in whatever order (%i %i %i), and a new desk reads them',
  (...order) => {
    closedCall();
    room.pass(7 * yearMs);
    eraseHalf(supervisor, 'police');
    meet(...all());
    const before = handler.call(call);
    hub = new MemoryHub(room.nowMs);
    for (const { journal } of all()) journal.exchange.forgetAfter(0);
    for (const at of order) meet(all()[at]);
    const newcomer = room.addDesk('supervisor');
    // One message at a time: what came before is folded when the next arrives.
    while (hub.deliver(newcomer.journal, 1) > 0) eraseLeftovers(newcomer.journal);
    meet(...all(), newcomer);
    for (const desk of [...all(), newcomer]) {
      expect(desk.call(call)).toEqual(newcomer.call(call));
      expect(desk.call(call)).toMatchObject({
        closedAtMs: before?.closedAtMs,
        contacts: before?.contacts,
        retention: before?.retention,
        number: null,
      });
      expect(contents(desk)).not.toMatch(/07700|said to the police/);
      expect(desk.journal.exchange.asides(10)).toEqual([]);
    }
  },
);

it('a decision that only its own desk knew of when the hub was lost is obeyed by the others', () => {
  closedCall();
  room.pass(7 * yearMs);
  eraseHalf(supervisor, 'police');
  meet(supervisor);
  hub = new MemoryHub(room.nowMs);
  for (const { journal } of all()) journal.exchange.forgetAfter(0);
  meet(supervisor);
  meet(...all());
  for (const desk of all()) {
    expect(contents(desk)).not.toContain('07700');
    expect(desk.call(call)).toEqual(supervisor.call(call));
  }
});

it('a desk that was killed between the decision and the deleting does it at its next start', () => {
  closedCall();
  room.pass(7 * yearMs);
  eraseHalf(supervisor, 'police');
  talk(...all());
  expect(contents(supervisor)).toContain('07700');
  expect(supervisor.call(call)?.number).toBeNull();
  const again = room.reopen(supervisor, [], [{ ...callProjection, version: 99 }]);
  eraseLeftovers(again.journal);
  expect(contents(again)).not.toContain('07700');
});

it('of two who decide at the same time the first counts, on every desk', () => {
  closedCall();
  room.pass(7 * yearMs);
  const other = room.addDesk('supervisor');
  meet(...all(), other);
  other.say('half-kept', call, {
    half: 'police',
    reason: 'an inquest',
    nextReviewOn: '2090-01-01',
    byName: 'Pat',
  });
  eraseHalf(supervisor, 'police');
  talk(other);
  meet(...all(), other);
  for (const desk of [...all(), other]) {
    expect(contents(desk)).toContain('07700');
    expect(desk.call(call)).toMatchObject({
      number: '07700 900482',
      retention: { kept: [{ byName: 'Pat' }], erased: [] },
    });
  }
});

it('an impossible time makes nothing older and stops no desk', () => {
  closedCall();
  room.pass(21 * yearMs);
  handler.journal.append([
    {
      type: 'thought-of-later',
      typeVersion: 1,
      callId: call,
      atMs: -9e15,
      by: null,
      packHash: null,
      content: {},
    },
  ]);
  meet(...all());
  eraseHalf(nurse, 'nurse');
  meet(...all());
  for (const desk of all()) expect(contents(desk)).toContain('said to the nurse');
  const again = room.reopen(supervisor, [], [{ ...callProjection, version: 99 }]);
  expect(again.call(call)).toEqual(nurse.call(call));
});

it('the log of who looked at whom is no part of a call, and stays', () => {
  closedCall();
  supervisor.journal.append([
    {
      type: 'person-viewed',
      typeVersion: 1,
      callId: call,
      atMs: room.nowMs(),
      by: { user: supervisor.user, role: 'supervisor' },
      packHash: null,
      content: { personId: 'p1', what: 'record', why: 'looked at' },
    },
  ]);
  room.pass(21 * yearMs);
  eraseHalf(supervisor, 'police');
  meet(...all());
  eraseHalf(nurse, 'nurse');
  meet(...all());
  expect(contents(supervisor)).toContain('looked at');
  expect(contents(supervisor)).not.toMatch(/said to/);
});

it('a desk whose clock is years ahead deletes nothing: the hub has the time', () => {
  closedCall();
  const before = handler.call(call);
  const aheadMs = 7 * yearMs;
  room.pass(aheadMs);
  hub.useClock(() => room.nowMs() - aheadMs);
  eraseHalf(supervisor, 'police');
  eraseLeftovers(supervisor.journal);
  expect(contents(supervisor)).toContain('07700');
  meet(...all());
  for (const desk of all()) {
    expect(contents(desk)).toContain('07700');
    expect(desk.call(call)).toEqual(before);
  }
});
