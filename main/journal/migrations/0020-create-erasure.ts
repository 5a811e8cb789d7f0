import type { Migration } from './migration.ts';

/** Content may go only when an `erased` event that names it is in the chain. */
export const createErasure: Migration = {
  id: 20,
  name: 'create-erasure',
  up: (db) => {
    db.exec(`
      CREATE TABLE erasure (
        event_id TEXT PRIMARY KEY REFERENCES entry (event_id),
        erased_by TEXT NOT NULL UNIQUE REFERENCES entry (event_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TRIGGER erasure_needs_event BEFORE INSERT ON erasure
        WHEN NOT EXISTS (
          SELECT 1 FROM entry JOIN content USING (event_id)
          WHERE entry.event_id = NEW.erased_by AND entry.type = 'erased'
            AND json_extract(content.content, '$.eventId') = NEW.event_id)
        BEGIN SELECT RAISE(ABORT, 'an erasure needs an erased event that names it'); END;
      -- The proof of an erasure cannot itself be erased.
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
