import {
  bytesOf,
  numberOf,
  textOf,
  type ReadableDb,
  type WritableDb,
} from '../../journal/journal.ts';

/**
 * What other desks said of flagged people, as they signed it, or as this one did where it knew more: the newest of each person. Outside every projection, like
 * `people_record`. `at` counts what came to this desk; an event `flags-received` says up to where it had come.
 */
export const flagTable = `
  CREATE TABLE IF NOT EXISTS people_flag (
    person_id TEXT PRIMARY KEY, at INTEGER NOT NULL UNIQUE, desk TEXT NOT NULL, body TEXT NOT NULL, signature BLOB NOT NULL
  ) STRICT;
`;

export interface KeptFlag {
  readonly personId: string;
  readonly desk: string;
  /** JSON text, as it was signed. */
  readonly body: string;
  readonly signature: Uint8Array;
}

export const flagsExist = (db: ReadableDb): boolean =>
  db.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'people_flag'") !== undefined;

/** The number of the newest that came; 0 before the first. */
export const newestFlag = (db: ReadableDb): number =>
  flagsExist(db) ? Number(db.get('SELECT max(at) AS at FROM people_flag')?.['at'] ?? 0) : 0;

export function keepFlag(db: WritableDb, at: number, flag: KeptFlag): void {
  db.run(
    'INSERT OR REPLACE INTO people_flag (person_id, at, desk, body, signature) VALUES (?, ?, ?, ?, ?)',
    flag.personId,
    at,
    flag.desk,
    flag.body,
    flag.signature,
  );
}

/** The bodies that came after one number and up to another, in their order. */
export const bodiesBetween = (db: ReadableDb, after: number, upTo: number): readonly string[] =>
  db
    .all('SELECT body FROM people_flag WHERE at > ? AND at <= ? ORDER BY at', after, upTo)
    .map((row) => textOf(row, 'body'));

/** Every one of them, in the order in which they came. */
export function* everyFlag(db: ReadableDb): IterableIterator<KeptFlag> {
  for (let after = 0; ;) {
    const rows = db.all('SELECT * FROM people_flag WHERE at > ? ORDER BY at LIMIT 200', after);
    for (const row of rows) {
      after = numberOf(row, 'at');
      yield {
        personId: textOf(row, 'person_id'),
        desk: textOf(row, 'desk'),
        body: textOf(row, 'body'),
        signature: bytesOf(row, 'signature'),
      };
    }
    if (rows.length === 0) return;
  }
}
