import { createHash } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import type { PersonContent } from '#shared/people/fhir/draft.ts';
import { storedPerson } from '#shared/people/stored.ts';
import { numberOf, type ReadableDb, type WritableDb } from '../journal/journal.ts';

/**
 * Many imported people in few bytes: rows of JSON, sixty-four to a block, compressed. Like `people_record` it is the record
 * of what was taken in, outside every projection, so that no rebuild drops it.
 */
export const blockTables = `
  CREATE TABLE IF NOT EXISTS people_block (
    block INTEGER PRIMARY KEY, import INTEGER NOT NULL, packed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS people_block_of ON people_block (import);
  CREATE TABLE IF NOT EXISTS people_block_import (
    import INTEGER PRIMARY KEY, event_id TEXT UNIQUE
  ) STRICT;
  CREATE TRIGGER IF NOT EXISTS people_block_is_not_changed BEFORE UPDATE ON people_block
  BEGIN SELECT raise(ABORT, 'an imported block is never changed'); END;
`;

export const rowsInBlock = 64;

/** One row of an import: what was sent (`raw`, for audit) and how it was read (`person`). */
export interface BlockRow {
  readonly personId: string;
  readonly sourceKey: string;
  readonly place: string;
  readonly hash: string;
  readonly person: PersonContent;
  readonly raw: readonly string[];
}

const stored = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  storedPerson,
  z.array(z.string()),
]);

/** The text of a row as it is hashed and kept. `content` is the JSON of the person. */
export const rowText = (row: Omit<BlockRow, 'person'>, content: string): string =>
  `[${JSON.stringify(row.personId)},${JSON.stringify(row.sourceKey)},${JSON.stringify(row.place)},"${row.hash}",${content},${JSON.stringify(row.raw)}]`;

export function writeBlock(
  db: WritableDb,
  block: number,
  importNumber: number,
  rows: readonly string[],
): void {
  const packed = zstdCompressSync(Buffer.from(rows.join('\n'), 'utf8'), {
    params: { [constants.ZSTD_c_compressionLevel]: 1 },
  });
  db.run(
    'INSERT INTO people_block (block, import, packed) VALUES (?, ?, ?)',
    block,
    importNumber,
    packed,
  );
}

export function nextBlock(db: ReadableDb): { readonly block: number; readonly import: number } {
  const row = db.get(
    'SELECT coalesce(max(block), 0) + 1 AS block, (SELECT coalesce(max(import), 0) + 1 FROM people_block_import) AS import FROM people_block',
  );
  return row
    ? { block: numberOf(row, 'block'), import: numberOf(row, 'import') }
    : { block: 1, import: 1 };
}

/** Takes the number of an import; its event gets its name when it is appended. */
export function keepImport(db: WritableDb, importNumber: number): void {
  db.run('INSERT INTO people_block_import (import, event_id) VALUES (?, NULL)', importNumber);
}

export function nameImport(db: WritableDb, importNumber: number, eventId: string): void {
  db.run('UPDATE people_block_import SET event_id = ? WHERE import = ?', eventId, importNumber);
}

/** The rows of a block. Throws where the block is not there or is not one: a damaged record is a fault. */
export const rowsOf = (db: ReadableDb, block: number): readonly BlockRow[] =>
  linesOf(db, block).map(rowFrom);

/** The blocks of an import, in their order. */
export const blocksOf = (db: ReadableDb, eventId: string): readonly number[] =>
  db
    .all(
      'SELECT block FROM people_block JOIN people_block_import USING (import) WHERE event_id = ? ORDER BY block',
      eventId,
    )
    .map((row) => numberOf(row, 'block'));

/** SHA-256 over the rows of an import as they lie there now. */
export function hashOfBlocks(db: ReadableDb, eventId: string): string {
  const all = createHash('sha256');
  for (const block of blocksOf(db, eventId))
    for (const line of linesOf(db, block)) all.update(line);
  return all.digest('hex');
}

/** One person of a block. */
export function personInBlock(db: ReadableDb, block: number, slot: number): PersonContent {
  const line = linesOf(db, block)[slot];
  if (line === undefined)
    throw new TypeError(`block ${block} of imported people has no row ${slot}`);
  return rowFrom(line).person;
}

/** No line break stands inside a row: JSON escapes them. */
function linesOf(db: ReadableDb, block: number): readonly string[] {
  const packed = db.get('SELECT packed FROM people_block WHERE block = ?', block)?.['packed'];
  if (!(packed instanceof Uint8Array))
    throw new TypeError(`block ${block} of imported people is missing`);
  return zstdDecompressSync(packed).toString('utf8').split('\n');
}

function rowFrom(line: string): BlockRow {
  const [personId, sourceKey, place, hash, person, raw] = stored.parse(JSON.parse(line));
  return { personId, sourceKey, place, hash, person, raw };
}
