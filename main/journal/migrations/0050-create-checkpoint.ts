import type { Migration } from './migration.ts';

/** Signed statements of where every chain stood; a start verifies from the newest. */
export const createCheckpoint: Migration = {
  id: 50,
  name: 'create-checkpoint',
  up: (db) => {
    db.exec(`
      CREATE TABLE checkpoint (
        seq INTEGER PRIMARY KEY REFERENCES entry (seq),
        statement BLOB NOT NULL,
        signature BLOB NOT NULL CHECK (length(signature) = 64)
      ) STRICT;
      CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
      CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
      CREATE TRIGGER checkpoint_no_replace BEFORE INSERT ON checkpoint
        WHEN EXISTS (SELECT 1 FROM checkpoint WHERE seq = NEW.seq)
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    `);
  },
};
