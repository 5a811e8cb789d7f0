import { fires, outcome, type Outcome } from './outcome.ts';
import { factsOf } from './predicate.ts';
import type { FactName, Facts, Pack, Rule } from './protocol.ts';

const differing = (a: Facts, b: Facts): readonly FactName[] => [
  ...Object.keys(a).filter((fact) => a[fact] !== b[fact]),
  ...Object.keys(b).filter((fact) => a[fact] === undefined),
];

/** Decides facts that differ a little from some others. */
export type NearbyOutcome = (facts: Facts) => Outcome;

/**
 * Prepares a pack for deciding many sets of facts that lie close together: of the rules only those are
 * looked at again that speak of a changed fact. The decision is `outcome`'s own.
 */
export function nearbyOutcomes(pack: Pack): (start: Facts) => NearbyOutcome {
  const speakingOf = new Map<FactName, number[]>();
  for (const [place, { when, unless }] of pack.rules.entries())
    for (const fact of new Set([
      ...factsOf(when),
      ...(unless === undefined ? [] : factsOf(unless)),
    ]))
      speakingOf.set(fact, [...(speakingOf.get(fact) ?? []), place]);
  return (start) => {
    let first: { readonly facts: Facts; readonly fired: readonly boolean[] } | null = null;
    const firing = (_pack: Pack, facts: Facts): readonly Rule[] => {
      if (first === null) {
        first = { facts, fired: pack.rules.map((rule) => fires(rule, facts)) };
        const { fired } = first;
        return pack.rules.filter((_rule, place) => fired[place]);
      }
      const fired = [...first.fired];
      for (const fact of differing(first.facts, facts))
        for (const place of speakingOf.get(fact) ?? []) {
          const rule = pack.rules[place];
          if (rule !== undefined) fired[place] = fires(rule, facts);
        }
      return pack.rules.filter((_rule, place) => fired[place]);
    };
    const atStart = outcome(pack, start, firing);
    return (facts) => (facts === start ? atStart : outcome(pack, facts, firing));
  };
}
