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

const wordOf = (row: Row): WordRow => ({
  key: numberOf(row, 'key'),
  text: textOf(row, 'text'),
  given: numberOf(row, 'given'),
  family: numberOf(row, 'family'),
  other: numberOf(row, 'other'),
});

const readOf = (row: Row): Read => ({
  pid: numberOf(row, 'pid'),
  features: fromBytes(bytesOf(row['bytes'])),
});

export function indexReader(db: ReadableDb): IndexReader {
  let moment = momentOf(db);
  return {
    people: () => moment.people,
    lists: (keys) => {
      const missing: number[] = [];
      for (const key of keys) if (!moment.lists.has(key)) missing.push(key);
      if (missing.length > 0) readLists(db, missing, moment);
      const found = new Map<number, List>();
      for (const key of keys) {
        const list = moment.lists.get(key);
        if (list) found.set(key, list);
      }
      return found;
    },
    words: (keys) =>
      rowsFor(db, keys, 'SELECT key, text, given, family, other FROM people_word', 'key').map(
        wordOf,
      ),
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
      rowsFor(db, pids, 'SELECT pid, bytes FROM people_feature', 'pid').map(readOf),
    contactsWith: (number) =>
      moment.hasContacts
        ? db
            .all(
              'SELECT DISTINCT pid FROM person_phone JOIN person USING (person_id) WHERE e164 = ?',
              `+${number}`,
            )
            .map((row) => numberOf(row, 'pid'))
        : [],
    snapshot: (work) =>
      db.snapshot(() => {
        moment = momentOf(db);
        return work();
      }),
  };
}

/** What holds while one question is answered: read once for it, and every list at most once. */
interface Moment {
  readonly people: number;
  readonly bases: readonly number[];
  /** The eras in which something was added beside the segments. */
  readonly eras: readonly number[];
  readonly hasContacts: boolean;
  readonly lists: Map<number, List | null>;
}

/** Steps from one era to the next by the index; `DISTINCT` would read every row. */
const erasOfAdded = `WITH RECURSIVE found (era) AS (SELECT min(era) FROM people_added UNION ALL
  SELECT (SELECT min(era) FROM people_added WHERE era > found.era) FROM found WHERE found.era IS NOT NULL)
  SELECT era FROM found WHERE era IS NOT NULL`;

function momentOf(db: ReadableDb): Moment {
  const row = db.get(
    `SELECT (SELECT coalesce(max(pid), 0) FROM people_feature) AS people,
       (SELECT group_concat(segment) FROM people_segment) AS segments,
       (SELECT group_concat(era) FROM (${erasOfAdded})) AS eras, EXISTS (SELECT 1 FROM person_phone) AS contacts`,
  );
  const segments = row?.['segments'];
  const eras = row?.['eras'];
  return {
    people: row ? numberOf(row, 'people') : 0,
    bases:
      typeof segments === 'string'
        ? segments.split(',').map((one) => Number(one) * segmentUnit)
        : [],
    eras: typeof eras === 'string' ? eras.split(',').map(Number) : [],
    hasContacts: row?.['contacts'] === 1,
    lists: new Map(),
  };
}

/** Rows by their integer keys: one by one where they are few, as a list where they are many. */
function rowsFor(
  db: ReadableDb,
  keys: readonly number[],
  select: string,
  column: string,
): readonly Row[] {
  if (keys.length <= 4)
    return keys.flatMap((key) => {
      const row = db.get(`${select} WHERE ${column} = ?`, key);
      return row ? [row] : [];
    });
  return db.all(
    `${select} WHERE ${column} IN (SELECT value FROM json_each(?))`,
    JSON.stringify(keys),
  );
}

function readLists(db: ReadableDb, keys: readonly number[], moment: Moment): void {
  const { lists, bases, eras } = moment;
  for (const key of keys) lists.set(key, null);
  const add = (key: number, size: number, values: () => readonly Uint32Array[]): void => {
    const before = lists.get(key);
    lists.set(key, {
      size: size + (before?.size ?? 0),
      values: before ? () => [...before.values(), ...values()] : values,
    });
  };
  for (const base of bases) {
    const at: number[] = [];
    for (const key of keys) at.push(base + key);
    for (const row of rowsFor(db, at, inSegment, 'segment_key')) {
      const segmentKey = numberOf(row, 'segment_key');
      const bytes = row['packed'];
      if (bytes instanceof Uint8Array) {
        const values = unpacked(bytes);
        add(segmentKey - base, values.length, () => [values]);
      } else
        add(segmentKey - base, numberOf(row, 'bytes'), () => [unpacked(longList(db, segmentKey))]);
    }
  }
  if (eras.length === 0) return;
  const since = new Map<number, number[]>();
  const rows = db.all(
    `SELECT key, value FROM people_added WHERE era IN (SELECT value FROM json_each(?))
       AND key IN (SELECT value FROM json_each(?))`,
    JSON.stringify(eras),
    JSON.stringify(keys),
  );
  for (const row of rows) {
    const key = numberOf(row, 'key');
    const values = since.get(key) ?? [];
    values.push(numberOf(row, 'value'));
    since.set(key, values);
  }
  for (const [key, values] of since) add(key, values.length, () => [Uint32Array.from(values)]);
}

const inSegment = `SELECT segment_key, length(packed) AS bytes,
  CASE WHEN length(packed) < ${longBytes} THEN packed END AS packed FROM people_list`;

const longList = (db: ReadableDb, segmentKey: number): Uint8Array =>
  bytesOf(db.get('SELECT packed FROM people_list WHERE segment_key = ?', segmentKey)?.['packed']);
