import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '#main/protocol/load-pack.ts';
import type { Predicate } from '#shared/protocol/predicate.ts';
import type { FactEntry } from '#shared/protocol/vocabulary.ts';
import { pack } from './facts.ts';

const facts = Object.entries(loadVocabulary().facts);

class Values {
  readonly #byFact = new Map<string, Set<string>>();

  add(fact: string, value: string | readonly string[]): void {
    const held = this.#byFact.get(fact) ?? new Set();
    for (const one of [value].flat()) held.add(one);
    this.#byFact.set(fact, held);
  }

  has = (fact: string, value: string): boolean => this.#byFact.get(fact)?.has(value) === true;
  knows = (fact: string): boolean => this.#byFact.has(fact);
}

function addNamed(predicate: Predicate, to: Values): void {
  if ('fact' in predicate) to.add(predicate.fact, predicate.in);
  else if ('not' in predicate) addNamed(predicate.not, to);
  else for (const part of 'any' in predicate ? predicate.any : predicate.all) addNamed(part, to);
}

/** What the answers can establish; "not known" makes everything its question tells unknown. */
const canBeSaid = new Values();
for (const { fact, answers } of pack.questions) {
  canBeSaid.add(fact, 'unknown');
  for (const { value, also } of answers) {
    canBeSaid.add(fact, value);
    for (const [beside, set] of Object.entries(also ?? {})) {
      canBeSaid.add(beside, set);
      canBeSaid.add(beside, 'unknown');
    }
  }
}

/** What raises or adds something, and what is named at all. */
const adds = new Values();
const named = new Values();
for (const { when, unless } of pack.rules) {
  addNamed(when, adds);
  for (const one of [when, unless]) if (one !== undefined) addNamed(one, named);
}
for (const { when, unless } of pack.substitutions) {
  addNamed(when, adds);
  for (const one of [when, unless]) if (one !== undefined) addNamed(one, named);
}

const isLeastSerious = ({ order }: FactEntry, value: string): boolean =>
  order?.[0]?.includes(value) === true;

describe('the vocabulary, all in use', () => {
  it('can have every fact that a person has to say, and every value of it', () => {
    const silent = facts
      .filter(([, { supplied }]) => !supplied)
      .flatMap(([fact, { values }]) =>
        values.filter((value) => !canBeSaid.has(fact, value)).map((value) => `${fact}: ${value}`),
      );
    expect(silent).toEqual([]);
  });

  it('has a rule that every fact can fire', () => {
    expect(facts.map(([fact]) => fact).filter((fact) => !adds.knows(fact))).toEqual([]);
  });

  // Without an order one value may be the ordinary one, from which the rest depart.
  it('tells every value apart: only the least serious, or one ordinary one, goes without a rule', () => {
    for (const [fact, entry] of facts) {
      const unnamed = entry.values.filter((value) => !named.has(fact, value));
      if (entry.order === null)
        expect(unnamed.length, `${fact}: ${unnamed.join()}`).toBeLessThan(2);
      else
        expect(
          unnamed.filter((value) => !isLeastSerious(entry, value)),
          fact,
        ).toEqual([]);
    }
  });
});

describe('what is already known about somebody', () => {
  const known = [
    'flag_match',
    'care_plan',
    'plan_asks_for',
    'frequent_contact',
    'different_today',
    'known_to_services',
    'linked_calls_24h',
  ];
  const mentions = (predicate: Predicate | undefined): boolean => {
    const values = new Values();
    if (predicate !== undefined) addNamed(predicate, values);
    return known.some((fact) => values.knows(fact));
  };
  const isUnderNot = (predicate: Predicate): boolean => {
    if ('fact' in predicate) return false;
    if ('not' in predicate) return mentions(predicate.not) || isUnderNot(predicate.not);
    return ('any' in predicate ? predicate.any : predicate.all).some(isUnderNot);
  };

  it('only ever adds: it holds no rule back, puts nobody in another’s place, skips no question', () => {
    for (const { id, when, unless } of pack.rules) {
      expect(mentions(unless), id).toBe(false);
      expect(isUnderNot(when), id).toBe(false);
    }
    for (const { id, when, unless } of pack.substitutions)
      expect(mentions(when) || mentions(unless), id).toBe(false);
    for (const { id, askWhen } of pack.questions) expect(mentions(askWhen), id).toBe(false);
  });
});
