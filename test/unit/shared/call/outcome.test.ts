import { describe, expect, it } from 'vitest';
import { openObligations, type CallState } from '#shared/call/call.ts';
import { foldCall } from '#shared/call/fold.ts';
import type { Colleague } from '#shared/call/command.ts';
import { giveCall } from '#shared/call/give-call.ts';
import { answerHandover, openHandover } from '#shared/call/handover.ts';
import { outcomeOf, recordOutcome, reviewCall } from '#shared/call/outcome.ts';
import { openObligation } from '#shared/call/obligations.ts';
import { acceptReferral } from '#shared/call/offers.ts';
import { recordLines } from '#shared/call/record-lines.ts';
import { shiftCounts } from '#shared/call/shift-counts.ts';
import { whyNot } from '#shared/call/claims.ts';
import {
  aCall,
  acting,
  after,
  amy,
  colleague,
  martin,
  room,
  ruth,
  sian,
} from '#test/support/acting.ts';

const said = { kind: 'settled', detail: null, s136: null } as const;
const used = {
  place: 'Fosse bridge',
  detainedAtMs: 1_000,
  consulted: null,
  suite: null,
  arrivedAtMs: null,
};

describe('an outcome', () => {
  it('counts as it was said last, and what was said before stays on record', () => {
    const first = after(aCall(), recordOutcome(acting(amy), aCall(), said));
    const then = after(
      first,
      recordOutcome(acting(ruth), first, { kind: 'seen-by', detail: 'Crisis team', s136: null }),
    );
    expect(outcomeOf(then)).toMatchObject({ kind: 'seen-by', byName: ruth.name });
    expect(then.outcomes.map(({ kind }) => kind)).toEqual(['settled', 'seen-by']);
    expect(then.notes[0]?.text).toBe('Outcome corrected: Seen by somebody: Crisis team');
  });

  it('is taken on a closed call, and twice the same event changes nothing', () => {
    const closed: CallState = { ...aCall(), closedAtMs: 5 };
    const decided = recordOutcome(acting(amy), closed, said);
    const once = after(closed, decided);
    if (!decided.ok) throw new Error('it is taken');
    expect(decided.value.reduce<CallState | null>(foldCall, once)).toEqual({
      ...once,
      lastAtMs: once.lastAtMs,
    });
  });

  it.each([
    [{ kind: 'seen-by', detail: null, s136: null }, /say who saw them/],
    [{ kind: 's136-used', detail: null, s136: null }, /place and time/i],
    [{ ...said, s136: used }, /place and time/i],
    [
      { kind: 's136-used', detail: null, s136: { ...used, detainedAtMs: 9e12 } },
      /in the future.*Nothing was saved/,
    ],
    [
      { kind: 's136-used', detail: null, s136: { ...used, arrivedAtMs: 500 } },
      /before section 136 was used/,
    ],
  ] as const)('%j is refused in words', (what, why) => {
    const refused = recordOutcome(acting(amy, 10_000), aCall(), what);
    expect(refused.ok ? '' : refused.error.text).toMatch(why);
  });
});

describe('a review', () => {
  it('needs a reason to disagree, and two people’s stand beside each other', () => {
    const call = aCall();
    const refused = reviewCall(acting(martin), call, { agrees: false, reason: null });
    expect(refused.ok ? '' : refused.error.text).toMatch(/why you do not agree/);
    const once = after(call, reviewCall(acting(martin), call, { agrees: true, reason: null }));
    const twice = after(
      once,
      reviewCall(acting(martin), once, { agrees: false, reason: 'Asked too late about the lock' }),
    );
    expect(twice.reviews.map(({ agrees }) => agrees)).toEqual([true, false]);
  });

  it('ends a review that waits, and not one that asks a supervisor to act', () => {
    let call = aCall();
    const given = after(
      call,
      giveCall(acting(martin), call, { to: ruth.id, why: 'She knows him' }),
    );
    const referralId = given.referrals[0]?.id;
    if (referralId === undefined) throw new Error('it was offered');
    call = [
      openObligation(acting(amy), given, { kind: 'supervisor_review' }),
      openObligation(acting(amy), given, { kind: 'supervisor_review', referralId }),
    ].reduce<CallState>((state, event) => foldCall(state, event) ?? state, given);
    const done = after(call, reviewCall(acting(martin), call, { agrees: true, reason: null }));
    expect(
      done.obligations
        .filter(({ kind }) => kind === 'supervisor_review')
        .map(({ closed }) => closed?.how ?? 'open'),
    ).toEqual(['Reviewed: agreed', 'open']);
  });

  it('of somebody who is no supervisor counts on no desk', () => {
    const review = {
      type: 'call-reviewed',
      typeVersion: 1,
      callId: aCall().callId,
      atMs: 1,
      content: {
        reviewId: '00000000-0000-7000-8000-00000000000a',
        agrees: true,
        reason: null,
        byName: 'Me',
      },
    };
    expect(whyNot([{ ...review, by: { user: amy.id, role: 'handler' } }])).toMatch(/supervisor/);
    expect(whyNot([{ ...review, by: { user: martin.id, role: 'supervisor' } }])).toBeNull();
  });
});

describe('giving a call', () => {
  it('leaves it with its owner until the person accepts', () => {
    const call = aCall();
    const given = after(
      call,
      giveCall(acting(martin), call, { to: ruth.id, why: 'She knows him' }),
    );
    expect(given.owner.user).toBe(amy.id);
    const [referral] = given.referrals;
    if (referral === undefined) throw new Error('it was offered');
    expect(referral.steps.map(({ who }) => who)).toEqual([ruth.name, martin.name]);
    const taken = after(given, acceptReferral(acting(ruth), given, referral.id));
    expect(taken.owner.user).toBe(ruth.id);
  });

  it.each([
    [amy.id, /owns this call already/],
    ['00000000-0000-4000-8000-0000000000ff' as typeof amy.id, /not in this room/],
  ])('to %s is refused in words', (to, why) => {
    const refused = giveCall(acting(martin), aCall(), { to, why: 'because' });
    expect(refused.ok ? '' : refused.error.text).toMatch(why);
  });

  describe('to another handler', () => {
    const tom = colleague(105, 'Tom Osei', 'handler');
    const by = (who: Colleague) => acting(who, 0, { colleagues: [...room, tom] });
    const given = (): CallState =>
      after(aCall(), giveCall(by(martin), aCall(), { to: tom.id, why: 'Amy is with the fire' }));
    const answer = (call: CallState, declined: string | null): CallState =>
      after(call, answerHandover(by(tom), call, { id: openHandover(call)?.id ?? '', declined }));
    const openOf = (call: CallState) =>
      openObligations(call).map(({ label, ownerName }) => [label, ownerName]);

    it('moves nothing until they take it, and the supervisor waits for their answer', () => {
      expect(given().owner.user).toBe(amy.id);
      expect(openOf(given())).toContainEqual([
        `Tom Osei takes over the call from ${amy.name}`,
        martin.name,
      ]);
      const taken = answer(given(), null);
      expect(taken.owner.user).toBe(tom.id);
      expect(openOf(taken)).toEqual(openOf(aCall()));
    });

    it('is the supervisor’s again when they say no', () => {
      const refused = answer(given(), 'On another call');
      expect(refused.owner.user).toBe(amy.id);
      expect(openOf(refused)).toContainEqual([
        'Tom Osei did not take the call that was given: who has it?',
        martin.name,
      ]);
    });

    it('counts on no desk where nobody but a supervisor could have given it', () => {
      const [offered] = given().handovers;
      if (offered === undefined) throw new Error('it was offered');
      const { id: handoverId, offeredAtMs, from, fromName, to, toName, why, givenBy } = offered;
      const content = { from, fromName, to, toName, why, givenBy };
      const signed = (user: Colleague) => ({
        type: 'handover-offered',
        typeVersion: 1,
        callId: aCall().callId,
        atMs: offeredAtMs,
        by: { user: user.id, role: user.role },
        content: { ...content, handoverId },
      });
      expect(whyNot([signed(martin)])).toBeNull();
      expect(whyNot([signed(tom)])).toMatch(/in the name of somebody else/);
      expect(
        whyNot([
          {
            ...signed(tom),
            content: { ...content, handoverId, givenBy: { user: tom.id, name: tom.name } },
          },
        ]),
      ).toMatch(/only a supervisor gives/);
    });
  });

  it('twice to the same person is refused', () => {
    const call = aCall();
    const given = after(call, giveCall(acting(martin), call, { to: sian.id, why: 'one' }));
    const again = giveCall(acting(martin), given, { to: sian.id, why: 'two' });
    expect(again.ok ? '' : again.error.text).toMatch(/asked already/);
  });
});

describe('a shift', () => {
  it('counts what somebody has to look at, nought too, and opens to the calls', () => {
    const closed: CallState = { ...aCall(), closedAtMs: 5 };
    const counts = shiftCounts([aCall(), closed], 10);
    expect(counts.map(({ id, calls }) => [id, calls.length])).toEqual([
      ['taken', 2],
      ['nobody', 0],
      ['late', 0],
      ['left', 0],
      ['handover', 0],
      ['no-record', 0],
      ['no-outcome', 1],
      ['s136', 0],
      ['disagreed', 0],
    ]);
    const said2 = after(
      closed,
      recordOutcome(acting(amy, 10_000), closed, { kind: 's136-used', detail: null, s136: used }),
    );
    expect(shiftCounts([said2], 10).find(({ id }) => id === 's136')?.calls).toEqual([
      closed.callId,
    ]);
  });
});

describe('the whole record', () => {
  it('has every event, by whom, in words', () => {
    const call = aCall();
    const decided = recordOutcome(acting(amy), call, said);
    if (!decided.ok) throw new Error('it is taken');
    const [line] = recordLines(decided.value, () => 'Amy Kerrigan');
    expect(line).toMatchObject({ who: 'Amy Kerrigan', text: 'Outcome recorded' });
  });
});
