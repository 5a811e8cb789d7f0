import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCallCache } from '#main/calls/call-cache.ts';
import { journalPath } from '#main/journal/create.ts';
import { connect, facing } from '#main/journal/db.ts';
import { callOf, makeRoom, offerCall, type TestDesk } from '#test/hub/room.ts';

let room: ReturnType<typeof makeRoom>;
let desk: TestDesk;
beforeEach(() => {
  room = makeRoom();
  desk = room.addDesk();
  offerCall(desk, 1);
  offerCall(desk, 2);
});
afterEach(() => {
  room.clear();
});

describe('the open calls of a desk', () => {
  it('are taken apart once, and again only where something was written on them', () => {
    const { open } = createCallCache(desk.journal.db);
    const before = open();
    expect(before.map(({ callId }) => callId)).toEqual([callOf(1), callOf(2)]);
    expect(open()).toBe(before);
    desk.say('note-added', callOf(1), { text: 'On the bridge' });
    const after = open();
    expect(after[0]).toEqual(desk.call(callOf(1)));
    expect(after[0]?.notes[0]?.text).toBe('On the bridge');
    expect(after[1]).toBe(before[1]);
  });

  it('are read again when another process has written', () => {
    const { open } = createCallCache(desk.journal.db);
    expect(open()).toHaveLength(2);
    const other = connect(journalPath(desk.journal.dir), new Uint8Array(32).fill(1), {
      writable: true,
      mustExist: true,
    });
    facing(other).run('UPDATE call_state SET closed = 1 WHERE call_id = ?', callOf(1));
    other.close();
    expect(open().map(({ callId }) => callId)).toEqual([callOf(2)]);
  });

  it('of a shift hold those that are closed as well, each as it stands', () => {
    const { since } = createCallCache(desk.journal.db);
    expect(since(0)).toHaveLength(2);
    desk.say('note-added', callOf(2), { text: 'She has gone in' });
    expect(since(0)[1]).toEqual(desk.call(callOf(2)));
  });
});
