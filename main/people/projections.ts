import type { Projection } from '../journal/journal.ts';
import { judgedProjection } from './duplicates/judged.ts';
import { indexTables } from './index/tables.ts';
import { flagsReceived, imported, released, peopleEventTypes } from './events.ts';
import { flagsExist } from './flags/kept.ts';
import { deriveFlags } from './flags/take-flags.ts';
import { deriveBlocks, deriveImport, recordExists } from './derive.ts';

/**
 * The known people, as tables for look-up and display. The rows of an import are not in its event (a
 * file may hold a million people) but in `people_record`, which commits with the event and is never
 * dropped; these tables are made from it, so a rebuild reads each import's rows again in order.
 */
export const peopleProjection: Projection = {
  name: 'people',
  version: 4,
  tables: `
    CREATE TABLE person (
      pid INTEGER PRIMARY KEY, person_id TEXT NOT NULL UNIQUE, source_key TEXT, origin TEXT NOT NULL,
      stub INTEGER NOT NULL, content TEXT, block INTEGER, slot INTEGER, content_hash TEXT NOT NULL, version TEXT, last_updated TEXT,
      file TEXT NOT NULL, imported_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX person_by_key ON person (source_key) WHERE source_key IS NOT NULL;
    CREATE TABLE person_identifier (value TEXT NOT NULL, person_id TEXT NOT NULL,
      PRIMARY KEY (value, person_id)) STRICT, WITHOUT ROWID;
    CREATE INDEX person_identifier_of ON person_identifier (person_id);
    CREATE TABLE person_phone (e164 TEXT NOT NULL, person_id TEXT NOT NULL, item_id TEXT NOT NULL) STRICT;
    CREATE INDEX person_phone_by_number ON person_phone (e164);
    CREATE INDEX person_phone_of ON person_phone (person_id);
    ${indexTables}
    CREATE TABLE person_item (
      item_id TEXT PRIMARY KEY, person_id TEXT NOT NULL, kind TEXT NOT NULL, origin TEXT NOT NULL,
      source_key TEXT NOT NULL, content TEXT NOT NULL, content_hash TEXT NOT NULL, version TEXT, last_updated TEXT,
      imported_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX person_item_of ON person_item (person_id);
    CREATE INDEX person_item_by_key ON person_item (source_key);
    CREATE TABLE person_release (event_id TEXT PRIMARY KEY, item_id TEXT NOT NULL, content TEXT NOT NULL,
      at_ms INTEGER NOT NULL) STRICT;
    CREATE INDEX person_release_of ON person_release (item_id);
    CREATE TABLE person_steward (event_id TEXT NOT NULL, file TEXT NOT NULL, place TEXT NOT NULL,
      reason TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT;
    CREATE TABLE person_import (event_id TEXT PRIMARY KEY, file TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT;
    CREATE TABLE person_flag_done (at INTEGER PRIMARY KEY) STRICT;
  `,
  apply(db, event) {
    if (event.type === 'people-imported') {
      const content = imported.parse(event.content);
      db.run(
        'INSERT INTO person_import (event_id, file, at_ms) VALUES (?, ?, ?)',
        event.eventId,
        content.file.name,
        event.atMs,
      );
      for (const { file, place, reason } of content.refusedWording) {
        db.run(
          'INSERT INTO person_steward (event_id, file, place, reason, at_ms) VALUES (?, ?, ?, ?, ?)',
          event.eventId,
          file,
          place,
          reason,
          event.atMs,
        );
      }
      // On a live import the rows are written, and derived, after this in the same transaction.
      if (recordExists(db)) {
        deriveImport(db, event.eventId, event.atMs);
        deriveBlocks(db, event.eventId, content.file.name, event.atMs);
      }
    }
    if (event.type === 'flags-received' && flagsExist(db))
      deriveFlags(db, flagsReceived.parse(event.content).upTo, event.atMs);
    if (event.type === 'item-released') {
      const content = released.parse(event.content);
      db.run(
        'INSERT INTO person_release (event_id, item_id, content, at_ms) VALUES (?, ?, ?, ?)',
        event.eventId,
        content.itemId,
        JSON.stringify(content),
        event.atMs,
      );
    }
  },
};

/** All projections of this folder, for `openJournal`. */
export const peopleProjections: readonly Projection[] = [peopleProjection, judgedProjection];

export { peopleEventTypes };
