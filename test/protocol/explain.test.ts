import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '#shared/protocol/explain.ts';
import { outcome } from '#shared/protocol/outcome.ts';
import type { Facts } from '#shared/protocol/protocol.ts';
import { anyFacts, pack, vocabulary } from './facts.ts';
import { check } from './seed.ts';

const decided = (facts: Facts): string => {
  const { level, destinations } = outcome(pack, facts);
  return `${level} ${destinations.join()}`;
};
const without = (facts: Facts, gone: string): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([fact]) => fact !== gone));

/** Calls of at most nine facts, so that every smaller set of them can be tried. */
const shortCall = anyFacts.chain((facts) => {
  const given = Object.entries(facts);
  return fc
    .subarray(given, { maxLength: Math.min(9, given.length) })
    .map((some): Facts => Object.fromEntries(some));
});

const subsets = (facts: Facts): readonly Facts[] =>
  Object.entries(facts).reduce<readonly Facts[]>(
    (sets, [fact, value]) => sets.flatMap((set) => [set, { ...set, [fact]: value }]),
    [{}],
  );

describe('why a call was decided as it was', () => {
  it('names the fewest facts that fix it: without any one of them it would be another', () => {
    check(
      fc.property(shortCall, (facts) => {
        const { fixedBy } = explain(pack, vocabulary, facts);
        expect(decided(fixedBy)).toBe(decided(facts));
        for (const fact of Object.keys(fixedBy))
          expect(decided(without(fixedBy, fact)), fact).not.toBe(decided(facts));
        const fewest = Math.min(
          ...subsets(facts)
            .filter((set) => decided(set) === decided(facts))
            .map((set) => Object.keys(set).length),
        );
        expect(Object.keys(fixedBy).length).toBe(fewest);
      }),
      25,
    );
  });

  it('names the nearest other answers that would have changed it, and only what was asked', () => {
    check(
      fc.property(shortCall, (facts) => {
        const { nearest } = explain(pack, vocabulary, facts);
        const asked = Object.keys(facts).filter((fact) => !vocabulary.facts[fact]!.supplied);
        const oneChange = asked.some((fact) =>
          [...vocabulary.facts[fact]!.values, 'unknown'].some(
            (value) =>
              decided({ ...facts, [fact]: vocabulary.facts[fact]!.many ? [value] : value }) !==
              decided(facts),
          ),
        );
        for (const { instead, level, destinations } of nearest) {
          expect(`${level} ${destinations.join()}`).toBe(decided({ ...facts, ...instead }));
          expect(decided({ ...facts, ...instead })).not.toBe(decided(facts));
          expect(Object.keys(instead).every((fact) => asked.includes(fact))).toBe(true);
        }
        if (oneChange) expect(Object.keys(nearest[0]!.instead).length).toBe(1);
      }),
      25,
    );
  });
});
