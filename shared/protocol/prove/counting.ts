import type { FactName } from '../protocol.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { wordsOf } from './world.ts';

/** How many things one fact can be, not asked among them: one word or none, or any number of words. */
export const choicesOf = (vocabulary: Vocabulary, fact: FactName): number => {
  const words = wordsOf(vocabulary, fact).length;
  return vocabulary.facts[fact]?.many === true ? 2 ** words : words + 1;
};

/** How many sets of facts there are, those named set aside. Often beyond 2^53: a double is near enough. */
export const callsOver = (vocabulary: Vocabulary, without: readonly FactName[] = []): number =>
  Object.keys(vocabulary.facts)
    .filter((fact) => !without.includes(fact))
    .reduce((product, fact) => product * choicesOf(vocabulary, fact), 1);
