import type { Migration } from './migration.ts';

/**
 * What was appended together and about one call travels to the hub together. Beside the chain, which stays append-only:
 * where a batch stands on the hub, and whether it counts, is learnt later (design section 9).
 */
export const createBatch: Migration = {
  id: 60,
  name: 'create-batch',
  up: (db) => {
    db.exec(`
      CREATE TABLE batch (
        batch INTEGER PRIMARY KEY REFERENCES entry (seq),
        last_seq INTEGER NOT NULL,
        desk TEXT NOT NULL REFERENCES desk (desk),
        call_id TEXT,
        -- The newest claim on the call that this desk knew when it decided; null where nothing is claimed.
        expects INTEGER,
        hub_seq INTEGER,
        is_claim INTEGER NOT NULL DEFAULT 0 CHECK (is_claim IN (0, 1)),
        standing TEXT NOT NULL CHECK (standing IN ('counts', 'pending', 'lost', 'aside'))
      ) STRICT;
      CREATE UNIQUE INDEX batch_hub_seq ON batch (hub_seq) WHERE hub_seq IS NOT NULL;
      CREATE INDEX batch_call ON batch (call_id, hub_seq) WHERE call_id IS NOT NULL;
      CREATE INDEX batch_unsent ON batch (desk, batch) WHERE hub_seq IS NULL;
      INSERT INTO batch (batch, last_seq, desk, call_id, standing) SELECT seq, seq, desk, call_id, 'counts' FROM entry;
      CREATE TABLE set_aside (
        hub_seq INTEGER PRIMARY KEY, subject TEXT NOT NULL, reason TEXT NOT NULL, at_ms INTEGER NOT NULL
      ) STRICT;
    `);
  },
};
