import { outcome } from './outcome.ts';
import type { Predicate } from './predicate.ts';
import type { FactName, Pack, Question } from './protocol.ts';
import { factsTold } from './revise.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A way to give an answer on paper: the key, what stands beside it, and the value it gives. */
export type Key = { readonly key: number; readonly label: string; readonly value: string };

/** The keys of a question as printed: 1 to 9 in order, and 0 for not known, which is always there. */
export const keysOf = ({ answers }: Question): readonly Key[] => [
  ...answers.map(({ label, value }, index) => ({ key: index + 1, label, value })),
  { key: 0, label: 'Not known', value: 'unknown' },
];

const told = (question: Question, { value }: Key) =>
  factsTold(question, { [question.fact]: question.many === true ? [value] : value });

/**
 * Whether this answer requires an emergency response by itself, whatever else is said: worked out by
 * the same function that decides on the screen.
 */
export const isEmergencyAlone = (pack: Pack, question: Question, key: Key): boolean =>
  outcome(pack, told(question, key)).level === 'emergency';

const plain = (word: string): string =>
  word === 'unknown' ? 'not known' : word.replaceAll('_', ' ');

/** A script with the vocabulary it speaks. */
export type Spoken = { readonly pack: Pack; readonly vocabulary: Vocabulary };

/** "Q6: 1 In a hand / 0 Not known", for every question that can tell one of these values. */
function factWords(
  { pack, vocabulary }: Spoken,
  fact: FactName,
  values: readonly string[],
): string {
  const asked = pack.questions.flatMap((question, index) => {
    const keys = keysOf(question).filter((key) =>
      [told(question, key)[fact] ?? []].flat().some((value) => values.includes(value)),
    );
    return keys.length === 0
      ? []
      : [`Q${index + 1}: ${keys.map(({ key, label }) => `${key} ${label}`).join(' / ')}`];
  });
  if (asked.length === 0) {
    const entry = vocabulary.facts[fact];
    const always =
      entry !== undefined && [...entry.values, 'unknown'].every((one) => values.includes(one));
    return always ? 'always' : `${plain(fact)}: ${values.map(plain).join(' / ')}`;
  }
  return asked.length === 1 ? (asked[0] ?? '') : `(${asked.join(' OR ')})`;
}

/**
 * A condition as somebody applies it by hand, in numbers of questions and keys of answers. What the
 * application would have known by itself (is a nurse on duty) is named in words.
 */
export function conditionWords(spoken: Spoken, predicate: Predicate, inside = false): string {
  if ('fact' in predicate) return factWords(spoken, predicate.fact, predicate.in);
  if ('not' in predicate) return `asked, and NOT (${conditionWords(spoken, predicate.not)})`;
  const [parts, word] =
    'all' in predicate ? [predicate.all, ' AND '] : ([predicate.any, ' OR '] as const);
  const said = parts.map((part) => conditionWords(spoken, part, parts.length > 1));
  const joined = said.join(word);
  return inside && said.length > 1 ? `(${joined})` : joined;
}
