import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

const sendAll = (desk: TestDesk): void => {
  while (hub.sendOne(desk.journal));
};
/** Until nobody has anything to say and everybody has heard all. */
const settle = (): void => {
  for (let moved = 1; moved > 0;) {
    moved = 0;
    for (const desk of room.desks) while (hub.sendOne(desk.journal)) moved += 1;
    for (const { journal } of room.desks) moved += hub.deliver(journal);
  }
};
const referral = (desk: TestDesk, n: number) => desk.call(callOf(n))?.referrals[0];
const holder = (desk: TestDesk, n: number): string | undefined => {
  const by = referral(desk, n)?.acceptedBy;
  return by == null ? undefined : 'outside' in by ? by.outside.name : by.name;
};

describe('a claim', () => {
  it('is the first one’s on every desk, shows as claiming till then, and the other is told by whom', () => {
    const [handler, one, two] = [room.addDesk(), room.addDesk('nurse'), room.addDesk('nurse')];
    offerCall(handler, 1);
    settle();
    accept(one, 1, 'Ruth Adeyemi');
    accept(two, 1, 'Siân Prosser');
    expect(referral(one, 1)?.state).toBe('claiming');
    expect(one.call(callOf(1))?.owner.user).toBe(handler.user);
    sendAll(two);
    sendAll(one);
    settle();
    for (const desk of room.desks) {
      expect(holder(desk, 1)).toBe('Siân Prosser');
      expect(desk.call(callOf(1))?.owner.user).toBe(two.user);
      expect(desk.call(callOf(1))?.notes[0]?.text).toBe(
        'Ruth Adeyemi reached for it too; Siân Prosser was first',
      );
    }
  });

  it('waits while the hub is away, and the owner keeps the call', () => {
    const [handler, nurse] = [room.addDesk(), room.addDesk('nurse')];
    offerCall(handler, 1);
    settle();
    accept(nurse, 1);
    expect(nurse.call(callOf(1))?.owner.user).toBe(handler.user);
    handler.act(callOf(1), [
      [
        'acceptance-claimed',
        {
          referralId: referralOf(1),
          by: {
            outside: { name: 'Jo Hale', organisation: 'Crisis team', reference: null },
            recordedBy: handler.user,
          },
        },
      ],
      [
        'acceptance-confirmed',
        {
          referralId: referralOf(1),
          by: {
            outside: { name: 'Jo Hale', organisation: 'Crisis team', reference: null },
            recordedBy: handler.user,
          },
        },
      ],
    ]);
    // Heard on the telephone: it counts at once, hub or no hub.
    expect(holder(handler, 1)).toBe('Jo Hale');
    settle();
    expect(new Set(room.desks.map((desk) => holder(desk, 1)))).toEqual(new Set(['Jo Hale']));
  });

  it('of a call that another desk took meanwhile is lost, although the hub sees it later', () => {
    const [handler, one, two] = [room.addDesk(), room.addDesk('nurse'), room.addDesk('nurse')];
    offerCall(handler, 1);
    settle();
    accept(one, 1, 'Ruth Adeyemi');
    sendAll(one);
    // The second has not heard of the first, and decides on what it knows.
    accept(two, 1, 'Siân Prosser');
    sendAll(two);
    settle();
    expect(new Set(room.desks.map((desk) => holder(desk, 1)))).toEqual(new Set(['Ruth Adeyemi']));
  });
});

describe('a call whose claim subject holds what counts for nobody', () => {
  it('can be claimed all the same', () => {
    const [handler, nurse] = [room.addDesk(), room.addDesk('nurse')];
    offerCall(handler, 1);
    settle();
    hub.addJunk(callOf(1));
    accept(nurse, 1, 'Ruth Adeyemi');
    settle();
    expect(room.desks.map((desk) => holder(desk, 1))).toEqual(['Ruth Adeyemi', 'Ruth Adeyemi']);
  });
});

describe('two claims of one desk while the hub is away', () => {
  it('are both its own: the first does not beat the second', () => {
    const [handler, nurse] = [room.addDesk(), room.addDesk('nurse')];
    offerCall(handler, 1);
    settle();
    accept(nurse, 1, 'Ruth Adeyemi');
    nurse.say('call-handed-back', callOf(1), {
      acceptedBy: 'Amy Kerrigan',
      reference: 'told on the telephone',
      reason: 'seen',
    });
    settle();
    for (const desk of room.desks) {
      expect(desk.call(callOf(1))?.handedBack?.acceptedBy).toBe('Amy Kerrigan');
      expect(
        desk
          .call(callOf(1))
          ?.notes.map(({ text }) => text)
          .join(),
      ).not.toMatch(/not count/);
    }
  });

  it('and a claim of a third between them is the one that counts', () => {
    const [handler, one, two] = [room.addDesk(), room.addDesk('nurse'), room.addDesk('nurse')];
    offerCall(handler, 1);
    settle();
    accept(one, 1, 'Ruth Adeyemi');
    accept(two, 1, 'Siân Prosser');
    sendAll(two);
    two.say('call-handed-back', callOf(1), {
      acceptedBy: 'Amy Kerrigan',
      reference: 'told',
      reason: 'seen',
    });
    settle();
    for (const desk of room.desks) {
      expect(holder(desk, 1)).toBe('Siân Prosser');
      expect(desk.call(callOf(1))?.handedBack?.acceptedBy).toBe('Amy Kerrigan');
    }
  });
});

describe('desks that work alone for a while', () => {
  const seeds = [1, 2, 3, 4, 5, 6].map((n) => n + Number(process.env['CONCORD_SEED'] ?? 0));
  it.each(seeds)('fold to the same state, whoever heard what when (seed %i)', (seed) => {
    const random = seeded(seed);
    const roles = ['handler', 'nurse', 'nurse', 'supervisor'] as const;
    for (const role of roles) room.addDesk(role);
    const calls = 4;
    let opened = 0;
    let facts = 0;
    for (let step = 0; step < 220; step += 1) {
      const desk = random.pick(room.desks);
      const n = random.below(calls) + 1;
      const isKnown = desk.call(callOf(n)) !== null;
      const what = random.below(8);
      if (what === 0 && opened < calls) offerCall(desk, (opened += 1));
      else if (what === 1 && isKnown && desk.role !== 'handler') accept(desk, n);
      else if (what === 2 && isKnown)
        desk.say('note-added', callOf(n), { text: `note ${(facts += 1)}` });
      else if (what === 3 && isKnown)
        desk.say('fact-volunteered', callOf(n), {
          values: { [`fact_${random.below(3)}`]: `value ${step}` },
        });
      else if (what === 4 && isKnown && desk.role === 'supervisor')
        desk.say('priority-lowered', callOf(n), {
          from: 'urgent',
          to: 'soon',
          reason: `seen ${step}`,
          byName: 'Martin Doyle',
        });
      else if (what === 5) hub.sendOne(desk.journal);
      else if (what === 6) hub.deliver(desk.journal, random.below(5));
      else if (step % 70 === 69) settle();
    }
    settle();
    const states = room.desks.map((desk) =>
      Array.from({ length: opened }, (_, at) => desk.call(callOf(at + 1))),
    );
    expect(opened).toBeGreaterThan(0);
    for (const state of states) expect(state).toEqual(states[0]);
    for (const { journal } of room.desks) expect(journal.exchange.next(0)).toBeNull();
  });

  it('send again what a hub lost with its disk, and every desk has it once', () => {
    const [handler, nurse] = [room.addDesk(), room.addDesk('nurse')];
    offerCall(handler, 1);
    settle();
    const kept = hub.size;
    accept(nurse, 1);
    handler.say('note-added', callOf(1), { text: 'she is on the bridge' });
    settle();
    const before = room.desks.map((desk) => desk.call(callOf(1)));
    hub.restore(kept);
    for (const { journal } of room.desks) journal.exchange.forgetAfter(kept);
    settle();
    expect(hub.size).toBe(kept + 2);
    const late = room.addDesk();
    hub.deliver(late.journal);
    for (const [at, desk] of [handler, nurse].entries()) {
      expect(desk.call(callOf(1))?.notes.length).toBe(before[at]?.notes.length);
      expect(desk.call(callOf(1))).toEqual(late.call(callOf(1)));
    }
  });
});
