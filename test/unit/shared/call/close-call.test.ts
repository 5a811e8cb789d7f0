import { describe, expect, it } from 'vitest';
import type { CallState } from '#shared/call/call.ts';
import { closeCall, handBack, reopenCall } from '#shared/call/close-call.ts';
import { decidingFacts } from '#shared/call/facts.ts';
import { acceptByTelephone, acceptReferral } from '#shared/call/offers.ts';
import { closeObligation, tellCaller } from '#shared/call/obligations.ts';
import { setLine } from '#shared/call/record.ts';
import { recordAnswer, startScript } from '#shared/call/script-commands.ts';
import { takeRoute } from '#shared/call/take-route.ts';
import { decide } from '#shared/protocol/decide.ts';
import { aCall, acting, after, amy, martin, recordedContact, ruth } from '#test/support/acting.ts';
import { smallPack } from '#test/support/small-pack.ts';

const told = {
  who: 'A nurse rings',
  when: 'within 10 minutes',
  ifWorse: 'ring 999',
  callAgain: 'in an hour',
};

function offered(): CallState {
  let call = after(aCall(), startScript(acting(amy), aCall()));
  for (const [question, fact, value] of [
    ['life', 'life_at_risk_now', 'no'],
    ['weapon', 'weapon', 'no'],
    ['distress', 'distress_severe', 'yes'],
  ] as const)
    call = after(
      call,
      recordAnswer(acting(amy), call, { question, values: { [fact]: value }, words: null }),
    );
  const decision = decide(smallPack, { ...decidingFacts(smallPack, call), nurse_on_duty: 'yes' });
  return after(
    call,
    takeRoute(acting(amy), call, decision, {
      destination: decision.destinations[0] ?? '',
      acknowledgedMissing: [],
      reason: null,
    }),
  );
}

const referral = (call: CallState, destination: string) => {
  const found = call.referrals.find((one) => one.destination === destination);
  if (found === undefined)
    throw new Error(
      `no offer to ${destination}: ${call.referrals.map((one) => one.destination).join()}`,
    );
  return found.id;
};

describe('closeCall', () => {
  it('refuses while nobody by name has accepted the call', () => {
    const refused = closeCall(acting(amy), aCall(), null);
    expect(refused).toMatchObject({ ok: false, error: { reason: 'call-still-owned-here' } });
  });

  it('refuses while an offer waits, and names what is open', () => {
    const refused = closeCall(acting(amy), offered(), null);
    expect(refused).toMatchObject({
      ok: false,
      error: { text: expect.stringContaining('accept') as string },
    });
  });

  it('closes once a nurse has accepted, recorded, and the caller was told', () => {
    let call = offered();
    call = after(call, acceptReferral(acting(ruth), call, referral(call, 'nurse')));
    expect(closeCall(acting(amy), call, null).ok).toBe(false);
    call = recordedContact(ruth, call, 'conversation');
    expect(closeCall(acting(amy), call, null).ok).toBe(false);
    call = after(call, tellCaller(acting(amy), call, told));
    for (const open of call.obligations.filter(({ closed }) => closed === null))
      call = after(
        call,
        closeObligation(acting(martin), call, {
          obligationId: open.id,
          how: 'done',
          reference: null,
        }),
      );
    call = after(call, closeCall(acting(amy), call, 'Nurse rings her; nobody sent'));
    expect(call.closedAtMs).toBe(0);
  });

  it('lets no words stand in for an acceptance', () => {
    const call = offered();
    const open = call.obligations.find(({ kind }) => kind === 'referral_acceptance');
    const refused = closeObligation(acting(martin), call, {
      obligationId: open?.id ?? '',
      how: 'fine',
      reference: null,
    });
    expect(refused).toMatchObject({ ok: false, error: { reason: 'obligation-has-own-act' } });
  });

  it('takes an acceptance said on the telephone, with the name', () => {
    let call = offered();
    call = after(
      call,
      acceptByTelephone(acting(amy), call, {
        referralId: referral(call, 'nurse'),
        name: 'Priya Raman',
        organisation: 'Crisis team',
        reference: null,
      }),
    );
    expect(call.owner).toEqual({ user: null, name: 'Priya Raman, Crisis team' });
  });

  it('stays open until a dropped caller has been rung back', () => {
    let call = after(
      aCall(),
      handBack(acting(amy), aCall(), {
        acceptedBy: 'Hana Yusuf',
        reference: 'LP-1',
        reason: 'A noise complaint',
      }),
    );
    call = after(call, setLine(acting(amy), call, 'dropped'));
    expect(closeCall(acting(amy), call, null).ok).toBe(false);
    call = after(call, setLine(acting(amy), call, 'connected'));
    expect(closeCall(acting(amy), call, null).ok).toBe(true);
  });

  it('opens again with a reason', () => {
    const back = after(
      aCall(),
      handBack(acting(amy), aCall(), { acceptedBy: 'Hana', reference: 'LP-1', reason: 'Not ours' }),
    );
    const closed = after(back, closeCall(acting(amy), back, null));
    expect(after(closed, reopenCall(acting(amy), closed, 'She rang again')).closedAtMs).toBeNull();
  });
});
