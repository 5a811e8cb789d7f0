import type { ItemContent } from '#shared/people/fhir/draft.ts';
import { storedItem, storedPerson } from '#shared/people/stored.ts';
import { textOf, textOrNull, type Row, type WritableDb } from '../journal/journal.ts';
import { blocksOf, rowsOf } from './block.ts';
import { PeopleWriter, type PersonRow } from './people-writer.ts';

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
  const itemId = textOf(row, 'item_id');
  const personId = textOf(row, 'person_id');
  const mapped = textOf(row, 'mapped');
  const hash = textOf(row, 'content_hash');
  const item: ItemContent = storedItem.parse(JSON.parse(mapped));
  const held = db.get('SELECT content_hash FROM person_item WHERE item_id = ?', itemId);
  // A release is of the words that were read then: new words wait again.
  if (held && textOf(held, 'content_hash') !== hash)
    db.run('DELETE FROM person_release WHERE item_id = ?', itemId);
  db.run(
    `INSERT OR REPLACE INTO person_item (item_id, person_id, kind, origin, source_key, content, content_hash, version, last_updated, imported_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    itemId,
    personId,
    item.kind,
    item.origin,
    textOf(row, 'source_key'),
    mapped,
    hash,
    textOrNull(row, 'version'),
    textOrNull(row, 'last_updated'),
    atMs,
  );
  db.run('DELETE FROM person_phone WHERE person_id = ? AND item_id = ?', personId, itemId);
  if (item.kind !== 'relation' || item.status !== 'active') return;
  for (const { e164 } of item.phones) {
    if (e164 !== null)
      db.run(
        'INSERT INTO person_phone (e164, person_id, item_id) VALUES (?, ?, ?)',
        e164,
        personId,
        itemId,
      );
  }
}
