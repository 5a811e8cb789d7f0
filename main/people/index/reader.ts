import type { Features } from '#shared/people/identity/features.ts';
import { numberOf, textOf, type ReadableDb, type SqlValue } from '../../journal/journal.ts';
import { fromBytes } from './feature-bytes.ts';
import { eachOf, sizeOf } from './lists.ts';

export interface WordRow {
  readonly text: string;
  readonly given: number;
  readonly family: number;
  readonly other: number;
}

/** The index as look-up reads it. */
export interface IndexReader {
  /** People in the index; 0 where nothing was imported. */
  readonly people: () => number;
  /** Every value of a key, of all segments and of what came since. */
  readonly each: (key: number, with_: (value: number) => void) => void;
  readonly size: (key: number) => number;
  readonly word: (key: number) => WordRow | null;
  readonly wordsBeginning: (kind: string, text: string, most: number) => readonly number[];
  readonly features: (pid: number) => Features | null;
}

const bytesOf = (value: SqlValue | undefined): Uint8Array =>
  value instanceof Uint8Array ? value : new Uint8Array(0);

export function indexReader(db: ReadableDb): IndexReader {
  const segments = () =>
    db
      .all('SELECT segment FROM people_segment ORDER BY segment')
      .map((row) => numberOf(row, 'segment') * 2 ** 32);
  let bases = segments();
  let added = hasAdded(db);
  let version = changes(db);
  const fresh = (): void => {
    const now = changes(db);
    if (now === version) return;
    version = now;
    bases = segments();
    added = hasAdded(db);
  };
  const lists = (key: number): readonly Uint8Array[] => {
    const found: Uint8Array[] = [];
    for (const base of bases) {
      const row = db.get('SELECT packed FROM people_list WHERE segment_key = ?', base + key);
      if (row) found.push(bytesOf(row['packed']));
    }
    return found;
  };
  const since = (key: number) =>
    added ? db.all('SELECT value FROM people_added WHERE key = ?', key) : [];
  return {
    people: () => {
      fresh();
      return numberOf(
        db.get('SELECT coalesce(max(pid), 0) AS n FROM people_feature') ?? { n: 0 },
        'n',
      );
    },
    each: (key, with_) => {
      for (const list of lists(key)) eachOf(list, with_);
      for (const row of since(key)) with_(numberOf(row, 'value'));
    },
    size: (key) => lists(key).reduce((sum, list) => sum + sizeOf(list), 0) + since(key).length,
    word: (key) => {
      const row = db.get('SELECT text, given, family, other FROM people_word WHERE key = ?', key);
      return row
        ? {
            text: textOf(row, 'text'),
            given: numberOf(row, 'given'),
            family: numberOf(row, 'family'),
            other: numberOf(row, 'other'),
          }
        : null;
    },
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
    features: (pid) => {
      const row = db.get('SELECT bytes FROM people_feature WHERE pid = ?', pid);
      return row ? fromBytes(bytesOf(row['bytes'])) : null;
    },
  };
}

const hasAdded = (db: ReadableDb): boolean =>
  db.get('SELECT 1 AS one FROM people_added LIMIT 1') !== undefined;

/** Rises with every commit, here or by another process. */
const changes = (db: ReadableDb): number => {
  const other = numberOf(
    db.get('SELECT data_version AS n FROM pragma_data_version') ?? { n: 0 },
    'n',
  );
  const own = numberOf(db.get('SELECT total_changes() AS n') ?? { n: 0 }, 'n');
  return other * 2 ** 32 + own;
};
