import { createIndexer, keysOf, type Word } from '#shared/people/identity/features.ts';
import type { PersonContent } from '#shared/people/fhir/draft.ts';
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

/** As many new people as are worth a segment of their own; fewer go beside the segments. */
const worthASegment = 2000;

/** Numbers of people after which a new era of `people_added` begins. A look-up asks each era, a write touches the pages of one. */
const anEra = 5000;

/** Gathers the keys of people, new and changed, and writes them at once. */
export class IndexWriter {
  readonly #db: WritableDb;
  readonly #index = createIndexer();
  #pairs = new Pairs();
  readonly #changed = new Pairs();
  #words = new Map<number, Counted>();
  #people = 0;

  constructor(db: WritableDb) {
    this.#db = db;
  }

  /** A person under a number that was not used before. */
  add(pid: number, person: PersonContent): void {
    const { features, words } = this.#index(person);
    this.#db.run('INSERT INTO people_feature (pid, bytes) VALUES (?, ?)', pid, toBytes(features));
    for (const key of keysOf(features)) this.#pairs.add(key, pid);
    for (const word of words) countWord(this.#words, word, 1);
    this.#people += 1;
  }

  /** A person who was there before, with what was known before: words no longer theirs are no longer counted. */
  change(pid: number, person: PersonContent, before: PersonContent): void {
    const { features, words } = this.#index(person);
    const old = this.#index(before);
    this.#db.run(
      'INSERT OR REPLACE INTO people_feature (pid, bytes) VALUES (?, ?)',
      pid,
      toBytes(features),
    );
    const known = new Set(keysOf(old.features));
    for (const key of keysOf(features)) if (!known.has(key)) this.#changed.add(key, pid);
    for (const word of old.words) countWord(this.#words, word, -1);
    for (const word of words) countWord(this.#words, word, 1);
  }

  /** Writes what was gathered. Lists go in the order of their keys, which is the order SQLite likes best. */
  finish(): void {
    const db = this.#db;
    const isSegment = this.#people >= worthASegment;
    const keys = isSegment ? this.#pairs : this.#changed;
    if (!isSegment)
      this.#pairs.eachList((key, of) => of.forEach((pid) => this.#changed.add(key, pid)));
    for (const [key, { kind, text }] of this.#words) {
      if (db.get('SELECT 1 AS known FROM people_word WHERE key = ?', key)) continue;
      for (const spelling of spellingKeys(kind, text)) keys.add(spelling, key);
    }
    writeWords(db, this.#words);
    if (isSegment) writeSegment(db, this.#pairs, this.#people);
    const people = db.get('SELECT coalesce(max(pid), 0) AS newest FROM people_feature');
    const era = Math.floor(Number(people?.['newest'] ?? 0) / anEra);
    this.#changed.eachList((key, values) => {
      for (const value of values)
        db.run(
          'INSERT OR IGNORE INTO people_added (era, key, value) VALUES (?, ?, ?)',
          era,
          key,
          value,
        );
    });
    this.#pairs = new Pairs();
    this.#words = new Map();
    this.#people = 0;
  }
}

function writeSegment(db: WritableDb, pairs: Pairs, people: number): void {
  const row = db.get('SELECT coalesce(max(segment), 0) + 1 AS next FROM people_segment');
  const segment = Number(row?.['next'] ?? 1);
  db.run('INSERT INTO people_segment (segment, people) VALUES (?, ?)', segment, people);
  pairs.eachList((key, values) => {
    db.run(
      'INSERT INTO people_list (segment_key, packed) VALUES (?, ?)',
      segment * 2 ** 32 + key,
      packed(values),
    );
  });
}

function countWord(words: Map<number, Counted>, { key, kind, text, role }: Word, by: number): void {
  let counted = words.get(key);
  if (counted === undefined) {
    counted = { kind, text, given: 0, family: 0, other: 0 };
    words.set(key, counted);
  }
  if (role === 'given') counted.given += by;
  else if (role === 'family') counted.family += by;
  else counted.other += by;
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
