import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Noted } from '#shared/people/fhir/draft.ts';
import type { Author, Journal, Projection, ReadableDb, WritableDb } from '../journal/journal.ts';
import { textOf } from '../journal/journal.ts';
import {
  unwatched,
  type ImportSummary,
  type OnRow,
  type TextFile,
} from '../people/import-files.ts';
import type { Stated } from './map.ts';
import type { TableRefused } from './table.ts';

/** One row as it is kept; its id is the same for the same content, so that the same row twice is one. */
export interface KeptRow {
  readonly id: string;
}

/** A kind of table whose rows are part of the record: past contacts, relations. */
export interface RowKind<Row extends KeptRow> {
  /** The projection, and the first part of the record's table. */
  readonly name: string;
  /** Raised when `tables` or `put` change: the rows are read again. */
  readonly version: number;
  readonly eventType: string;
  readonly schema: z.ZodType<Row>;
  readonly tables: string;
  /** The projection's table that has one row for each id. */
  readonly table: string;
  readonly put: (db: WritableDb, row: Row) => void;
  /** A row at a time; null for one that was warned of and left out. */
  readonly read: (
    db: ReadableDb,
    text: string,
    stated: Stated,
    warn: (line: number, reason: string) => void,
    nowMs: number,
  ) => Generator<Row | null, TableRefused | null, undefined>;
}

/** Outside every projection, so that no rebuild drops them; the signed event has the hash of its rows. */
function createRecord<Row extends KeptRow>(db: WritableDb, { name }: RowKind<Row>): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS ${name}_record (
      event_id TEXT NOT NULL, row INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY (event_id, row)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER IF NOT EXISTS ${name}_record_is_not_changed BEFORE UPDATE ON ${name}_record
    BEGIN SELECT raise(ABORT, 'an imported row is never changed'); END;
  `);
}

/** Makes the tables of one import: when it happens, and again at a rebuild. */
function derive<Row extends KeptRow>(db: WritableDb, kind: RowKind<Row>, eventId: string): void {
  const rows = `SELECT content FROM ${kind.name}_record WHERE event_id = ? ORDER BY row`;
  for (const row of db.all(rows, eventId))
    kind.put(db, kind.schema.parse(JSON.parse(textOf(row, 'content'))));
}

export const rowProjection = <Row extends KeptRow>(kind: RowKind<Row>): Projection => ({
  name: kind.name,
  version: kind.version,
  tables: kind.tables,
  apply: (db, event) => {
    // On a live import the rows are written, and derived, after this in the same transaction.
    const exists = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?";
    if (event.type === kind.eventType && db.get(exists, `${kind.name}_record`) !== undefined)
      derive(db, kind, event.eventId);
  },
});

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The id of a row: of what it says, not of where it stood. */
export const rowId = (content: unknown): string => sha256(JSON.stringify(content)).slice(0, 32);

const mostWarned = 1000;

interface Read<Row> {
  readonly file: TextFile;
  readonly rows: readonly Row[];
  readonly read: number;
  readonly warned: readonly Noted[];
}

/**
 * Takes in files of one kind: each good file is one event whose rows commit with it; a bad file is refused whole, named with
 * place and reason, and changes nothing. The same row twice is one. Throws a JournalFault if the disk refuses.
 */
export function importRows<Row extends KeptRow>(
  kind: RowKind<Row>,
  journal: Journal,
  files: readonly TextFile[],
  by: Author,
  nowMs: number,
  stated: Stated,
  onRow: OnRow = unwatched,
): ImportSummary {
  const rejected: Noted[] = [];
  const good: Read<Row>[] = [];
  for (const file of files) {
    const read = readFile(kind, journal.db, file, stated, nowMs, onRow);
    if ('rows' in read) good.push(read);
    else rejected.push({ file: file.name, place: read.place, reason: read.text });
  }
  const before = count(journal.db, kind);
  if (good.length > 0)
    journal.append(
      good.map(({ file, rows, read, warned }) => ({
        type: kind.eventType,
        typeVersion: 1,
        callId: null,
        atMs: nowMs,
        by,
        packHash: null,
        content: {
          file: { name: file.name, sha256: sha256(file.text) },
          mapping: stated.map?.name ?? null,
          read,
          rows: { count: rows.length, sha256: sha256(rows.map(asText).join('\n')) },
          warned: warned.slice(0, mostWarned),
        },
      })),
      {
        alsoInTransaction: (db, stored) => {
          createRecord(db, kind);
          const insert = `INSERT INTO ${kind.name}_record (event_id, row, content) VALUES (?, ?, ?)`;
          for (const [at, { eventId }] of stored.entries()) {
            for (const [row, content] of (good[at]?.rows ?? []).entries()) {
              onRow('taken');
              db.run(insert, eventId, row, asText(content));
            }
            derive(db, kind, eventId);
          }
        },
      },
    );
  const total = (of: (one: Read<Row>) => number): number =>
    good.reduce((sum, one) => sum + of(one), 0);
  const [read, kept] = [total((one) => one.read), total(({ rows }) => rows.length)];
  const added = count(journal.db, kind) - before;
  return {
    files: files.length,
    read,
    new: added,
    changed: 0,
    unchanged: kept - added,
    notUsed: read > kept ? { 'rows left out': read - kept } : {},
    warned: good.flatMap(({ warned }) => warned).slice(0, mostWarned),
    rejected,
  };
}

/** The hash over the rows of an import as they lie there now, to be compared with what its event says. */
export const hashOfKept = <Row extends KeptRow>(
  db: ReadableDb,
  { name }: RowKind<Row>,
  eventId: string,
): string =>
  sha256(
    db
      .all(`SELECT content FROM ${name}_record WHERE event_id = ? ORDER BY row`, eventId)
      .map((row) => textOf(row, 'content'))
      .join('\n'),
  );

const asText = (row: unknown): string => JSON.stringify(row);

const count = <Row extends KeptRow>(db: ReadableDb, { table }: RowKind<Row>): number =>
  Number(db.get(`SELECT count(*) AS n FROM ${table}`)?.['n'] ?? 0);

function readFile<Row extends KeptRow>(
  kind: RowKind<Row>,
  db: ReadableDb,
  file: TextFile,
  stated: Stated,
  nowMs: number,
  onRow: OnRow,
): Read<Row> | TableRefused {
  const warned: Noted[] = [];
  const rows: Row[] = [];
  const warn = (line: number, reason: string): void => {
    warned.push({ file: file.name, place: `line ${line}`, reason });
  };
  const reading = kind.read(db, file.text, stated, warn, nowMs);
  for (let read = 0; ; read++) {
    const next = reading.next();
    if (next.done === true) return next.value ?? { file, rows, read, warned };
    onRow('checked');
    if (next.value !== null) rows.push(next.value);
  }
}
