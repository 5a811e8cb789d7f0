import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callProjection } from '#main/calls/call-projection.ts';
import { verifyJournal } from '#main/journal/verify-journal.ts';
import { seeded } from '#test/journal/support/random.ts';
import { MemoryHub } from './memory-hub.ts';
import { accept, callOf, makeRoom, offerCall, referralOf, type TestDesk } from './room.ts';

let room: ReturnType<typeof makeRoom>;
let hub: MemoryHub;
beforeEach(() => {
  room = makeRoom();
  hub = new MemoryHub();
});
afterEach(() => {
  room.clear();
});

const settle = (): void => {
  for (let moved = 1; moved > 0;) {
    moved = 0;
    for (const desk of room.desks) while (hub.sendOne(desk.journal)) moved += 1;
    for (const { journal } of room.desks) moved += hub.deliver(journal);
  }
};

const roles = ['handler', 'nurse', 'nurse', 'supervisor'] as const;
const calls = 3;
const seeds = Number(process.env['CONCORD_SEEDS'] ?? 12);
const first = Number(process.env['CONCORD_SEED'] ?? 1);

type Act = (desk: TestDesk, n: number, step: number) => void;

const isOpen = (desk: TestDesk, n: number): boolean => desk.call(callOf(n))?.closedAtMs === null;
const on =
  (may: readonly TestDesk['role'][], act: Act): Act =>
  (desk, n, step) => {
    if (may.includes(desk.role) && isOpen(desk, n)) act(desk, n, step);
  };

/** What desks do to calls that others know too, in their own good time. */
const acts: readonly Act[] = [
  on(['nurse', 'supervisor'], (desk, n) => {
    accept(desk, n);
  }),
  on(['handler', 'nurse', 'supervisor'], (desk, n, step) => {
    desk.say('note-added', callOf(n), { text: `note ${step} of ${desk.user}` });
  }),
  on(['handler', 'nurse', 'supervisor'], (desk, n, step) => {
    desk.say('fact-volunteered', callOf(n), { values: { [`fact_${step % 3}`]: `value ${step}` } });
  }),
  on(['supervisor'], (desk, n, step) => {
    desk.say('priority-lowered', callOf(n), {
      from: 'urgent',
      to: 'soon',
      reason: `seen ${step}`,
      byName: 'Martin Doyle',
    });
  }),
  on(['handler', 'nurse', 'supervisor'], (desk, n) => {
    desk.act(callOf(n), [['offer-escalated', { referralId: referralOf(n), step: 1, late: false }]]);
  }),
  on(['nurse'], (desk, n) => {
    desk.say('referral-declined', callOf(n), {
      referralId: referralOf(n),
      user: desk.user,
      name: 'A nurse',
      reason: 'with another caller',
    });
  }),
  on(['handler', 'supervisor'], (desk, n) => {
    desk.say('call-handed-back', callOf(n), {
      acceptedBy: `Somebody at ${desk.user}`,
      reference: 'told',
      reason: 'seen',
    });
  }),
  on(['handler', 'nurse', 'supervisor'], (desk, n) => {
    desk.say('call-closed', callOf(n), { reason: null });
  }),
  (desk, n) => {
    if (desk.call(callOf(n))?.closedAtMs != null)
      desk.say('call-reopened', callOf(n), { reason: 'she rang again' });
  },
];

describe('desks that act, lose their hub and its disk, and come late', () => {
  it.each(Array.from({ length: seeds }, (_, at) => first + at))(
    'fold to one state (seed %i)',
    (seed) => {
      const random = seeded(seed);
      for (const role of roles) room.addDesk(role);
      let opened = 0;
      for (let step = 0; step < 240; step += 1) {
        const desk = random.pick(room.desks);
        const n = random.below(calls) + 1;
        const what = random.below(16);
        if (what === 0 && opened < calls && desk.role === 'handler') offerCall(desk, (opened += 1));
        else if (what === 1 && n <= opened) hub.addJunk(callOf(n));
        else if (what === 2 && step % 5 === 0 && room.desks.length < 6) room.addDesk('nurse');
        else if (what === 3 && step % 3 === 0) {
          const kept = random.below(hub.size + 1);
          hub.restore(kept);
          for (const { journal } of room.desks)
            if (journal.exchange.hubSeq() > kept) journal.exchange.forgetAfter(kept);
        } else if (what < 8) {
          if (random.below(2) === 0) hub.sendOne(desk.journal);
          else hub.deliver(desk.journal, random.below(6));
        } else if (n <= opened) random.pick(acts)(desk, n, step);
      }
      settle();
      const late = room.addDesk('supervisor');
      settle();
      const states = room.desks.map((desk) =>
        Array.from({ length: opened }, (_, at) => desk.call(callOf(at + 1))),
      );
      for (const state of states) expect(state).toEqual(states[0]);
      for (const { journal } of room.desks) {
        expect(journal.exchange.next(0)).toBeNull();
        expect(verifyJournal(journal)).toMatchObject({ ok: true });
      }
      // What is folded bit by bit is what is folded in one go.
      const again = room.reopen(late, [], [{ ...callProjection, version: 999 }]);
      for (let n = 1; n <= opened; n += 1)
        expect(again.call(callOf(n))).toEqual(states[0]?.[n - 1]);
    },
  );
});
