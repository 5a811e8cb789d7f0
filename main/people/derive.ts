import { storedItem, storedPerson } from '#shared/people/stored.ts';
import { textOf, textOrNull, type Row, type WritableDb } from '../journal/journal.ts';
import { blocksOf, rowsOf } from './block.ts';
import { PeopleWriter, type PersonRow } from './people-writer.ts';
import { putItem } from './put-item.ts';

export const recordExists = (db: WritableDb): boolean =>
  db.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'people_record'") !==
  undefined;

/** Makes the tables of one import from its rows: at once when it happens, and again at a rebuild. */
export function deriveImport(db: WritableDb, eventId: string, atMs: number): void {
  const writer = new PeopleWriter(db);
  const rows = db.all('SELECT * FROM people_record WHERE event_id = ? ORDER BY row', eventId);
  for (const row of rows) {
    if (textOf(row, 'kind') === 'item') derivedItem(db, row, atMs);
    else writer.put(personRow(row, atMs));
  }
  writer.finish();
}

/** The same for an import whose people lie in blocks: at a rebuild only, since a live one writes both. */
export function deriveBlocks(db: WritableDb, eventId: string, file: string, atMs: number): void {
  const writer = new PeopleWriter(db);
  for (const block of blocksOf(db, eventId)) {
    for (const [slot, { personId, hash, person }] of rowsOf(db, block).entries()) {
      writer.put({
        personId,
        sourceKey: null,
        origin: 'police',
        stub: false,
        hash,
        version: null,
        lastUpdated: null,
        file,
        atMs,
        person,
        kept: { block, slot },
      });
    }
  }
  writer.finish();
}

function personRow(row: Row, atMs: number): PersonRow {
  const kept = textOf(row, 'mapped');
  const personId = textOf(row, 'person_id');
  const sourceKey = textOf(row, 'source_key');
  return {
    personId,
    sourceKey: sourceKey === `csv:${personId}` ? null : sourceKey,
    origin: textOf(row, 'origin') === 'nhs' ? 'nhs' : 'police',
    stub: textOf(row, 'kind') === 'stub',
    hash: textOf(row, 'content_hash'),
    version: textOrNull(row, 'version'),
    lastUpdated: textOrNull(row, 'last_updated'),
    file: textOf(row, 'file'),
    atMs,
    person: storedPerson.parse(JSON.parse(kept)),
    kept,
  };
}

function derivedItem(db: WritableDb, row: Row, atMs: number): void {
  const mapped = textOf(row, 'mapped');
  putItem(
    db,
    {
      itemId: textOf(row, 'item_id'),
      personId: textOf(row, 'person_id'),
      sourceKey: textOf(row, 'source_key'),
      mapped,
      hash: textOf(row, 'content_hash'),
      version: textOrNull(row, 'version'),
      lastUpdated: textOrNull(row, 'last_updated'),
    },
    storedItem.parse(JSON.parse(mapped)),
    atMs,
  );
}
