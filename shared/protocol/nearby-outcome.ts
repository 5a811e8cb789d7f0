import { fires, outcome, type Outcome } from './outcome.ts';
import { factsOf, type Predicate } from './predicate.ts';
import type { FactName, Facts, Pack, Rule } from './protocol.ts';

const differing = (a: Facts, b: Facts): readonly FactName[] => [
  ...Object.keys(a).filter((fact) => a[fact] !== b[fact]),
  ...Object.keys(b).filter((fact) => a[fact] === undefined),
];

/** Facts without which the condition cannot be met: an unasked fact meets nothing. */
function needed(predicate: Predicate): readonly FactName[] {
  if ('fact' in predicate) return [predicate.fact];
  if ('not' in predicate) return 'fact' in predicate.not ? [predicate.not.fact] : [];
  return 'all' in predicate ? predicate.all.flatMap(needed) : [];
}

/** Finds the rules that fire as firedRules does, looking only at those whose facts were asked. */
export function quickFiring(pack: Pack): (pack: Pack, facts: Facts) => readonly Rule[] {
  const rules = pack.rules.map((rule) => ({ rule, needs: [...new Set(needed(rule.when))] }));
  return (_pack, facts) =>
    rules
      .filter(
        ({ rule, needs }) => needs.every((fact) => facts[fact] !== undefined) && fires(rule, facts),
      )
      .map(({ rule }) => rule);
}

/** Decides facts that differ a little from some others. */
export type NearbyOutcome = (facts: Facts) => Outcome;

/**
 * Prepares a pack for deciding many sets of facts that lie close together: of the rules only those are
 * looked at again that speak of a changed fact. The decision is `outcome`'s own.
 */
export function nearbyOutcomes(pack: Pack): (start: Facts) => NearbyOutcome {
  const needs = pack.rules.map(({ when }) => [...new Set(needed(when))]);
  const firesNow = (rule: Rule, place: number, facts: Facts): boolean =>
    (needs[place] ?? []).every((fact) => facts[fact] !== undefined) && fires(rule, facts);
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
        first = { facts, fired: pack.rules.map((rule, place) => firesNow(rule, place, facts)) };
        const { fired } = first;
        return pack.rules.filter((_rule, place) => fired[place]);
      }
      const fired = [...first.fired];
      for (const fact of differing(first.facts, facts))
        for (const place of speakingOf.get(fact) ?? []) {
          const rule = pack.rules[place];
          if (rule !== undefined) fired[place] = firesNow(rule, place, facts);
        }
      return pack.rules.filter((_rule, place) => fired[place]);
    };
    const atStart = outcome(pack, start, firing);
    return (facts) => (facts === start ? atStart : outcome(pack, facts, firing));
  };
}
