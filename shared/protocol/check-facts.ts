import { nearestWord } from './nearest-word.ts';
import type { Problem } from './problem.ts';
import type { FactName } from './protocol.ts';
import type { Vocabulary } from './vocabulary.ts';

const meant = (word: string, known: readonly string[]): string => {
  const nearest = nearestWord(word, known);
  return nearest === null ? '' : ` Did you mean "${nearest}"?`;
};

/** The problem with one value of a fact, naming the nearest known word; null when it is fine. */
export function checkValue(
  vocabulary: Vocabulary,
  fact: FactName,
  value: string | readonly string[],
  path: readonly (string | number)[],
): Problem | null {
  // Own names only: a fact called "constructor" is a stranger, not a property of every object.
  const entry = Object.hasOwn(vocabulary.facts, fact) ? vocabulary.facts[fact] : undefined;
  if (entry === undefined) {
    const text = `There is no fact "${fact.slice(0, 80)}".${meant(fact, Object.keys(vocabulary.facts))}`;
    return { path, text };
  }
  if (typeof value !== 'string' && !entry.many)
    return { path, text: `${fact} has one value, not a list.` };
  const given = typeof value === 'string' ? [value] : value;
  if (given.length === 0)
    return { path, text: `${fact} has no value. Leave the fact out when it was not asked.` };
  const stranger = given.find((one) => one !== 'unknown' && !entry.values.includes(one));
  if (stranger === undefined) return null;
  const text = `"${stranger.slice(0, 80)}" is not a value of ${fact}.${meant(stranger, [...entry.values, 'unknown'])}`;
  return { path, text };
}

/** Every problem in a set of facts. A fact that is left out is no problem: it was not asked. */
export const checkFacts = (
  vocabulary: Vocabulary,
  facts: Readonly<Record<string, string | readonly string[]>>,
): readonly Problem[] =>
  Object.entries(facts).flatMap(
    ([fact, value]) => checkValue(vocabulary, fact, value, ['facts', fact]) ?? [],
  );
