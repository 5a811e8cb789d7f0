import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chances } from '#shared/people/identity/posterior.ts';
import type { PersonWeighed } from '#shared/people/identity/weigh-person.ts';

const weighed = (person: number, household = Number.NEGATIVE_INFINITY): PersonWeighed => ({
  person,
  household,
  names: { weight: 0, swapped: false, found: [] },
  place: null,
  phone: null,
  born: null,
  bornContradicts: false,
  ageOff: null,
  identifier: false,
});
const cache = { people: 1000, stranger: 0 };

describe('chances', () => {
  it('never add up to more than one, and keep the order of the evidence', () => {
    const weights = fc.array(fc.double({ min: -30, max: 60, noNaN: true }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(weights, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (of, baseRate) => {
        const all = chances(
          of.map((one) => weighed(one)),
          cache,
          baseRate,
        );
        expect(all.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1 + 1e-9);
        for (const [a, one] of of.entries())
          for (const [b, other] of of.entries())
            if (one > other) expect(all[a] ?? 0).toBeGreaterThanOrEqual(all[b] ?? 0);
      }),
    );
  });

  it('gives two who fit alike at most one half each', () => {
    const [one, other] = chances([weighed(40), weighed(40)], cache, 0.9);
    expect(one).toBe(other);
    expect(one).toBeLessThanOrEqual(0.5);
  });

  it('are lower where somebody unknown of the same household explains it as well', () => {
    const [alone] = chances([weighed(16)], cache, 0.5);
    const [shared] = chances([weighed(16, 16)], cache, 0.5);
    expect(alone).toBeGreaterThan(0.99);
    expect(shared).toBeLessThanOrEqual(0.5);
  });

  it('rise with the share of callers who are in the cache', () => {
    const at = (baseRate: number) => chances([weighed(8)], cache, baseRate)[0] ?? 0;
    expect(at(0.1)).toBeLessThan(at(0.5));
    expect(at(0.5)).toBeLessThan(at(0.9));
  });
});
