import { describe, expect, it } from 'vitest';
import { resourcePlan } from '#shared/routing/plan.ts';
import { suitesNow } from '#shared/routing/suites.ts';
import { aPlan, planned } from '#test/support/resources.ts';

describe('a plan of whom a force can send', () => {
  it('refuses half a position and a line of one point, and needs neither places of suites nor landmarks', () => {
    const problems = (change: Record<string, unknown>) =>
      resourcePlan
        .safeParse({ ...aPlan(), ...change })
        .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    const suite = { name: 'Bradgate', places: 3, ifNone: 'The Infirmary', lat: 52.6 };
    expect(problems({ suites: [suite] })).toEqual([
      'suites.0: a position has both lat and lon, or neither',
    ]);
    const lines = [{ kind: 'road', name: 'A47', points: [[-1, 52]] }];
    expect(problems({ landmarks: { lines } })).toEqual([
      'landmarks.lines.0.points: a line has two positions or more',
    ]);
    expect(aPlan().landmarks).toEqual({ towns: [], lines: [] });
    expect(suitesNow(planned(), 0)[0]?.point).toBeNull();
  });
});
