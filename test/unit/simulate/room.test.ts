import { describe, expect, it, vi } from 'vitest';
import { loadProtocol } from '#main/protocol/load-pack.ts';
import { runForce } from '#test/simulate/force.ts';
import type { Services } from '#test/simulate/outside.ts';
import { simulate } from '#test/simulate/run.ts';
import type { Settings } from '#test/simulate/settings.ts';

const script = loadProtocol();
// Hours of a room are played: a busy machine takes its time over them.
vi.setConfig({ testTimeout: 60_000 });

const settings = (change: Partial<Settings>): Settings => ({
  desks: 20,
  forces: 1,
  callsPerHour: 4,
  hours: 8,
  from: 12,
  seed: 1,
  nurses: null,
  units: null,
  crisisLines: null,
  ...change,
});

describe('simulate', () => {
  it('gives the same rooms for the same seed, and others for another', () => {
    const asked = settings({ forces: 3, desks: 30, callsPerHour: 9, hours: 3 });
    const once = simulate(asked, script);
    const again = simulate(asked, script);
    expect(again.outcome).toEqual(once.outcome);
    expect(again.sample).toEqual(once.sample);
    expect(simulate({ ...asked, seed: 2 }, script).outcome).not.toEqual(once.outcome);
  });

  it('sends one message for each act that made events, and leaves no call open', () => {
    const { outcome } = simulate(settings({ forces: 2, desks: 40 }), script);
    expect(outcome.calls).toBeGreaterThan(20);
    expect(outcome.closed).toBe(outcome.calls);
    for (const { messages, batches, acts } of outcome.forces) {
      expect(messages).toBe(batches);
      expect(messages).toBe(acts);
    }
  });

  it('takes the desks of all forces together, and the calls', () => {
    const { outcome } = simulate(settings({ forces: 3, desks: 32, hours: 2 }), script);
    expect(outcome.forces.map(({ desks }) => desks)).toEqual([11, 11, 10]);
  });
});

/** Nobody answers, on any line, ever. */
const nobody: Services = {
  isCarFree: () => false,
  onCars: () => undefined,
  ring: () => undefined,
};

describe('a room', () => {
  it('with no nurses and nobody outside ends every offer at the supervisor', () => {
    const none = settings({ nurses: 0, callsPerHour: 2 });
    const { room } = runForce(none, script, 0, (clock) => ({
      ...nobody,
      ring: (_, then) => clock.after(60_000, () => then(null)),
    }));
    const offers = room.tally.offers().filter(({ kind }) => kind !== 'supervisor');
    expect(offers.length).toBeGreaterThan(3);
    for (const { offered, toSupervisor, acceptedBySupervisor } of offers)
      expect([toSupervisor, acceptedBySupervisor]).toEqual([offered, offered]);
  });

  it('with nurses enough leaves no offer waiting longer than it takes to reach for the key', () => {
    const { room } = runForce(settings({ desks: 60, nurses: 40 }), script, 0);
    const nurse = room.tally.offers().find(({ destination }) => destination === 'nurse');
    expect(nurse?.offered).toBeGreaterThan(15);
    expect(nurse).toMatchObject({ toSupervisor: 0, neverAccepted: 0 });
    expect(nurse?.waitedS.p95).toBeLessThan(30);
  });

  it('with one nurse for many calls makes some wait, and moves them on to the supervisor', () => {
    const { room } = runForce(settings({ nurses: 1, callsPerHour: 8 }), script, 0);
    const nurse = room.tally.offers().find(({ destination }) => destination === 'nurse');
    expect(nurse?.toSupervisor).toBeGreaterThan(5);
    expect(nurse?.waitedS.p95).toBeGreaterThan(150);
  });

  it('counts acceptances that crossed on the wire, and every call is still closed', () => {
    // Every nurse is rung at once after a minute; among so many, some reach within the same 60 ms.
    const crowd = settings({ desks: 400, nurses: 300, callsPerHour: 150, hours: 3 });
    const { room } = runForce(crowd, script, 0);
    expect(room.crossed).toBeGreaterThan(0);
    expect(room.tally.closed).toBe(room.tally.calls);
    expect(room.batches).toBe(room.hub.hours.reduce((sum, { messages }) => sum + messages, 0));
  });
});
