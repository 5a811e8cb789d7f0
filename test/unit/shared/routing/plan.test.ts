import { describe, expect, it } from 'vitest';
import { problemsOf } from '#shared/protocol/problem.ts';
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

  it('says of a number what it may be, and of a text how long', () => {
    const said = (change: Record<string, unknown>) => {
      const read = resourcePlan.safeParse({ ...aPlan(), ...change });
      return read.success ? [] : problemsOf(read.error).map(({ text }) => text);
    };
    const town = { name: 'Oakham', lat: 152.67, lon: -181 };
    expect(said({ landmarks: { towns: [town] } })).toEqual([
      '"lat" must be 90 or less.',
      '"lon" must be -180 or more.',
    ]);
    expect(
      said({ landmarks: { towns: [{ ...town, lat: 1, lon: 1, name: 'x'.repeat(201) }] } }),
    ).toEqual(['"name" is longer than 200 letters. Shorten it.']);
  });
});
