import { z } from 'zod';
import type { Projection, ReadableDb, WritableDb } from '../journal/journal.ts';
import { textOf } from '../journal/journal.ts';

/**
 * Past contacts as they were taken in: outside every projection, so that no rebuild drops them; the signed event has their
 * hash. `past_contact` is made from it.
 */
export function createContactRecord(db: WritableDb): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS contact_record (
      event_id TEXT NOT NULL, row INTEGER NOT NULL, contact TEXT NOT NULL, PRIMARY KEY (event_id, row)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER IF NOT EXISTS contact_record_is_not_changed BEFORE UPDATE ON contact_record
    BEGIN SELECT raise(ABORT, 'an imported contact is never changed'); END;
  `);
}

export const keptContact = z.strictObject({
  id: z.string(),
  line: z.number(),
  atMs: z.number(),
  personId: z.string().nullable(),
  number: z.string().nullable(),
  places: z.array(z.string()),
  reason: z.string().nullable(),
  outcome: z.string().nullable(),
});
export type KeptContact = z.infer<typeof keptContact>;

const recordExists = (db: ReadableDb): boolean =>
  db.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'contact_record'") !==
  undefined;

/** Makes the rows of one import: when it happens, and again at a rebuild. The same contact twice is one. */
export function deriveContacts(db: WritableDb, eventId: string): void {
  for (const row of db.all(
    'SELECT contact FROM contact_record WHERE event_id = ? ORDER BY row',
    eventId,
  )) {
    const contact = keptContact.parse(JSON.parse(textOf(row, 'contact')));
    db.run(
      'INSERT OR IGNORE INTO past_contact (id, at_ms, person_id, number, reason, outcome) VALUES (?, ?, ?, ?, ?, ?)',
      contact.id,
      contact.atMs,
      contact.personId,
      contact.number,
      contact.reason,
      contact.outcome,
    );
    for (const place of contact.places)
      db.run(
        'INSERT OR IGNORE INTO past_contact_place (place, at_ms, id) VALUES (?, ?, ?)',
        place,
        contact.atMs,
        contact.id,
      );
  }
}

export const contactProjection: Projection = {
  name: 'contacts',
  version: 1,
  tables: `
    CREATE TABLE past_contact (
      id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, person_id TEXT, number TEXT, reason TEXT, outcome TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX past_contact_person ON past_contact (person_id, at_ms) WHERE person_id IS NOT NULL;
    CREATE INDEX past_contact_number ON past_contact (number, at_ms) WHERE number IS NOT NULL;
    CREATE TABLE past_contact_place (
      place TEXT NOT NULL, at_ms INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (place, at_ms, id)
    ) STRICT, WITHOUT ROWID;
  `,
  apply: (db, event) => {
    // On a live import the rows are written, and derived, after this in the same transaction.
    if (event.type === 'contacts-imported' && recordExists(db)) deriveContacts(db, event.eventId);
  },
};
