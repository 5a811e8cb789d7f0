import type { Features } from '#shared/people/identity/features.ts';
import {
  numberOf,
  textOf,
  type ReadableDb,
  type Row,
  type SqlValue,
} from '../../journal/journal.ts';
import { fromBytes } from './feature-bytes.ts';
import { unpacked } from './lists.ts';

export interface WordRow {
  readonly key: number;
  readonly text: string;
  readonly given: number;
  readonly family: number;
  readonly other: number;
}

/** What a key finds: people by their numbers, or words by their keys. Long lists are read only when asked for. */
export interface List {
  /** How many it finds; of a long list a bound that is at most twice as high. */
  readonly size: number;
  readonly values: () => readonly Uint32Array[];
}

export interface Read {
  readonly pid: number;
  readonly features: Features;
}

/** The index as look-up reads it. */
export interface IndexReader {
  /** The highest number of a person; 0 where nothing was imported. */
  readonly people: () => number;
  readonly lists: (keys: readonly number[]) => ReadonlyMap<number, List>;
  readonly words: (keys: readonly number[]) => readonly WordRow[];
  readonly wordsBeginning: (kind: string, text: string, most: number) => readonly number[];
  readonly features: (pids: readonly number[]) => readonly Read[];
  /** People for whom somebody with this number (digits of E.164) is a listed contact. */
  readonly contactsWith: (number: number) => readonly number[];
  /** Many reads at once; a look-up is one. */
  readonly snapshot: ReadableDb['snapshot'];
}

const segmentUnit = 2 ** 32;
const longBytes = 2048;

const bytesOf = (value: SqlValue | undefined): Uint8Array =>
  value instanceof Uint8Array ? value : new Uint8Array(0);

export function indexReader(db: ReadableDb): IndexReader {
  return {
    people: () =>
      numberOf(db.get('SELECT coalesce(max(pid), 0) AS n FROM people_feature') ?? { n: 0 }, 'n'),
    lists: (keys) => listsIn(db, keys),
    words: (keys) =>
      db
        .all(
          'SELECT w.key AS key, text, given, family, other FROM json_each(?) j JOIN people_word w ON w.key = j.value',
          JSON.stringify(keys),
        )
        .map((row) => ({
          key: numberOf(row, 'key'),
          text: textOf(row, 'text'),
          given: numberOf(row, 'given'),
          family: numberOf(row, 'family'),
          other: numberOf(row, 'other'),
        })),
    wordsBeginning: (kind, text, most) =>
      db
        .all(
          `SELECT key FROM (SELECT key, given + family + other AS n FROM people_word
             WHERE kind = ? AND text >= ? AND text < ? || '\u{10FFFF}' LIMIT 2000) ORDER BY n DESC LIMIT ?`,
          kind,
          text,
          text,
          most,
        )
        .map((row) => numberOf(row, 'key')),
    features: (pids) =>
      db
        .all(
          'SELECT pid, bytes FROM json_each(?) JOIN people_feature ON pid = value',
          JSON.stringify(pids),
        )
        .map((row) => ({ pid: numberOf(row, 'pid'), features: fromBytes(bytesOf(row['bytes'])) })),
    contactsWith: (number) =>
      db
        .all(
          'SELECT DISTINCT pid FROM person_phone JOIN person USING (person_id) WHERE e164 = ?',
          `+${number}`,
        )
        .map((row) => numberOf(row, 'pid')),
    snapshot: db.snapshot,
  };
}

function listsIn(db: ReadableDb, keys: readonly number[]): ReadonlyMap<number, List> {
  const found = new Map<number, List>();
  const add = (key: number, size: number, values: () => readonly Uint32Array[]): void => {
    const before = found.get(key);
    found.set(key, {
      size: size + (before?.size ?? 0),
      values: before ? () => [...before.values(), ...values()] : values,
    });
  };
  const segments = db.all('SELECT segment FROM people_segment ORDER BY segment');
  for (const row of segments) {
    const base = numberOf(row, 'segment') * segmentUnit;
    for (const one of inSegment(db, base, keys)) {
      const at = numberOf(one, 'segment_key');
      const bytes = one['packed'];
      if (bytes instanceof Uint8Array) {
        const values = unpacked(bytes);
        add(at - base, values.length, () => [values]);
      } else add(at - base, numberOf(one, 'bytes'), () => [unpacked(longList(db, at))]);
    }
  }
  if (db.get('SELECT 1 AS one FROM people_added LIMIT 1') === undefined) return found;
  const since = new Map<number, number[]>();
  const rows = db.all(
    'SELECT a.key AS key, a.value AS value FROM json_each(?) j JOIN people_added a ON a.key = j.value',
    JSON.stringify(keys),
  );
  for (const row of rows) {
    const key = numberOf(row, 'key');
    since.set(key, [...(since.get(key) ?? []), numberOf(row, 'value')]);
  }
  for (const [key, values] of since) add(key, values.length, () => [Uint32Array.from(values)]);
  return found;
}

const inSegment = (db: ReadableDb, base: number, keys: readonly number[]): readonly Row[] =>
  db.all(
    `SELECT segment_key, length(packed) AS bytes, CASE WHEN length(packed) < ${longBytes} THEN packed END AS packed
     FROM json_each(?) JOIN people_list ON segment_key = value`,
    JSON.stringify(keys.map((key) => base + key)),
  );

const longList = (db: ReadableDb, segmentKey: number): Uint8Array =>
  bytesOf(db.get('SELECT packed FROM people_list WHERE segment_key = ?', segmentKey)?.['packed']);
