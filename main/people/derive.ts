import type { ItemContent } from '#shared/people/fhir/draft.ts';
import { validNhs } from '#shared/people/same-person.ts';
import { storedItem, storedPerson } from '#shared/people/stored.ts';
import { numberOf, textOf, textOrNull, type Row, type WritableDb } from '../journal/journal.ts';
import { addToIndex } from './index/segment.ts';

export const recordExists = (db: WritableDb): boolean =>
  db.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'people_record'") !==
  undefined;

/** Makes the look-up tables of one import from its rows: at once when it happens, and again at a rebuild. */
export function deriveImport(db: WritableDb, eventId: string, atMs: number): void {
  const rows = db.all('SELECT * FROM people_record WHERE event_id = ? ORDER BY row', eventId);
  for (const row of rows) {
    if (textOf(row, 'kind') === 'item') derivedItem(db, row, atMs);
    else derivedPerson(db, row, atMs);
  }
}

function derivedPerson(db: WritableDb, row: Row, atMs: number): void {
  const personId = textOf(row, 'person_id');
  const mapped = textOf(row, 'mapped');
  db.run(
    `INSERT INTO person (person_id, source_key, origin, stub, content, content_hash, version, last_updated, file, imported_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (person_id) DO UPDATE SET source_key = excluded.source_key, origin = excluded.origin, stub = excluded.stub,
       content = excluded.content, content_hash = excluded.content_hash, version = excluded.version,
       last_updated = excluded.last_updated, file = excluded.file, imported_at_ms = excluded.imported_at_ms`,
    personId,
    textOf(row, 'source_key'),
    textOf(row, 'origin'),
    textOf(row, 'kind') === 'stub' ? 1 : 0,
    mapped,
    textOf(row, 'content_hash'),
    textOrNull(row, 'version'),
    textOrNull(row, 'last_updated'),
    textOf(row, 'file'),
    atMs,
  );
  const person = storedPerson.parse(JSON.parse(mapped));
  db.run('DELETE FROM person_identifier WHERE person_id = ?', personId);
  for (const number of validNhs(person)) {
    db.run(
      'INSERT OR IGNORE INTO person_identifier (value, person_id) VALUES (?, ?)',
      number,
      personId,
    );
  }
  const pid = db.get('SELECT pid FROM person WHERE person_id = ?', personId);
  if (pid) addToIndex(db, numberOf(pid, 'pid'), person);
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
