import type { FactName, Facts } from './protocol.ts';

/** A condition over facts, as data: a clinical owner can read it, and a verifier can walk it. */
export type Predicate =
  | { readonly fact: FactName; readonly in: readonly string[] }
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate };

/**
 * True, false, or undefined where an unasked fact leaves it open (Kleene's three values). A rule
 * fires on true alone, so a fact nobody asked about fires nothing in either polarity.
 */
export function truth(predicate: Predicate, facts: Facts): boolean | undefined {
  if ('fact' in predicate) {
    const value = facts[predicate.fact];
    if (value === undefined || value.length === 0) return undefined;
    return typeof value === 'string'
      ? predicate.in.includes(value)
      : value.some((one) => predicate.in.includes(one));
  }
  if ('not' in predicate) {
    const inner = truth(predicate.not, facts);
    return inner === undefined ? undefined : !inner;
  }
  const settles = 'any' in predicate;
  const parts = settles ? predicate.any : predicate.all;
  let open = false;
  for (const part of parts) {
    const value = truth(part, facts);
    if (value === settles) return settles;
    if (value === undefined) open = true;
  }
  return open ? undefined : !settles;
}

/** Whether the condition is met by what was asked. */
export const holds = (predicate: Predicate, facts: Facts): boolean =>
  truth(predicate, facts) === true;

/** Every fact the condition looks at, once each, in the order written. */
export function factsOf(predicate: Predicate): readonly FactName[] {
  if ('fact' in predicate) return [predicate.fact];
  if ('not' in predicate) return factsOf(predicate.not);
  const parts = 'any' in predicate ? predicate.any : predicate.all;
  return [...new Set(parts.flatMap(factsOf))];
}

/** The facts a condition rests on as it stands: of alternatives only those that are met. */
export function factsBehind(predicate: Predicate, facts: Facts): readonly FactName[] {
  if ('fact' in predicate) return [predicate.fact];
  if ('not' in predicate) return factsBehind(predicate.not, facts);
  const parts =
    'any' in predicate ? predicate.any.filter((part) => holds(part, facts)) : predicate.all;
  return [...new Set(parts.flatMap((part) => factsBehind(part, facts)))];
}
