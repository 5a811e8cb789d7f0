import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAtRoute, factsAtRoute } from '#shared/protocol/at-route.ts';
import { decide } from '#shared/protocol/decide.ts';
import { anyFacts, pack } from './facts.ts';
import { check } from './seed.ts';

const safety = ['life_at_risk_now', 'serious_harm_risk', 'weapon', 'crime'];
const without = (facts: Readonly<Record<string, unknown>>, gone: string) =>
  Object.fromEntries(Object.entries(facts).filter(([fact]) => fact !== gone)) as typeof facts;

describe('a decision at the moment its route is taken', () => {
  it('is that of a call in which the question was asked and nobody knew', () => {
    check(
      fc.property(anyFacts, fc.constantFrom(...safety), (facts, fact) => {
        const unasked = decideAtRoute(pack, without(facts, fact) as typeof facts);
        const unknown = decideAtRoute(pack, { ...facts, [fact]: 'unknown' });
        expect([unasked.level, unasked.destinations]).toEqual([
          unknown.level,
          unknown.destinations,
        ]);
        expect(unasked.missing).toContain(fact);
        expect(unasked.complete).toBe(false);
      }),
      300,
    );
  });

  it('is the plain decision where every necessary question was asked', () => {
    const asked = { life_at_risk_now: 'no', serious_harm_risk: 'no', weapon: 'no', crime: 'no' };
    expect(factsAtRoute(pack, asked)).toBe(asked);
    expect(decideAtRoute(pack, asked)).toEqual(decide(pack, asked));
  });
});
