import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickFiring } from '#shared/protocol/nearby-outcome.ts';
import { firedRules } from '#shared/protocol/outcome.ts';
import { anyFacts, pack } from './facts.ts';
import { check } from './seed.ts';

describe('finding the rules that fire, the quick way', () => {
  const quick = quickFiring(pack);
  it('finds the very rules that firedRules finds, in their order', () => {
    check(
      fc.property(anyFacts, (facts) => {
        const ids = (rules: readonly { readonly id: string }[]) => rules.map(({ id }) => id);
        expect(ids(quick(pack, facts))).toEqual(ids(firedRules(pack, facts)));
      }),
    );
  });
});
