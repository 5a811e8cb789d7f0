import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyJournal } from '#main/journal/verify-journal.ts';
import type { Incoming, Journal, WireEvent } from '#main/journal/journal.ts';
import { accept, callOf, makeRoom, offerCall, startMs, type TestDesk } from './room.ts';

let room: ReturnType<typeof makeRoom>;
let here: TestDesk;
let there: TestDesk;
let hubSeq: number;
beforeEach(() => {
  room = makeRoom();
  here = room.addDesk();
  there = room.addDesk('nurse');
  hubSeq = 0;
  introduce(there);
});
afterEach(() => {
  room.clear();
});

const utf8 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** The hub brings that somebody signed in there, as it brings what any desk says first. */
const introduce = ({ journal }: TestDesk): void => {
  take(...allSentBy(journal).slice(0, 1));
};
/** What a desk sent after that, in order. */
const sentBy = (journal: Journal): readonly Incoming[] => allSentBy(journal).slice(1);

function allSentBy({ exchange, deskId }: Journal): readonly Incoming[] {
  const all: Incoming[] = [];
  for (let after = 0, batch = exchange.next(0); batch !== null; batch = exchange.next(after)) {
    after = batch.batch;
    all.push({
      hubSeq: 0,
      subject: `call.${batch.callId ?? ''}.${batch.role}.${deskId}`,
      atMs: startMs,
      isClaim: batch.claims,
      desk: batch.claims ? null : deskId,
      role: batch.claims ? null : batch.role,
      callId: batch.callId,
      publicKey: exchange.publicKey,
      events: batch.events,
    });
  }
  return all;
}
const take = (...messages: readonly Incoming[]) =>
  here.journal.exchange.take(messages.map((one) => ({ ...one, hubSeq: (hubSeq += 1) })));
const changed = (
  message: Incoming | undefined,
  change: (event: WireEvent) => Partial<WireEvent>,
) => {
  if (message === undefined) throw new Error('nothing was sent');
  return { ...message, events: message.events.map((event) => ({ ...event, ...change(event) })) };
};
const whyOf = (taken: ReturnType<typeof take>) =>
  taken.map((one) => (one.taken === 'aside' ? one.why : one.taken));

describe('a message that cannot be trusted is set aside, named, and stops nobody', () => {
  it.each<[string, (event: WireEvent) => Partial<WireEvent>, RegExp]>([
    ['no envelope', () => ({ envelope: Buffer.from('{"a":1}') }), /cannot be read/],
    ['no JSON in it', () => ({ content: '{"half' }), /cannot be read/],
    [
      'a changed word',
      ({ content }) => ({ content: (content ?? '').replace('07700 900482', '07700 900483') }),
      /not the one that was signed/,
    ],
    [
      'a changed envelope',
      ({ envelope }) => ({
        envelope: Buffer.from(utf8(envelope).replace('"nurse"', '"supervisor"')),
      }),
      /author has not the role/,
    ],
    ['signatures of nobody', () => ({ signature: new Uint8Array(64) }), /not from its desk/],
    ['a signature that is none', () => ({ signature: new Uint8Array(63) }), /signature is none/],
    [
      'a first signature of nobody, under a last that is good',
      ({ envelope, signature }) => ({
        signature: utf8(envelope).includes('call-opened') ? new Uint8Array(64) : signature,
      }),
      /not from its desk/,
    ],
    ['a salt that is none', () => ({ salt: new Uint8Array(15) }), /not the one that was signed/],
    [
      'a last signature of nobody',
      ({ envelope, signature }) => ({
        signature: utf8(envelope).includes('referral-offered') ? new Uint8Array(64) : signature,
      }),
      /signature is not from its desk/,
    ],
  ])('%s', (_, change, why) => {
    offerCall(there, 1);
    const [first] = sentBy(there.journal);
    const bad = changed(first, change);
    expect(whyOf(take(bad))[0]).toMatch(why);
    expect(here.call(callOf(1))).toBeNull();
    expect(here.journal.exchange.asides(10)).toMatchObject([
      { hubSeq: 2, why: expect.stringMatching(why) as string },
    ]);
    expect(whyOf(take(...sentBy(there.journal)))).toEqual(['new']);
    expect(here.call(callOf(1))).not.toBeNull();
  });

  it('a gap in the chain of its desk', () => {
    offerCall(there, 1);
    there.say('note-added', callOf(1), { text: 'second' });
    const [first, second] = sentBy(there.journal);
    if (first === undefined || second === undefined) throw new Error('two were sent');
    expect(whyOf(take(second))[0]).toMatch(/events 2 to 3 of its desk are missing/);
    expect(whyOf(take(first, second))).toEqual(['new', 'new']);
  });

  it('another key for a desk that is known', () => {
    offerCall(there, 1);
    there.say('note-added', callOf(1), { text: 'second' });
    const [first, second] = sentBy(there.journal);
    if (first === undefined || second === undefined) throw new Error('two were sent');
    take(first);
    const forged = { ...second, publicKey: here.journal.exchange.publicKey };
    expect(whyOf(take(forged))[0]).toMatch(/another key/);
    expect(whyOf(take(second))).toEqual(['new']);
  });

  it('the desk or the call of another subject', () => {
    offerCall(there, 1);
    const [first] = sentBy(there.journal);
    if (first === undefined) throw new Error('one was sent');
    expect(whyOf(take({ ...first, desk: here.journal.deskId }))[0]).toMatch(/desk/);
    expect(whyOf(take({ ...first, callId: callOf(2) }))[0]).toMatch(/call/);
    expect(whyOf(take({ ...first, events: [] }))[0]).toMatch(/no event/);
  });

  it('a claim with the name of an event that is here, on a subject where it would win', () => {
    offerCall(there, 1);
    take(...sentBy(there.journal));
    accept(here, 1);
    const own = here.journal.exchange.next(1);
    if (own === null) throw new Error('a claim is waiting');
    const forged = {
      hubSeq: 0,
      subject: `claim.${callOf(1)}`,
      atMs: startMs,
      isClaim: true,
      desk: null,
      role: null,
      callId: callOf(1),
      publicKey: here.journal.exchange.publicKey,
      events: own.events.map((event) => ({ ...event, signature: new Uint8Array(64).fill(7) })),
    };
    expect(whyOf(take(forged))[0]).toMatch(/name of another/);
    expect(here.call(callOf(1))?.referrals[0]?.state).toBe('claiming');
  });
});

describe('a message that is signed and may not count keeps its place in the chain', () => {
  it('a handler who accepts', () => {
    const handler = room.addDesk();
    introduce(handler);
    offerCall(there, 1);
    take(...sentBy(there.journal));
    accept(handler, 1);
    handler.say('note-added', callOf(1), { text: 'a note after it' });
    const [claim, note] = sentBy(handler.journal);
    if (claim === undefined || note === undefined) throw new Error('two were sent');
    take(claim, note);
    expect(here.journal.exchange.asides(1)[0]?.why).toBe('a handler cannot accept');
    expect(here.call(callOf(1))?.referrals[0]?.state).toBe('offered');
    expect(here.call(callOf(1))?.notes[0]?.text).toBe('a note after it');
  });

  it('an acceptance in the name of somebody else, and one by whoever is no supervisor', () => {
    offerCall(there, 1);
    take(...sentBy(there.journal));
    const before = sentBy(there.journal).length;
    there.say('acceptance-claimed', callOf(1), {
      referralId: '01890a5d-ac96-774b-bccf-000000000001',
      by: { user: here.user, name: 'Somebody else' },
    });
    there.say('priority-lowered', callOf(1), {
      from: 'urgent',
      to: 'advice',
      reason: 'no',
      byName: 'me',
    });
    take(...sentBy(there.journal).slice(before));
    expect(here.journal.exchange.asides(2).map(({ why }) => why)).toEqual([
      'only a supervisor may do this, not a nurse',
      'it accepts in the name of somebody else',
    ]);
    expect(here.call(callOf(1))?.lowered).toBeNull();
  });

  it('a time in the future, and content that is no such event', () => {
    offerCall(there, 1);
    there.journal.append([
      {
        type: 'note-added',
        typeVersion: 1,
        callId: callOf(1),
        atMs: startMs + 3_600_000,
        by: { user: there.user, role: 'nurse' },
        packHash: null,
        content: { text: 'from tomorrow' },
      },
    ]);
    take(...sentBy(there.journal));
    expect(here.journal.exchange.asides(1)[0]?.why).toMatch(/future/);
    expect(here.call(callOf(1))?.notes.map(({ text }) => text)).not.toContain('from tomorrow');
  });

  it('what another desk keeps to itself travels as an envelope, and nobody is added here', () => {
    there.journal.append([
      {
        type: 'user-added',
        typeVersion: 1,
        callId: null,
        atMs: startMs,
        by: null,
        packHash: null,
        content: { name: 'Mallory' },
      },
    ]);
    const [message] = sentBy(there.journal);
    expect(message?.events[0]?.content).toBeNull();
    if (message !== undefined) take(message);
    const [kept] = [...here.journal.read({ type: 'user-added' })];
    expect(kept?.kind).toBe('content-erased');
    expect(verifyJournal(here.journal)).toMatchObject({ ok: true });
  });
});
