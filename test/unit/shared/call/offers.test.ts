import { describe, expect, it } from 'vitest';
import type { CallState } from '#shared/call/call.ts';
import {
  acceptReferral,
  declineReferral,
  expireOffers,
  nextDueAtMs,
  ringAll,
  rungFor,
} from '#shared/call/offers.ts';
import { foldCall } from '#shared/call/fold.ts';
import { takeRoute } from '#shared/call/take-route.ts';
import { decide } from '#shared/protocol/decide.ts';
import { aCall, acting, after, amy, martin, ruth, sian } from '#test/support/acting.ts';
import { smallPack } from '#test/support/small-pack.ts';

const facts = {
  life_at_risk_now: 'no',
  weapon: 'no',
  distress_severe: 'yes',
  nurse_on_duty: 'yes',
};

const offered = (): CallState =>
  after(
    aCall(),
    takeRoute(acting(amy), aCall(), decide(smallPack, facts), {
      destination: 'nurse',
      acknowledgedMissing: [],
      reason: null,
    }),
  );

const nurseOffer = (call: CallState) => {
  const found = call.referrals.find(({ destination }) => destination === 'nurse');
  if (found === undefined) throw new Error('no offer to the nurses');
  return found;
};

const expire = (call: CallState, nowMs: number): CallState =>
  expireOffers(acting(amy, nowMs), call).reduce<CallState>(
    (state, event) => foldCall(state, event) ?? state,
    call,
  );

describe('an offer to the nurses', () => {
  it('rings a free nurse whom no other call rings before one who is being rung', () => {
    const first = offered();
    expect(nurseOffer(first).steps[0]?.who).toBe(ruth.name);
    const second = takeRoute(
      { ...acting(amy), rung: () => rungFor([first]) },
      aCall(),
      decide(smallPack, facts),
      { destination: 'nurse', acknowledgedMissing: [], reason: null },
    );
    const { steps } = nurseOffer(after(aCall(), second));
    expect(steps.slice(0, 2).map(({ who, detail }) => [who, detail])).toEqual([
      [sian.name, 'Nurse, free'],
      [ruth.name, 'One nurse more. Nurse, being rung for another call'],
    ]);
  });
});

describe('an offer nobody answers', () => {
  it('rings one nurse more after 30 s, all after 1 min, the supervisor after 2 min 30', () => {
    let call = offered();
    const who: (string | undefined)[] = [];
    for (const nowMs of [29_999, 30_000, 60_000, 150_000]) {
      call = expire(call, nowMs);
      const { step, steps } = nurseOffer(call);
      who.push(steps[step]?.who);
    }
    expect(who).toEqual([ruth.name, sian.name, 'All nurses', martin.name]);
  });

  it('fires what was missed at the next start, once, marked late', () => {
    const events = expireOffers(acting(amy, 3_600_000), offered());
    const moved = events.filter(({ type }) => type === 'offer-escalated');
    expect(moved.map(({ content }) => content)).toMatchObject([
      { step: 1, late: true },
      { step: 2, late: true },
      { step: 3, late: true },
    ]);
    const call = expire(offered(), 3_600_000);
    expect(expireOffers(acting(amy, 7_200_000), call)).toEqual([]);
    expect(nextDueAtMs(call)).toBeNull();
  });

  it('that two desks move on, each for itself, leaves one review and says once to whom it went', () => {
    const call = offered();
    const [first, second] = [1, 2].map(() => expireOffers(acting(amy, 150_000), call));
    const both = [...(first ?? []), ...(second ?? [])].reduce<CallState>(
      (state, event) => foldCall(state, event) ?? state,
      call,
    );
    expect(both).toEqual(expire(call, 150_000));
    expect(both.obligations.filter(({ kind }) => kind === 'supervisor_review')).toHaveLength(1);
  });

  it('and that somebody had accepted, which the desk that moves it on did not know, is left as it is', () => {
    const call = offered();
    const late = expireOffers(acting(amy, 150_000), call);
    const accepted = after(call, acceptReferral(acting(ruth), call, nurseOffer(call).id));
    const told = late.reduce<CallState>(
      (state, event) => foldCall(state, event) ?? state,
      accepted,
    );
    expect(told.obligations).toEqual(accepted.obligations);
    expect(told.notes).toEqual(accepted.notes);
  });

  it('leaves a review with the supervisor when it reaches the last step', () => {
    const call = expire(offered(), 150_000);
    expect(call.obligations).toContainEqual(
      expect.objectContaining({ kind: 'supervisor_review', ownerName: martin.name, closed: null }),
    );
    expect(call.owner.name).toBe(amy.name);
  });
});

describe('acceptReferral', () => {
  it('moves the ownership to the nurse who accepts, and to nobody before', () => {
    const before = offered();
    expect(before.owner.name).toBe(amy.name);
    const call = after(before, acceptReferral(acting(ruth), before, nurseOffer(before).id));
    expect(call.owner).toEqual({ user: ruth.id, name: ruth.name });
  });

  it('tells the second nurse who was first', () => {
    const before = offered();
    const call = after(before, acceptReferral(acting(ruth), before, nurseOffer(before).id));
    expect(acceptReferral(acting(sian), call, nurseOffer(call).id)).toMatchObject({
      ok: false,
      error: { reason: 'already-accepted', text: `${ruth.name} has already accepted this.` },
    });
  });

  it('refuses a handler, and a supervisor before it has reached them', () => {
    const call = offered();
    for (const who of [amy, martin])
      expect(acceptReferral(acting(who), call, nurseOffer(call).id)).toMatchObject({
        ok: false,
        error: { reason: 'role-may-not-accept' },
      });
    const reached = expire(call, 150_000);
    expect(acceptReferral(acting(martin), reached, nurseOffer(reached).id).ok).toBe(true);
  });
});

describe('declineReferral', () => {
  it('moves on at once when nobody is left at this step', () => {
    const before = offered();
    const call = after(
      before,
      declineReferral(acting(ruth), before, {
        referralId: nurseOffer(before).id,
        reason: 'With another caller',
      }),
    );
    const { step, steps } = nurseOffer(call);
    expect(steps[step]?.who).toBe(sian.name);
  });

  it('reaches the supervisor when every nurse has declined', () => {
    let call = offered();
    for (const nurse of [ruth, sian])
      call = after(
        call,
        declineReferral(acting(nurse), call, { referralId: nurseOffer(call).id, reason: 'Busy' }),
      );
    const { step, steps } = nurseOffer(call);
    expect(steps[step]?.who).toBe(martin.name);
  });
});

describe('ringAll', () => {
  it('rings every nurse without waiting for the clock', () => {
    const before = offered();
    const call = after(before, ringAll(acting(amy, 5_000), before, nurseOffer(before).id));
    expect(nurseOffer(call).steps[nurseOffer(call).step]?.who).toBe('All nurses');
  });
});
