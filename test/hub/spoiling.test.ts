import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyJournal } from '#main/journal/verify-journal.ts';
import type { Incoming, Projection } from '#main/journal/journal.ts';
import { forger } from './forge.ts';
import { accept, callOf, makeRoom, offerCall, referralOf, startMs, userOf } from './room.ts';

let room: ReturnType<typeof makeRoom>;
let hubSeq: number;
beforeEach(() => {
  room = makeRoom();
  hubSeq = 0;
});
afterEach(() => {
  room.clear();
});

const takenBy = (
  { journal }: ReturnType<typeof room.addDesk>,
  ...messages: readonly Incoming[]
): readonly string[] =>
  journal.exchange
    .take(messages.map((one) => ({ ...one, hubSeq: (hubSeq += 1) })))
    .map((one) => (one.taken === 'aside' ? one.why : one.taken));
const notesOf = (desk: ReturnType<typeof room.addDesk>): readonly string[] =>
  (desk.call(callOf(1))?.notes ?? []).map(({ text }) => text).filter((text) => /note/.test(text));

describe('a signed message that cannot be used stops nobody', () => {
  it('of a version that this Concord does not know: kept, not folded, and the next one follows', () => {
    const here = room.addDesk();
    const other = forger(1);
    offerCall(here, 1);
    expect(takenBy(here, other.note('note 1', { typeVersion: 2 }), other.note('note 2'))).toEqual([
      'new',
      'new',
    ]);
    expect(notesOf(here)).toEqual(['note 2']);
    expect(verifyJournal(here.journal)).toMatchObject({ ok: true });
  });

  it('with one event twice: left out, and it has nothing else to say', () => {
    const here = room.addDesk();
    const other = forger(1);
    offerCall(here, 1);
    const eventId = '01890a5d-ac96-774b-bcd1-0000000000ff';
    const twice = other.message([
      other.sign({ eventId }, { text: 'note 1' }),
      other.sign({ eventId }, { text: 'note 2' }),
    ]);
    expect(takenBy(here, twice)).toEqual(['one of its events has the name of another']);
    expect(takenBy(here, forger(2).note('note 3'))).toEqual(['new']);
    expect(notesOf(here)).toEqual(['note 3']);
  });

  it.each([
    ['a call that is none', { callId: 'the bridge' }, { callId: 'the bridge' }],
    ['an author who is nobody', { by: { user: 'Mallory', role: 'nurse' } }, {}],
    ['a time before all times', { atMs: -9e15 }, {}],
  ])('about %s: kept for its chain, and counts for nothing', (_, envelope, place) => {
    const here = room.addDesk();
    const other = forger(1);
    offerCall(here, 1);
    const bad = other.message([other.sign(envelope, { text: 'note 1' })], place);
    expect(takenBy(here, bad, other.note('note 2'))).toEqual(['new', 'new']);
    expect(here.journal.exchange.asides(1)[0]?.why).toMatch(/no call, time or author/);
    expect(notesOf(here)).toEqual(['note 2']);
  });

  it('that breaks a fold, among others that do not: only it is left out of the tables', () => {
    const touchy: Projection = {
      name: 'touchy',
      version: 1,
      tables: 'CREATE TABLE touchy (seq INTEGER PRIMARY KEY) STRICT;',
      apply: (db, { seq, type, content }) => {
        if (type === 'note-added' && JSON.stringify(content).includes('boom'))
          throw new TypeError('this fold knows no boom');
        db.run('INSERT INTO touchy (seq) VALUES (?)', seq);
      },
    };
    const here = room.addDesk('handler', [touchy]);
    const other = forger(1);
    offerCall(here, 1);
    const all = ['note 1', 'note boom', 'note 2'].map((text) => other.note(text));
    expect(takenBy(here, ...all)).toEqual(['new', 'new', 'new']);
    expect(notesOf(here)).toEqual(['note 2', 'note 1']);
    expect(here.journal.exchange.asides(9)).toMatchObject([
      { hubSeq: 2, why: 'it is signed, and what it says cannot be used' },
    ]);
    expect(here.journal.exchange.hubSeq()).toBe(3);
    expect(verifyJournal(here.journal)).toMatchObject({ ok: true });
    here.say('note-added', callOf(1), { text: 'note 3' });
    expect(notesOf(here)[0]).toBe('note 3');
  });
});

describe('a claim, on whose subject the hub does not say who speaks', () => {
  const content = { referralId: referralOf(1), by: { user: userOf(7), name: 'Mallory' } };
  const claimOf = (other: ReturnType<typeof forger>, role = 'nurse') => {
    const by = { user: userOf(7), role };
    return other.message(
      [
        other.sign({ type: 'acceptance-claimed', by }, content),
        other.sign({ type: 'acceptance-confirmed', by }, content),
      ],
      { subject: 'claim.x', isClaim: true, desk: null, role: null },
    );
  };

  it('introduces nobody, and pins no key', () => {
    const here = room.addDesk();
    const other = forger(1);
    offerCall(here, 1);
    expect(takenBy(here, claimOf(other))[0]).toMatch(/no introduction/);
    expect(here.journal.exchange.isDesk(other.desk)).toBe(false);
  });

  it('counts in a role only in which the hub has let its desk speak', () => {
    const here = room.addDesk();
    const other = forger(1);
    offerCall(here, 1);
    takenBy(here, ...sentOf(here), other.note('note 1'), claimOf(other, 'supervisor'));
    expect(here.journal.exchange.asides(1)[0]?.why).toMatch(
      /not let its desk speak as a supervisor/,
    );
    expect(here.call(callOf(1))?.referrals[0]?.state).toBe('offered');
    takenBy(here, claimOf(other));
    expect(here.call(callOf(1))?.referrals[0]?.acceptedBy).toMatchObject({ name: 'Mallory' });
  });

  it('is a claim by its confirmation alone, too: beside the claim subject it is second', () => {
    const here = room.addDesk();
    const other = forger(1);
    offerCall(here, 1);
    takenBy(
      here,
      other.message([
        other.sign(
          { type: 'acceptance-confirmed', by: { user: userOf(7), role: 'nurse' } },
          content,
        ),
      ]),
    );
    expect(here.call(callOf(1))?.owner.user).toBe(here.user);
  });
});

describe('the future', () => {
  it('is by the hub’s clock: what a desk with a wrong clock says counts on no desk, its own too', () => {
    const [here, there] = [room.addDesk(), room.addDesk('nurse')];
    offerCall(here, 1);
    const all = sentOf(here);
    takenBy(there, ...all);
    hubSeq = 0;
    takenBy(here, ...all);
    const early = { atMs: startMs - 3_600_000 };
    there.say('note-added', callOf(1), { text: 'note by a wrong clock' });
    const [signIn, note] = sentOf(there);
    if (signIn === undefined || note === undefined) throw new Error('two were sent');
    const from = hubSeq;
    for (const desk of [here, there]) {
      hubSeq = from;
      takenBy(desk, signIn, { ...note, ...early });
    }
    for (const desk of [here, there]) {
      expect(notesOf(desk)).toEqual([]);
      expect(desk.journal.exchange.asides(1)[0]?.why).toMatch(/future/);
    }
  });
});

describe('a hub that no longer has the beginning', () => {
  it('lets a new desk take up every chain once, on record, and the journal can still be verified', () => {
    const here = room.addDesk();
    const other = forger(1);
    other.skip(3);
    expect(takenBy(here, other.note('note 1'))[0]).toMatch(/events 1 to 3 .* missing/);
    expect(here.journal.exchange.beginAt(5_000)).toBe(4_998);
    hubSeq = 4_999;
    offerCall(here, 1);
    expect(takenBy(here, other.note('note 2'), other.note('note 3'))).toEqual(['new', 'new']);
    expect(notesOf(here)).toEqual(['note 3', 'note 2']);
    expect(verifyJournal(here.journal)).toMatchObject({ ok: true });
    other.skip(1);
    expect(takenBy(here, other.note('note 4'))[0]).toMatch(/missing/);
  });

  it('is told to a desk that was away for longer, in words', () => {
    const here = room.addDesk();
    const other = forger(1);
    takenBy(here, other.note('note 1'));
    expect(here.journal.exchange.beginAt(1)).toBe(0);
    here.journal.exchange.beginAt(10);
    expect(here.journal.exchange.asides(1)[0]?.why).toMatch(/away for longer .* 8 are no longer/);
    other.skip(2);
    hubSeq = 20;
    expect(takenBy(here, other.note('note 2'))).toEqual(['new']);
  });
});

describe('a claim of a desk that has lost its hub.json', () => {
  it('waits on a call that others have, and counts at once on its own', () => {
    const lone = room.addDesk('nurse', [], false);
    offerCall(lone, 2);
    accept(lone, 2);
    expect(lone.call(callOf(2))?.referrals[0]?.state).toBe('accepted');
    const handler = room.addDesk();
    offerCall(handler, 1);
    takenBy(lone, ...sentOf(handler));
    accept(lone, 1);
    expect(lone.call(callOf(1))?.referrals[0]?.state).toBe('claiming');
  });
});

function sentOf({ journal }: ReturnType<typeof room.addDesk>): readonly Incoming[] {
  const all: Incoming[] = [];
  const { exchange, deskId } = journal;
  for (let batch = exchange.next(0); batch !== null; batch = exchange.next(batch.batch))
    all.push({
      hubSeq: 0,
      subject: 'call.x.y.z',
      atMs: startMs,
      isClaim: false,
      desk: deskId,
      role: batch.role,
      callId: batch.callId,
      publicKey: exchange.publicKey,
      events: batch.events,
    });
  return all;
}
