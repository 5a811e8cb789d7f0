import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryHub } from './memory-hub.ts';
import { accept, callOf, makeRoom, offerCall, type TestDesk } from './room.ts';

let room: ReturnType<typeof makeRoom>;
let hub: MemoryHub;
let handler: TestDesk;
let nurse: TestDesk;
beforeEach(() => {
  room = makeRoom();
  hub = new MemoryHub();
  [handler, nurse] = [room.addDesk(), room.addDesk('nurse')];
  offerCall(handler, 1);
  settle();
  accept(nurse, 1, 'Ruth Adeyemi');
  settle();
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
const contactId = '01890a5d-ac96-774b-bcd0-000000000001';
const begin = (): void => {
  nurse.say('contact-opened', callOf(1), {
    contactId,
    type: 'conversation',
    byName: 'Ruth Adeyemi',
  });
};
const record = {
  contactId,
  type: 'conversation',
  seen: 'The plan',
  said: 'He agrees to be seen',
  toWhom: 'Danny',
  basis: 'He agreed',
  next: 'Crisis team tomorrow',
  consent: null,
  police: [],
  byName: 'Ruth Adeyemi',
};
const back = { acceptedBy: 'Hana Yusuf', reference: 'LP-1', reason: 'Not ours' };
const everywhere = (check: (desk: TestDesk) => void): void => {
  for (const desk of room.desks) check(desk);
};

describe('a contact without a record, over the hub', () => {
  it.each(['call-closed', 'call-handed-back'])('stands against a %s from any desk', (type) => {
    begin();
    settle();
    handler.say(type, callOf(1), type === 'call-closed' ? { reason: 'done' } : back);
    settle();
    everywhere((desk) => {
      const call = desk.call(callOf(1));
      expect(call?.closedAtMs).toBeNull();
      expect(call?.handedBack).toBeNull();
      expect(call?.notes[0]?.text).toContain('did not count');
    });
  });

  it('opens a call again that was closed while it began, on every desk', () => {
    begin();
    handler.say('call-closed', callOf(1), { reason: 'done' });
    // The close reaches the hub first; the nurse's desk had begun without knowing of it.
    while (hub.sendOne(handler.journal));
    settle();
    everywhere((desk) => {
      const call = desk.call(callOf(1));
      expect(call?.closedAtMs).toBeNull();
      expect(call?.contacts).toMatchObject([{ record: null, byName: 'Ruth Adeyemi' }]);
    });
  });

  it('is ended by no record of a handler’s desk, and by none with a part left empty', () => {
    begin();
    settle();
    handler.say('contact-recorded', callOf(1), record);
    // A desk does not even write such a record down.
    expect(() => nurse.say('contact-recorded', callOf(1), { ...record, basis: '  ' })).toThrow();
    settle();
    const asides = room.desks.flatMap(({ journal }) =>
      journal.exchange.asides(10).map(({ why }) => why),
    );
    expect(asides.join()).toMatch(/only a nurse/);
    expect(nurse.call(callOf(1))?.contacts[0]?.record).toBeNull();
  });

  it('closes once it has its record', () => {
    begin();
    settle();
    nurse.say('contact-recorded', callOf(1), record);
    settle();
    handler.say('call-closed', callOf(1), { reason: 'done' });
    settle();
    everywhere((desk) => expect(desk.call(callOf(1))?.closedAtMs).not.toBeNull());
  });
});
