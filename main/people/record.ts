import type { Imported } from './events.ts';
import { createHash } from 'node:crypto';
import { textOf, textOrNull, type ReadableDb, type WritableDb } from '../journal/journal.ts';
import { blockTables, hashOfBlocks } from './block.ts';

/** One row of an import: what was sent (`raw`, for audit) and how it was read (`mapped`). */
export interface RecordRow {
  readonly kind: 'person' | 'stub' | 'item';
  readonly sourceKey: string;
  readonly personId: string;
  readonly itemId: string | null;
  readonly origin: 'nhs' | 'police';
  readonly version: string | null;
  readonly lastUpdated: string | null;
  readonly file: string;
  readonly contentHash: string;
  /** JSON text. */
  readonly mapped: string;
  /** JSON text; null for what is a part of another row's resource. */
  readonly raw: string | null;
}

/** Outside every projection, so that no rebuild drops it: it is the record of what was taken in. */
export function createRecord(db: WritableDb): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS people_record (
      event_id TEXT NOT NULL, row INTEGER NOT NULL, kind TEXT NOT NULL, source_key TEXT NOT NULL,
      person_id TEXT NOT NULL, item_id TEXT, origin TEXT NOT NULL, version TEXT, last_updated TEXT,
      file TEXT NOT NULL, content_hash TEXT NOT NULL, mapped TEXT NOT NULL, raw TEXT,
      PRIMARY KEY (event_id, row)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS people_record_of ON people_record (event_id, person_id);
    CREATE TRIGGER IF NOT EXISTS people_record_is_not_changed BEFORE UPDATE ON people_record
    BEGIN SELECT raise(ABORT, 'an imported row is never changed'); END;
    ${blockTables}
  `);
}

export function writeRecord(db: WritableDb, eventId: string, rows: readonly RecordRow[]): void {
  for (const [at, row] of rows.entries()) {
    db.run(
      `INSERT INTO people_record (event_id, row, kind, source_key, person_id, item_id, origin, version, last_updated,
         file, content_hash, mapped, raw) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      eventId,
      at,
      row.kind,
      row.sourceKey,
      row.personId,
      row.itemId,
      row.origin,
      row.version,
      row.lastUpdated,
      row.file,
      row.contentHash,
      row.mapped,
      row.raw,
    );
  }
}

/** Ties the rows to the signed event: SHA-256 over every row in order. */
export function hashOfRows(
  rows: Iterable<Omit<RecordRow, 'kind' | 'origin'> & { kind: string; origin: string }>,
): string {
  const hash = createHash('sha256');
  for (const row of rows) {
    hash.update(
      `${JSON.stringify([row.kind, row.sourceKey, row.personId, row.itemId, row.origin, row.version, row.lastUpdated, row.file, row.contentHash, row.mapped, row.raw])}\n`,
    );
  }
  return hash.digest('hex');
}

/** The same over the rows of an import as they lie in the file now, to be compared with what its event says. */
export function hashOfKept(db: ReadableDb, eventId: string, source: Imported['source']): string {
  if (source === 'people-csv') return hashOfBlocks(db, eventId);
  const rows = db.all('SELECT * FROM people_record WHERE event_id = ? ORDER BY row', eventId);
  return hashOfRows(
    rows.map((row) => ({
      kind: textOf(row, 'kind'),
      sourceKey: textOf(row, 'source_key'),
      personId: textOf(row, 'person_id'),
      itemId: textOrNull(row, 'item_id'),
      origin: textOf(row, 'origin'),
      version: textOrNull(row, 'version'),
      lastUpdated: textOrNull(row, 'last_updated'),
      file: textOf(row, 'file'),
      contentHash: textOf(row, 'content_hash'),
      mapped: textOf(row, 'mapped'),
      raw: textOrNull(row, 'raw'),
    })),
  );
}

export const sha256 = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex');
