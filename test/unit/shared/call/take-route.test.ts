import { describe, expect, it } from 'vitest';
import { takeRoute } from '#shared/call/take-route.ts';
import { decide } from '#shared/protocol/decide.ts';
import { aCall, acting, after, amy, martin, room } from '#test/support/acting.ts';
import { smallPack } from '#test/support/small-pack.ts';

const take = (
  facts: Record<string, string>,
  route: Partial<Parameters<typeof takeRoute>[3]>,
  who = amy,
  colleagues = room,
) => {
  const decision = decide(smallPack, facts);
  const destination = decision.destinations[0] ?? '';
  return takeRoute(acting(who, 0, { colleagues }), aCall(), decision, {
    destination,
    acknowledgedMissing: [],
    reason: null,
    ...route,
  });
};

describe('takeRoute', () => {
  it('names the necessary question that was not asked before it takes the route', () => {
    expect(
      take(
        { life_at_risk_now: 'no', distress_severe: 'yes', nurse_on_duty: 'yes' },
        { destination: 'nurse', reason: 'He asks for one' },
      ),
    ).toMatchObject({
      ok: false,
      error: {
        reason: 'necessary-question-not-asked',
        text: expect.stringContaining('weapon') as string,
      },
    });
  });

  it('takes it the second time, with a named person who owns the doubt', () => {
    const call = after(
      aCall(),
      take({ life_at_risk_now: 'no' }, { acknowledgedMissing: ['weapon'] }),
    );
    expect(call.route).toMatchObject({ missing: ['weapon'], doubtOwner: martin.name });
    expect(call.referrals.map(({ destination }) => destination)).toContain('supervisor_review');
  });

  it('refuses a doubt that nobody here could own', () => {
    const alone = room.filter(({ role }) => role === 'handler');
    expect(
      take({ life_at_risk_now: 'no' }, { acknowledgedMissing: ['weapon'] }, amy, alone),
    ).toMatchObject({
      ok: false,
      error: { reason: 'nobody-owns-the-doubt' },
    });
  });

  it('asks dispatch for both services, each red until a reference is there', () => {
    const call = after(aCall(), take({ life_at_risk_now: 'yes', weapon: 'in_hand' }, {}));
    expect(call.emergency?.lines.map(({ service, doneAtMs }) => [service, doneAtMs])).toEqual(
      expect.arrayContaining([
        ['police', null],
        ['ambulance', null],
      ]),
    );
    expect(call.obligations.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['police_reference', 'ambulance_reference']),
    );
  });

  it('never lets a handler leave out what the facts require', () => {
    const call = after(
      aCall(),
      take(
        { life_at_risk_now: 'yes', weapon: 'no' },
        { destination: 'nurse', reason: 'She wants a nurse' },
      ),
    );
    expect(call.route?.destinations).toEqual(
      expect.arrayContaining(['nurse', 'police_emergency', 'ambulance_emergency']),
    );
  });

  it('refuses to send nobody while the facts require somebody', () => {
    expect(
      take(
        { life_at_risk_now: 'yes', weapon: 'no' },
        { destination: 'no_deployment', reason: 'quiet now' },
      ),
    ).toMatchObject({
      ok: false,
      error: { reason: 'police-still-required' },
    });
  });

  it('asks for a reason when the route is not the recommended one', () => {
    expect(
      take(
        { life_at_risk_now: 'no', weapon: 'no', distress_severe: 'yes' },
        { destination: 'crisis_team' },
      ),
    ).toMatchObject({
      ok: false,
      error: { reason: 'reason-needed' },
    });
  });
});
