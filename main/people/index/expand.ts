import type { Clue, Hint, Meant } from '#shared/people/identity/question.ts';
import type { Word } from '#shared/people/identity/features.ts';
import { saidFor } from '#shared/people/identity/said.ts';
import { heardKey, partKeys, slipKeys } from '#shared/people/identity/spelling.ts';
import { termKey } from '#shared/people/identity/terms.ts';
import type { IndexReader, WordRow } from './reader.ts';

/** Somebody whose name is in no dictionary: what a word costs that nobody on record has. */
const unheardOf = 3e-7;
const mostBySpelling = 160;
const mostByParts = 40;

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
    const near = new Set<number>();
    const bySpelling = [...slipKeys(kind, said), ...(kind === 'p' ? [] : [heardKey(kind, said)])];
    for (const key of bySpelling)
      index.each(key, (word) => {
        if (near.size < mostBySpelling) near.add(word);
      });
    for (const word of near) keys.add(word);
    for (const word of byParts(said, kind, index)) keys.add(word);
    if (unfinished && said.length >= 2)
      for (const word of index.wordsBeginning(kind, said, 40)) keys.add(word);
  }
  const found: Found[] = [];
  for (const key of keys) {
    const row = index.word(key);
    const alike = row && saidFor(said, row.text, related.includes(row.text), unfinished);
    if (alike) found.push({ key, row, meant: { ...alike, text: row.text } });
  }
  return found;
}

function byParts(said: string, kind: Word['kind'], index: IndexReader): readonly number[] {
  if (said.length < 5 || kind === 'p') return [];
  const parts = partKeys(kind, said);
  const shared = new Map<number, number>();
  for (const part of parts)
    index.each(part, (word) => shared.set(word, (shared.get(word) ?? 0) + 1));
  const least = Math.ceil(parts.length * 0.4);
  return [...shared]
    .filter(([, count]) => count >= least)
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostByParts)
    .map(([word]) => word);
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
  const atRandom = (found: readonly Found[], of: (row: WordRow) => number): number =>
    found.reduce((sum, { row, meant }) => sum + (of(row) / people) * meant.chance, unheardOf);
  return {
    said,
    hint,
    names: new Map(names.map(({ key, meant }) => [key, meant])),
    places: new Map(places.map(({ key, meant }) => [key, meant])),
    ofGiven: atRandom(names, ({ given, other }) => given + 0.05 * other),
    ofFamily: atRandom(names, ({ family, other }) => family + 0.05 * other),
    ofPlace: atRandom(places, ({ other }) => other * 0.6),
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
