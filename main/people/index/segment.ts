import { indexed, keysOf, type Word } from '#shared/people/identity/features.ts';
import type { PersonContent } from '#shared/people/fhir/draft.ts';
import { termKey } from '#shared/people/identity/terms.ts';
import { spellingKeys } from '#shared/people/identity/spelling.ts';
import type { WritableDb } from '../../journal/journal.ts';
import { toBytes } from './feature-bytes.ts';
import { packed } from './lists.ts';
import { Pairs } from './pairs.ts';

interface Counted extends Pick<Word, 'kind' | 'text'> {
  given: number;
  family: number;
  other: number;
}

/** Gathers the keys of many new people and writes them at once as a segment of the index. */
export class SegmentBuilder {
  readonly #db: WritableDb;
  readonly #pairs = new Pairs();
  readonly #words = new Map<number, Counted>();
  #people = 0;

  constructor(db: WritableDb) {
    this.#db = db;
  }

  /** A person not in the index before. Numbers must rise. */
  add(pid: number, person: PersonContent): void {
    const { features, words } = indexed(person);
    this.#db.run('INSERT INTO people_feature (pid, bytes) VALUES (?, ?)', pid, toBytes(features));
    for (const key of keysOf(features)) this.#pairs.add(key, pid);
    for (const word of words) countWord(this.#words, word);
    this.#people += 1;
  }

  /** Writes the lists in the order of their keys, which is the order SQLite likes best. */
  write(): void {
    const db = this.#db;
    const row = db.get('SELECT coalesce(max(segment), 0) + 1 AS next FROM people_segment');
    const segment = Number(row?.['next'] ?? 1);
    db.run('INSERT INTO people_segment (segment, people) VALUES (?, ?)', segment, this.#people);
    for (const [key, { kind, text }] of this.#words) {
      if (db.get('SELECT 1 AS known FROM people_word WHERE key = ?', key)) continue;
      for (const spelling of spellingKeys(kind, text)) this.#pairs.add(spelling, key);
    }
    writeWords(db, this.#words);
    this.#pairs.eachList((key, values, from, to) => {
      db.run(
        'INSERT INTO people_list (segment_key, packed) VALUES (?, ?)',
        segment * 2 ** 32 + key,
        packed(values, from, to),
      );
    });
  }
}

/** A person new or changed, in a table beside the segments: for a few thousand at most. */
export function addToIndex(db: WritableDb, pid: number, person: PersonContent): void {
  const { features, words } = indexed(person);
  db.run(
    'INSERT OR REPLACE INTO people_feature (pid, bytes) VALUES (?, ?)',
    pid,
    toBytes(features),
  );
  const add = (key: number, value: number): void => {
    db.run('INSERT OR IGNORE INTO people_added (key, value) VALUES (?, ?)', key, value);
  };
  for (const key of keysOf(features)) add(key, pid);
  const counted = new Map<number, Counted>();
  for (const word of words) {
    const key = countWord(counted, word);
    if (db.get('SELECT 1 AS known FROM people_word WHERE key = ?', key)) continue;
    for (const spelling of spellingKeys(word.kind, word.text)) add(spelling, key);
  }
  writeWords(db, counted);
}

function countWord(words: Map<number, Counted>, { kind, text, role }: Word): number {
  const key = termKey(kind, text);
  let counted = words.get(key);
  if (counted === undefined) {
    counted = { kind, text, given: 0, family: 0, other: 0 };
    words.set(key, counted);
  }
  if (role === 'given') counted.given += 1;
  else if (role === 'family') counted.family += 1;
  else counted.other += 1;
  return key;
}

function writeWords(db: WritableDb, words: ReadonlyMap<number, Counted>): void {
  const inOrder = [...words].sort(([a], [b]) => a - b);
  for (const [key, { kind, text, given, family, other }] of inOrder) {
    db.run(
      `INSERT INTO people_word (key, kind, text, given, family, other) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET given = given + excluded.given, family = family + excluded.family, other = other + excluded.other`,
      key,
      kind,
      text,
      given,
      family,
      other,
    );
  }
}
