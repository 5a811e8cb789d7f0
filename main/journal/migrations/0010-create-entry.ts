import type { Migration } from './migration.ts';

/** The chain, its content, and whose key signs for which desk. Columns beside `envelope` only serve look-ups. */
export const createEntry: Migration = {
  id: 10,
  name: 'create-entry',
  up: (db) => {
    db.exec(`
      CREATE TABLE desk (
        desk TEXT PRIMARY KEY,
        public_key BLOB NOT NULL CHECK (length(public_key) = 32),
        is_own INTEGER NOT NULL CHECK (is_own IN (0, 1))
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX desk_own ON desk (is_own) WHERE is_own = 1;

      CREATE TABLE entry (
        seq INTEGER PRIMARY KEY,
        event_id TEXT NOT NULL UNIQUE,
        desk TEXT NOT NULL REFERENCES desk (desk),
        desk_seq INTEGER NOT NULL CHECK (desk_seq >= 1),
        type TEXT NOT NULL,
        call_id TEXT,
        envelope BLOB NOT NULL,
        signature BLOB NOT NULL CHECK (length(signature) = 64),
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        UNIQUE (desk, desk_seq)
      ) STRICT;
      CREATE INDEX entry_call ON entry (call_id, seq) WHERE call_id IS NOT NULL;
      CREATE INDEX entry_type ON entry (type, seq);

      CREATE TABLE content (
        event_id TEXT PRIMARY KEY REFERENCES entry (event_id),
        salt BLOB NOT NULL CHECK (length(salt) = 16),
        content TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
      CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
      -- REPLACE would delete without firing the trigger above.
      CREATE TRIGGER entry_no_replace BEFORE INSERT ON entry
        WHEN EXISTS (SELECT 1 FROM entry WHERE seq = NEW.seq OR event_id = NEW.event_id
                     OR (desk = NEW.desk AND desk_seq = NEW.desk_seq))
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
      CREATE TRIGGER content_no_update BEFORE UPDATE ON content
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
      CREATE TRIGGER content_no_replace BEFORE INSERT ON content
        WHEN EXISTS (SELECT 1 FROM content WHERE event_id = NEW.event_id)
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    `);
  },
};
