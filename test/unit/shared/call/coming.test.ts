import { describe, expect, it } from 'vitest';
import { acceptedOwner } from '#shared/call/accepted-owner.ts';
import { openObligations, type CallState } from '#shared/call/call.ts';
import { whatKeepsOpen } from '#shared/call/close-call.ts';
import {
  askedByForce,
  expectedOf,
  nameForce,
  recordChase,
  reversePromise,
  type Chased,
} from '#shared/call/coming.ts';
import { comingView } from '#shared/call/coming-view.ts';
import { recordReference, requestEmergency, standDown } from '#shared/call/emergency.ts';
import { foldCall } from '#shared/call/fold.ts';
import { event } from '#shared/call/command.ts';
import { chaseId } from '#shared/call/coming-events.ts';
import { acceptReferral } from '#shared/call/offers.ts';
import { takeRoute } from '#shared/call/take-route.ts';
import { decide } from '#shared/protocol/decide.ts';
import { smallPack } from '#test/support/small-pack.ts';
import { tellCaller } from '#shared/call/obligations.ts';
import { whyNot } from '#shared/call/claims.ts';
import { aCall, acting, after, amy, martin, ruth } from '#test/support/acting.ts';

const minute = 60_000;
const told = { who: 'An ambulance', when: 'in 40 minutes', ifWorse: '999', callAgain: 'at 2' };

const ambulanceTaken = (): CallState => {
  const asked = after(aCall(), requestEmergency(acting(amy), aCall(), 'Marlow Gardens'));
  return after(
    asked,
    recordReference(acting(amy), asked, {
      service: 'ambulance',
      reference: 'A 4471',
      acceptedBy: 'Jo Finch',
    }),
  );
};
const coming: Chased = {
  serviceKey: 'ambulance',
  result: 'estimate',
  inMinutes: 40,
  saidBy: 'Jo Finch',
};
const chased = (call: CallState, what: Partial<Chased>, nowMs = 0): CallState =>
  after(call, recordChase(acting(amy, nowMs), call, { ...coming, ...what }));
const promisedOn = (call: CallState): CallState => after(call, tellCaller(acting(amy), call, told));
const owed = (call: CallState, kind: string): readonly string[] =>
  openObligations(call)
    .filter((one) => one.kind === kind)
    .map(({ label }) => label);
const refusal = (decided: ReturnType<typeof recordChase>): string =>
  decided.ok ? '' : decided.error.reason;

describe('asking when they come', () => {
  it('is only asked of somebody who has taken it', () => {
    expect(expectedOf(aCall())).toEqual([]);
    expect(refusal(recordChase(acting(amy), aCall(), coming))).toBe('nobody-expected');
    expect(expectedOf(ambulanceTaken()).map(({ label }) => label)).toEqual(['Ambulance']);
  });

  it('owes the next time to ask at the time they said', () => {
    const call = chased(ambulanceTaken(), {});
    const [open] = openObligations(call).filter(({ kind }) => kind === 'chase_eta');
    expect(open).toMatchObject({ label: 'Ask Ambulance again: are they there?' });
    expect(open?.dueAtMs).toBe(40 * minute);
    expect(comingView(call, 41 * minute).expected[0]?.state).toBe('late');
    expect(comingView(call, 39 * minute).expected[0]?.state).toBe('coming');
  });

  it('has one open clock a service, and none once they are there', () => {
    const again = chased(chased(ambulanceTaken(), {}), { inMinutes: 90 }, 40 * minute);
    expect(owed(again, 'chase_eta')).toHaveLength(1);
    const there = chased(again, { result: 'arrived', inMinutes: null }, 80 * minute);
    expect(owed(there, 'chase_eta')).toEqual([]);
    expect(refusal(recordChase(acting(amy), there, coming))).toBe('already-there');
  });

  it('asks a supervisor, once, when it was put off twice or asked twice in vain', () => {
    const none = { result: 'no-answer', inMinutes: null, saidBy: null } as const;
    const vain = chased(chased(chased(ambulanceTaken(), none), none), none);
    expect(owed(vain, 'supervisor_review')).toHaveLength(1);
    const put = [20, 60, 240].reduce(
      (call, inMinutes) => chased(call, { inMinutes }),
      ambulanceTaken(),
    );
    expect(owed(put, 'supervisor_review')).toHaveLength(1);
    expect(owed(chased(ambulanceTaken(), none), 'supervisor_review')).toEqual([]);
  });

  it('opens everything again when they are not coming: nobody owns it, and the caller is told', () => {
    const promised = promisedOn(ambulanceTaken());
    expect(acceptedOwner(promised)).not.toBeNull();
    const call = chased(promised, { result: 'not-coming', inMinutes: null });
    expect(acceptedOwner(call)).toBeNull();
    expect(call.emergency?.lines.find(({ service }) => service === 'ambulance')).toMatchObject({
      reference: null,
      doneAtMs: null,
    });
    expect(owed(call, 'ambulance_reference')).toHaveLength(1);
    expect(owed(call, 'promise_reversed')).toEqual([
      'Tell the caller that Ambulance is not coming, and what happens instead',
    ]);
    expect(owed(call, 'supervisor_review')).toHaveLength(1);
    expect(whatKeepsOpen(call)).toContain('Somebody has to accept it first.');
  });

  it('refuses a time that is missing or cannot be, and a word without a name', () => {
    const call = ambulanceTaken();
    const said = (what: Partial<Chased>): string =>
      refusal(recordChase(acting(amy), call, { ...coming, ...what }));
    expect(said({ inMinutes: null })).toBe('time-needed');
    expect(said({ inMinutes: -5 })).toBe('impossible-time');
    expect(said({ inMinutes: 10_081 })).toBe('impossible-time');
    expect(said({ saidBy: null })).toBe('name-needed');
  });

  it('takes nothing from a nurse who accepted here, whoever sends that she is not coming', () => {
    const facts = {
      life_at_risk_now: 'no',
      weapon: 'no',
      distress_severe: 'yes',
      nurse_on_duty: 'yes',
    };
    const routed = after(
      aCall(),
      takeRoute(acting(amy), aCall(), decide(smallPack, facts), {
        destination: 'nurse',
        acknowledgedMissing: [],
        reason: null,
      }),
    );
    const referral = routed.referrals.find(({ kind }) => kind === 'nurse');
    if (referral === undefined) throw new Error('nothing is offered to a nurse');
    const taken = after(routed, acceptReferral(acting(ruth), routed, referral.id));
    const forged = foldCall(
      taken,
      event(acting(amy), taken.callId, 'service-chased', {
        chaseId: chaseId.parse('00000000-0000-7000-8000-00000000abcd'),
        serviceKey: referral.id,
        label: 'Nurse',
        result: 'not-coming',
        estimateAtMs: null,
        saidBy: 'Nobody',
        next: null,
        byName: amy.name,
      }),
    );
    expect(forged?.owner).toEqual(taken.owner);
    expect(forged?.referrals).toEqual(taken.referrals);
  });

  it('is folded once, however often it comes', () => {
    const decided = recordChase(acting(amy), ambulanceTaken(), coming);
    if (!decided.ok) throw new Error('it is recorded');
    const once = decided.value.reduce<CallState | null>(foldCall, ambulanceTaken());
    expect(decided.value.reduce<CallState | null>(foldCall, once)).toEqual(once);
  });
});

describe('a promise', () => {
  const taken = promisedOn(ambulanceTaken());
  const promised = (): CallState => taken;

  it('stands: the handler cannot tell the caller of somebody else', () => {
    const other = tellCaller(acting(amy), promised(), { ...told, who: 'The crisis team' });
    expect(other.ok ? '' : other.error.reason).toBe('promise-stands');
    const later = tellCaller(acting(amy), promised(), { ...told, when: 'in two hours' });
    expect(later.ok).toBe(true);
  });

  it('is taken back by a supervisor only, and the call is open until the caller was told', () => {
    const by = { instead: 'The crisis team rings by 10', reason: 'No ambulance is free' };
    const handlers = reversePromise(acting(amy), promised(), by);
    expect(handlers.ok ? '' : handlers.error.reason).toBe('supervisor-only');
    const back = after(promised(), reversePromise(acting(martin), promised(), by));
    expect(owed(back, 'promise_reversed')).toHaveLength(1);
    const [open] = openObligations(back).filter(({ kind }) => kind === 'promise_reversed');
    expect(open?.owner).toBe(amy.id);
    const again = after(
      back,
      tellCaller(acting(amy, 5), back, { ...told, who: 'The crisis team' }),
    );
    expect(owed(again, 'promise_reversed')).toEqual([]);
  });

  it('that nobody made cannot be taken back', () => {
    const back = reversePromise(acting(martin), aCall(), { instead: 'x', reason: 'y' });
    expect(back.ok ? '' : back.error.reason).toBe('nothing-promised');
  });

  it('from a desk that is no supervisor’s counts nowhere', () => {
    const decided = reversePromise(acting(martin), promised(), { instead: 'x', reason: 'y' });
    if (!decided.ok) throw new Error('it is decided');
    const [made] = decided.value;
    if (made === undefined) throw new Error('it has an event');
    const signed = { ...made, typeVersion: 1, by: { user: amy.id, role: 'handler' } };
    expect(whyNot([signed])).toMatch(/only a supervisor/);
  });

  it('of an emergency that is stood down opens the same duty to tell', () => {
    const down = after(promised(), standDown(acting(martin), promised(), { reason: 'A mistake' }));
    expect(owed(down, 'promise_reversed')).toHaveLength(1);
  });
});

describe('another force', () => {
  it('is named only where one is asked', () => {
    const named = nameForce(acting(amy), aCall(), { force: 'Northants', telephone: null });
    expect(named.ok ? '' : named.error.reason).toBe('force-not-asked');
  });

  it('that asks is owed the name of who took it', () => {
    const asked = after(
      aCall(),
      askedByForce(acting(amy), aCall(), {
        force: 'Derbyshire',
        name: 'PS Okafor',
        telephone: null,
        reference: 'D-118',
      }),
    );
    expect(owed(asked, 'answer_force')).toEqual([
      'Tell Derbyshire (PS Okafor) who has taken it here',
    ]);
    expect(comingView(asked, 0).askedBy).toBe('Derbyshire, PS Okafor, D-118');
  });
});
