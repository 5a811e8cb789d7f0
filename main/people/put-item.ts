import type { ItemContent } from '#shared/people/fhir/draft.ts';
import { textOf, type WritableDb } from '../journal/journal.ts';

export interface ItemRow {
  readonly itemId: string;
  readonly personId: string;
  readonly sourceKey: string;
  /** The JSON of the item. */
  readonly mapped: string;
  readonly hash: string;
  readonly version: string | null;
  readonly lastUpdated: string | null;
}

/** Puts an item into the tables of this folder: the one way in, live and at a rebuild. */
export function putItem(db: WritableDb, row: ItemRow, item: ItemContent, atMs: number): void {
  const { itemId, personId } = row;
  const held = db.get('SELECT content_hash FROM person_item WHERE item_id = ?', itemId);
  // A release is of the words that were read then: new words wait again.
  if (held && textOf(held, 'content_hash') !== row.hash)
    db.run('DELETE FROM person_release WHERE item_id = ?', itemId);
  db.run(
    `INSERT OR REPLACE INTO person_item (item_id, person_id, kind, origin, source_key, content, content_hash, version, last_updated, imported_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    itemId,
    personId,
    item.kind,
    item.origin,
    row.sourceKey,
    row.mapped,
    row.hash,
    row.version,
    row.lastUpdated,
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
