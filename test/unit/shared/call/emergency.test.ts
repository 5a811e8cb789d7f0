import { describe, expect, it } from 'vitest';
import { chooseAmbulanceOnly, recordReference, requestEmergency } from '#shared/call/emergency.ts';
import { mayHappen } from '#shared/call/call-machine.ts';
import { takeRoute } from '#shared/call/take-route.ts';
import { decide } from '#shared/protocol/decide.ts';
import { startScript, volunteerFact } from '#shared/call/script-commands.ts';
import { aCall, acting, after, amy } from '#test/support/acting.ts';
import { smallPack } from '#test/support/small-pack.ts';

describe('F9 on a call where an ambulance alone was asked', () => {
  const withAmbulance = () => {
    const call = after(aCall(), requestEmergency(acting(amy), aCall(), null, ['ambulance']));
    return after(
      call,
      recordReference(acting(amy), call, {
        service: 'ambulance',
        reference: 'AMB-1',
        acceptedBy: 'Jo Hale',
      }),
    );
  };

  it('asks for police beside it, and keeps the ambulance reference', () => {
    const before = withAmbulance();
    const asked = requestEmergency(acting(amy), before, null);
    const call = after(before, asked);
    expect(asked.ok && asked.value.every((event) => mayHappen(before, event))).toBe(true);
    expect(call.emergency?.lines).toMatchObject([
      { service: 'ambulance', reference: 'AMB-1' },
      { service: 'police', reference: null, doneAtMs: null },
    ]);
    expect(call.obligations).toContainEqual(
      expect.objectContaining({ kind: 'police_reference', closed: null }),
    );
  });

  it('is refused only once both are asked', () => {
    const before = withAmbulance();
    const call = after(before, requestEmergency(acting(amy), before, null));
    expect(requestEmergency(acting(amy), call, null)).toMatchObject({
      ok: false,
      error: { reason: 'already-asked' },
    });
  });

  it('asks for police when the route that is taken needs them', () => {
    const before = withAmbulance();
    const decision = decide(smallPack, { life_at_risk_now: 'yes', weapon: 'no' });
    const call = after(
      before,
      takeRoute(acting(amy), before, decision, {
        destination: decision.destinations[0] ?? '',
        acknowledgedMissing: [],
        reason: null,
      }),
    );
    expect(call.emergency?.lines.map(({ service }) => service)).toContain('police');
  });
});

describe('F9 after police were taken off', () => {
  it('asks for police again', () => {
    let call = after(aCall(), startScript(acting(amy), aCall()));
    call = after(call, volunteerFact(acting(amy), call, { fact: 'weapon', value: 'no' }));
    call = after(call, requestEmergency(acting(amy), call, null));
    call = { ...call, volunteered: { ...call.volunteered, crime: 'no' } };
    call = after(call, chooseAmbulanceOnly(acting(amy), call));
    expect(call.emergency?.lines[0]).toMatchObject({ service: 'police', off: true });
    call = after(call, requestEmergency(acting(amy), call, null));
    expect(call.emergency?.lines.find(({ service }) => service === 'police')?.off).toBe(false);
  });
});
