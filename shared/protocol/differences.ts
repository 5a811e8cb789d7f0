import { diffWords, diffWordsWithSpace } from 'diff';
import type { DifferenceView } from '#shared/contract/protocol.ts';
import { PackWords, type Said } from './pack-words.ts';
import type { Pack } from './protocol.ts';
import type { Vocabulary } from './vocabulary.ts';

export type MarkedWords = DifferenceView['words'];

/** Beyond so many changed words two texts have little in common, and are shown one after the other. */
const editsAtMost = 1_000;

const wholly = (was: string, now: string): MarkedWords => [
  ...(was === '' ? [] : [{ text: was, mark: 'was' as const }]),
  ...(now === '' ? [] : [{ text: now, mark: 'now' as const }]),
];

const joined = (words: MarkedWords, without: 'was' | 'now'): string =>
  words.flatMap(({ text, mark }) => (mark === without ? [] : [text])).join('');

/**
 * Two texts word by word. Joined, what is marked same and now is exactly the new text; same and was is
 * exactly the old one.
 */
export function markedWords(was: string, now: string): MarkedWords {
  if (was === now) return now === '' ? [] : [{ text: now, mark: 'same' }];
  for (const diff of [diffWords, diffWordsWithSpace]) {
    const words = diff(was, now, { maxEditLength: editsAtMost })?.map(
      ({ value, added, removed }): MarkedWords[number] => ({
        text: value,
        mark: added ? 'now' : removed ? 'was' : 'same',
      }),
    );
    // diffWords takes any white space for any other, and so may not give back the old text.
    if (words !== undefined && joined(words, 'was') === now && joined(words, 'now') === was)
      return words;
  }
  return wholly(was, now);
}

/** Something with an id that stands at a place in a list. */
type Placed = { readonly id: string };

/** The ids that keep their order: the longest run both lists have in common (the rest has moved). */
function unmoved(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const place = new Map(after.map((id, index) => [id, index]));
  const common = before.filter((id) => place.has(id));
  const runs: { readonly last: number; readonly ids: readonly string[] }[] = [];
  for (const id of common) {
    const at = place.get(id) ?? 0;
    let longest: readonly string[] = [];
    for (const { last, ids } of runs) if (last < at && ids.length > longest.length) longest = ids;
    runs.push({ last: at, ids: [...longest, id] });
  }
  const best = runs.reduce<readonly string[]>(
    (most, { ids }) => (ids.length > most.length ? ids : most),
    [],
  );
  return new Set(best);
}

const wholeText = (said: Said): string =>
  said
    .filter(([, text]) => text !== '')
    .map(([what, text]) => `${what}: ${text}`)
    .join('\n');

function changedIn(where: string, was: Said, now: Said): readonly DifferenceView[] {
  return now.flatMap(([what, text], index) => {
    const before = was[index]?.[1] ?? '';
    if (before === text) return [];
    return [{ kind: 'changed' as const, where, what, words: [...markedWords(before, text)] }];
  });
}

type Kind<T> = {
  readonly what: string;
  readonly where: (one: T, place: number) => string;
  readonly said: (words: PackWords, one: T) => Said;
};

type Version<T> = { readonly words: PackWords; readonly parts: readonly T[] };

function comparedParts<T extends Placed>(
  before: Version<T>,
  after: Version<T>,
  { what, where, said }: Kind<T>,
): readonly DifferenceView[] {
  const idsOf = ({ parts }: Version<T>): readonly string[] => parts.map(({ id }) => id);
  const [were, are] = [idsOf(before), idsOf(after)];
  const still = unmoved(were, are);
  const placeWords = (ids: readonly string[], place: number): string =>
    place === 0 ? 'first' : `after ${ids[place - 1] ?? ''}`;
  const here = after.parts.flatMap((one, place): readonly DifferenceView[] => {
    const name = where(one, place);
    const at = were.indexOf(one.id);
    const old = before.parts[at];
    if (old === undefined) {
      const words = markedWords('', wholeText(said(after.words, one)));
      return [{ kind: 'new', where: name, what, words: [...words] }];
    }
    const moved = markedWords(placeWords(were, at), placeWords(are, place));
    return [
      ...(still.has(one.id)
        ? []
        : [{ kind: 'moved' as const, where: name, what: 'place', words: [...moved] }]),
      ...changedIn(name, said(before.words, old), said(after.words, one)),
    ];
  });
  const gone = before.parts.flatMap((one, place): readonly DifferenceView[] => {
    if (are.includes(one.id)) return [];
    const words = markedWords(wholeText(said(before.words, one)), '');
    return [{ kind: 'removed', where: where(one, place), what, words: [...words] }];
  });
  return [...here, ...gone];
}

const adviceOf = ({ advice }: Pack) => Object.entries(advice).map(([id, one]) => ({ id, one }));

/**
 * Every place in which two versions differ, by id and word by word: what the script says of itself, then
 * questions, rules, stand-ins (whose order counts) and advice. A removed question has its old number.
 */
export function differences(
  before: Pack,
  after: Pack,
  vocabularies: { readonly before?: Vocabulary; readonly after?: Vocabulary } = {},
): readonly DifferenceView[] {
  const was = new PackWords(before, vocabularies.before);
  const now = new PackWords(after, vocabularies.after);
  const both = <T>(parts: (pack: Pack) => readonly T[]) =>
    [
      { words: was, parts: parts(before) },
      { words: now, parts: parts(after) },
    ] as const;
  // Advice stands under its destination: its order in the file says nothing, and so never moves.
  const byName = (pack: Pack) => adviceOf(pack).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [
    ...changedIn('The script', was.about(), now.about()),
    ...comparedParts(...both(({ questions }) => questions), {
      what: 'question',
      where: (_one, place) => `Question ${place + 1}`,
      said: (words, one) => words.question(one),
    }),
    ...comparedParts(...both(({ rules }) => rules), {
      what: 'rule',
      where: ({ id }) => `Rule ${id}`,
      said: (words, one) => words.rule(one),
    }),
    ...comparedParts(...both(({ substitutions }) => substitutions), {
      what: 'stand-in',
      where: ({ id }) => `Stand-in ${id}`,
      said: (words, one) => words.substitution(one),
    }),
    ...comparedParts(...both(byName), {
      what: 'advice',
      where: ({ id }) => `Advice: ${id.replaceAll('_', ' ')}`,
      said: (words, { one }) => words.advice(one),
    }),
  ];
}
