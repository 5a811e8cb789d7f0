import type { Predicate } from './predicate.ts';
import type { FactName, Pack } from './protocol.ts';
import type { Vocabulary } from './vocabulary.ts';

const plain = (word: string): string => word.replaceAll('_', ' ');
const valueWords = (value: string): string => (value === 'unknown' ? 'not known' : plain(value));

const listed = (parts: readonly string[], joint: string): string =>
  parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} ${joint} ${parts.at(-1) ?? ''}`;

/**
 * "weapon is in hand or within reach"; where all but one value is meant, "weapon is anything but put
 * away". A fact is called by its name: two questions may ask the same one in other words.
 */
function factWords(
  vocabulary: Vocabulary | undefined,
  fact: FactName,
  values: readonly string[],
): string {
  const known = vocabulary?.facts[fact]?.values ?? [];
  const [only, ...more] = known.filter((one) => !values.includes(one));
  if (known.length > 3 && only !== undefined && more.length === 0 && values.includes('unknown'))
    return `${plain(fact)} is anything but ${valueWords(only)}`;
  return `${plain(fact)} is ${listed(values.map(valueWords), 'or')}`;
}

/** A condition inside another one goes in brackets where its own joints could be misread. */
const inside = (predicate: Predicate, words: string): string =>
  'fact' in predicate || 'not' in predicate ? words : `(${words})`;

/**
 * A condition in plain words, for a clinical owner: "weapon is in hand, and not: setting is dwelling". In
 * goes a condition of the pack and, where there is one, its vocabulary, without which every value is
 * listed. An empty `all` is "always", an empty `any` "never".
 */
export function conditionWords(
  predicate: Predicate,
  pack: Pick<Pack, 'id'>,
  vocabulary?: Vocabulary,
): string {
  if ('fact' in predicate) return factWords(vocabulary, predicate.fact, predicate.in);
  if ('not' in predicate)
    return `not: ${inside(predicate.not, conditionWords(predicate.not, pack, vocabulary))}`;
  const isAny = 'any' in predicate;
  const parts = isAny ? predicate.any : predicate.all;
  if (parts.length === 0) return isAny ? 'never' : 'always';
  const words = parts.map((part) => {
    const one = conditionWords(part, pack, vocabulary);
    return parts.length === 1 ? one : inside(part, one);
  });
  if (words.length === 1) return words.join('');
  return isAny ? `either ${words.join('; or ')}` : words.join(', and ');
}
