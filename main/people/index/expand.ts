import type { Clue, Hint, Meant } from '#shared/people/identity/question.ts';
import type { Word } from '#shared/people/identity/features.ts';
import { saidFor } from '#shared/people/identity/said.ts';
import { heardKey, partKeys, slipKeys } from '#shared/people/identity/spelling.ts';
import { termKey } from '#shared/people/identity/terms.ts';
import type { IndexReader, List, WordRow } from './reader.ts';

/** Somebody whose name is in no dictionary: what a word costs that nobody on record has. */
const unheardOf = 3e-7;
const mostBySpelling = 160;
const mostByParts = 40;
const mostPartEntries = 8_000;

interface Found {
  readonly key: number;
  readonly row: WordRow;
  readonly meant: Meant;
}

export type Related = (name: string) => readonly string[];

/** The words of the dictionary that may have been meant, with their chances. */
function meantBy(
  said: string,
  kind: Word['kind'],
  index: IndexReader,
  related: readonly string[],
  unfinished: boolean,
): readonly Found[] {
  const keys = new Set([termKey(kind, said)]);
  for (const name of related) keys.add(termKey(kind, name));
  if (kind === 'p' || !/^\d+$/.test(said)) {
    for (const word of bySpelling(said, kind, index)) keys.add(word);
    if (unfinished && said.length >= 2)
      for (const word of index.wordsBeginning(kind, said, 40)) keys.add(word);
  }
  const found: Found[] = [];
  for (const row of index.words([...keys])) {
    const alike = saidFor(said, row.text, related.includes(row.text), unfinished);
    if (alike) found.push({ key: row.key, row, meant: { ...alike, text: row.text } });
  }
  return found;
}

/** Words one slip away or heard the same, and those with the most parts in common. */
function bySpelling(said: string, kind: Word['kind'], index: IndexReader): Iterable<number> {
  const close = [...slipKeys(kind, said), ...(kind === 'p' ? [] : [heardKey(kind, said)])];
  // A word that is in the dictionary is seldom a mangled form of another.
  const known = index.words([termKey(kind, said)]).length > 0;
  const parts = known || said.length < 5 || kind === 'p' ? [] : partKeys(kind, said);
  const lists = index.lists([...close, ...parts]);
  const near = new Set<number>();
  for (const key of close)
    for (const values of lists.get(key)?.values() ?? [])
      for (const word of values) if (near.size < mostBySpelling) near.add(word);
  const shared = new Map<number, number>();
  const rarest = rarestParts(parts, lists);
  for (const key of rarest)
    for (const values of lists.get(key)?.values() ?? [])
      for (const word of values) shared.set(word, (shared.get(word) ?? 0) + 1);
  const least = Math.ceil(rarest.length * 0.4);
  const most: (readonly [word: number, count: number])[] = [];
  for (const one of shared) if (one[1] >= least && !near.has(one[0])) most.push(one);
  most.sort(byCount);
  for (const [word] of most.slice(0, mostByParts)) near.add(word);
  return near;
}

const byCount = (a: readonly [number, number], b: readonly [number, number]): number => b[1] - a[1];

/** The parts that fewest words have say most; those that thousands have say little and cost much. */
function rarestParts(
  parts: readonly number[],
  lists: ReadonlyMap<number, List>,
): readonly number[] {
  const sized = parts.map((key) => ({ key, size: lists.get(key)?.size ?? 0 }));
  sized.sort((a, b) => a.size - b.size);
  let left = mostPartEntries;
  return sized.flatMap(({ key, size }) => {
    left -= size;
    return size > 0 && left > 0 ? [key] : [];
  });
}

const asGiven = ({ given, other }: WordRow): number => given + 0.05 * other;
const asFamily = ({ family, other }: WordRow): number => family + 0.05 * other;
const asPlace = ({ other }: WordRow): number => other * 0.6;

/** The chance that anybody at all would be typed like one of these words, by how many people have each in one place. */
function atRandom(found: readonly Found[], people: number, of: (row: WordRow) => number): number {
  let sum = unheardOf;
  for (const { row, meant } of found) sum += (of(row) / people) * meant.chance;
  return sum;
}

/** A word as a clue: what it may mean as a name and as a part of an address, and what of all that is chance. */
export function clueOf(
  said: string,
  hint: Hint,
  index: IndexReader,
  people: number,
  related: Related,
  unfinished: boolean,
): Clue {
  const names =
    hint === 'place'
      ? []
      : meantBy(said, 'n', index, hint === 'family' ? [] : related(said), unfinished);
  const places =
    hint === 'place' || hint === 'any' ? meantBy(said, 'w', index, [], unfinished) : [];
  return {
    said,
    hint,
    names: new Map(names.map(({ key, meant }) => [key, meant])),
    places: new Map(places.map(({ key, meant }) => [key, meant])),
    ofGiven: atRandom(names, people, asGiven),
    ofFamily: atRandom(names, people, asFamily),
    ofPlace: atRandom(places, people, asPlace),
  };
}

/** A postcode with those one slip away that somebody has. */
export function postcodeClue(said: string, index: IndexReader, people: number) {
  const found = meantBy(said, 'p', index, [], false);
  return {
    said,
    meant: new Map(found.map(({ key, meant }) => [key, meant])),
    atRandom: found.reduce(
      (sum, { row, meant }) => sum + (row.other / people) * 0.6 * meant.chance,
      1e-7,
    ),
  };
}
