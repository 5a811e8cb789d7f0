import { noWorld } from '#shared/routing/there-now.ts';
import { describe, expect, it } from 'vitest';
import type { CallState } from '#shared/call/call.ts';
import { acceptedOwner } from '#shared/call/accepted-owner.ts';
import { handBack, reopenCall, whatKeepsOpen } from '#shared/call/close-call.ts';
import { recordReference, requestEmergency, standDown } from '#shared/call/emergency.ts';
import { decidingFacts } from '#shared/call/facts.ts';
import { neededLevel } from '#shared/call/level-view.ts';
import { acceptReferral, expireOffers } from '#shared/call/offers.ts';
import { lowerPriority, setLine } from '#shared/call/record.ts';
import { recordAnswer, startScript, volunteerFact } from '#shared/call/script-commands.ts';
import { suppliedFacts } from '#shared/call/supplied-facts.ts';
import { takeRoute } from '#shared/call/take-route.ts';
import { decide } from '#shared/protocol/decide.ts';
import { aCall, acting, after, amy, martin, room, ruth } from '#test/support/acting.ts';
import { smallPack } from '#test/support/small-pack.ts';

const level = (call: CallState) =>
  neededLevel(call, decide(smallPack, decidingFacts(smallPack, call)));

describe('a response that a supervisor lowered', () => {
  const lowered = (): CallState => {
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
    return after(call, lowerPriority(acting(martin, 10), call, 'advice', 'Known to the team'));
  };

  it('rises again when danger is volunteered after it', () => {
    const call = lowered();
    expect(level(call)).toBe('advice');
    const said = volunteerFact(acting(amy, 20), call, { fact: 'distress_severe', value: 'yes' });
    expect(level(after(call, said))).toBe('soon');
  });

  it('rises again when what the desk itself knows needs more', () => {
    const call = lowered();
    expect(level({ ...call, supplied: { life_at_risk_now: 'yes' } })).toBe('emergency');
  });

  it('can be lowered from the level a route holds', () => {
    const base = lowered();
    const routed = after(
      base,
      takeRoute(
        acting(amy, 30),
        base,
        decide(smallPack, { life_at_risk_now: 'yes', weapon: 'no' }),
        {
          destination: 'ambulance_emergency',
          acknowledgedMissing: [],
          reason: null,
        },
      ),
    );
    const call = {
      ...after(routed, standDown(acting(martin, 40), routed, { reason: 'Found safe' })),
      lowered: null,
    };
    expect(level(call)).toBe('emergency');
    const down = after(call, lowerPriority(acting(martin, 50), call, 'urgent', 'Found safe'));
    expect(level(down)).toBe('urgent');
  });
});

describe('a supervisor who takes what no nurse accepted', () => {
  it('owns it, and is not left with a record only a nurse can make', () => {
    const facts = { life_at_risk_now: 'no', weapon: 'no', distress_severe: 'yes' };
    let call = after(
      aCall(),
      takeRoute(acting(amy), aCall(), decide(smallPack, { ...facts, nurse_on_duty: 'yes' }), {
        destination: 'nurse',
        acknowledgedMissing: [],
        reason: null,
      }),
    );
    call = after(call, { ok: true, value: expireOffers(acting(amy, 150_000), call) });
    const offer = call.referrals.find(({ kind }) => kind === 'nurse');
    if (offer === undefined) throw new Error('no offer to the nurses');
    call = after(call, acceptReferral(acting(martin, 150_001), call, offer.id));
    expect(acceptedOwner(call)).toBe(martin.name);
    expect(call.obligations.map(({ kind }) => kind)).not.toContain('nurse_record');
  });
});

describe('an emergency that was stood down', () => {
  const stoodDown = (): CallState => {
    let call = after(aCall(), requestEmergency(acting(amy), aCall(), null));
    call = after(
      call,
      recordReference(acting(amy), call, {
        service: 'police',
        reference: 'P-1',
        acceptedBy: 'Jo Hale',
      }),
    );
    expect(acceptedOwner(call)).toBe('Jo Hale');
    return after(call, standDown(acting(martin), call, { reason: 'Found safe' }));
  };

  it('leaves the call with nobody who accepted it, so it cannot close on their name', () => {
    expect(acceptedOwner(stoodDown())).toBeNull();
    expect(whatKeepsOpen(stoodDown())).toContain('Somebody has to accept it first.');
  });

  it('names the supervisor who is signed in', () => {
    expect(stoodDown().emergency?.stoodDown?.supervisor).toBe(martin.name);
  });
});

describe('handBack', () => {
  const back = { acceptedBy: 'Hana Yusuf', reference: 'LP-1', reason: 'Not ours' };

  it('refuses a second time, by the name of who has it', () => {
    const call = after(aCall(), handBack(acting(amy), aCall(), back));
    expect(handBack(acting(amy), call, back)).toMatchObject({
      ok: false,
      error: { reason: 'already-handed-back' },
    });
  });

  it('knows the handler’s own name however it is spaced', () => {
    expect(
      handBack(acting(amy), aCall(), { ...back, acceptedBy: ' amy   KERRIGAN' }),
    ).toMatchObject({ ok: false, error: { reason: 'own-referral' } });
  });
});

describe('a call that was opened again', () => {
  it('is offered to a nurse anew, and waits for somebody to accept', () => {
    const facts = { life_at_risk_now: 'no', weapon: 'no', distress_severe: 'yes' };
    const decision = decide(smallPack, { ...facts, nurse_on_duty: 'yes' });
    const route = { destination: 'nurse', acknowledgedMissing: [], reason: null };
    let call = after(aCall(), takeRoute(acting(amy), aCall(), decision, route));
    const first = call.referrals[0]?.id;
    if (first === undefined) throw new Error('no offer to the nurses');
    call = after(call, acceptReferral(acting(ruth, 1), call, first));
    call = { ...call, closedAtMs: 2, obligations: [] };
    call = after(call, reopenCall(acting(amy, 3), call, 'She rang again'));
    call = after(call, takeRoute(acting(amy, 4), call, decision, route));
    expect(call.referrals.map(({ state }) => state)).toEqual(['accepted', 'offered']);
    expect(whatKeepsOpen(call)).toContain(
      'Embedded nurse: somebody accepts by name (Amy Kerrigan).',
    );
  });
});

describe('a fact said after its question was answered otherwise', () => {
  it('is refused, and names the answer to change', () => {
    let call = after(aCall(), startScript(acting(amy), aCall()));
    const answer = { question: 'life', values: { life_at_risk_now: 'no' }, words: null };
    call = after(call, recordAnswer(acting(amy), call, answer));
    expect(
      volunteerFact(acting(amy), call, { fact: 'life_at_risk_now', value: 'yes' }),
    ).toMatchObject({ ok: false, error: { reason: 'already-answered' } });
  });

  it('is taken where the answer was not known', () => {
    let call = after(aCall(), startScript(acting(amy), aCall()));
    const answer = { question: 'life', values: { life_at_risk_now: 'unknown' }, words: null };
    call = after(call, recordAnswer(acting(amy), call, answer));
    const said = volunteerFact(acting(amy), call, { fact: 'life_at_risk_now', value: 'yes' });
    expect(decidingFacts(smallPack, after(call, said))['life_at_risk_now']).toBe('yes');
  });
});

describe('a silent line that then ends', () => {
  it('is still known to have been silent', () => {
    const world = {
      colleagues: room,
      linkedCalls: 0,
      frequentContact: false,
      differentToday: false,
      aboutPerson: {},
      sendable: noWorld,
      nowMs: 0,
    };
    let call = after(aCall(), setLine(acting(amy), aCall(), 'silent'));
    call = { ...call, supplied: suppliedFacts(call, world) };
    call = after(call, setLine(acting(amy), call, 'ended'));
    expect(suppliedFacts(call, world)['line']).toBe('silent');
  });
});
