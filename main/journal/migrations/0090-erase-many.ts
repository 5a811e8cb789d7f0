import type { Migration } from './migration.ts';

/** One `erased` event may name many events: half of a call's record goes in one. Those that named one (version 1) still count. */
export const eraseMany: Migration = {
  id: 90,
  name: 'erase-many',
  up: (db) => {
    db.exec(`
      DROP TRIGGER content_no_delete;
      DROP TRIGGER content_stays_erased;
      CREATE TABLE erasure_of_many (
        event_id TEXT PRIMARY KEY REFERENCES entry (event_id),
        erased_by TEXT NOT NULL REFERENCES entry (event_id)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO erasure_of_many SELECT event_id, erased_by FROM erasure;
      DROP TABLE erasure;
      ALTER TABLE erasure_of_many RENAME TO erasure;

      CREATE TRIGGER erasure_needs_event BEFORE INSERT ON erasure
        WHEN NOT EXISTS (
          SELECT 1 FROM entry JOIN content USING (event_id)
          WHERE entry.event_id = NEW.erased_by AND entry.type = 'erased'
            AND (json_extract(content.content, '$.eventId') = NEW.event_id
              OR NEW.event_id IN (SELECT value FROM json_each(content.content, '$.eventIds'))))
        BEGIN SELECT RAISE(ABORT, 'an erasure needs an erased event that names it'); END;
      CREATE TRIGGER erasure_spares_erased BEFORE INSERT ON erasure
        WHEN (SELECT type FROM entry WHERE event_id = NEW.event_id) = 'erased'
        BEGIN SELECT RAISE(ABORT, 'an erased event keeps its content'); END;
      CREATE TRIGGER erasure_no_update BEFORE UPDATE ON erasure
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
      CREATE TRIGGER erasure_no_delete BEFORE DELETE ON erasure
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

      CREATE TRIGGER content_no_delete BEFORE DELETE ON content
        WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE event_id = OLD.event_id)
        BEGIN SELECT RAISE(ABORT, 'content is deleted only together with an erased event'); END;
      CREATE TRIGGER content_stays_erased BEFORE INSERT ON content
        WHEN EXISTS (SELECT 1 FROM erasure WHERE event_id = NEW.event_id)
        BEGIN SELECT RAISE(ABORT, 'erased content does not come back'); END;
    `);
  },
};
