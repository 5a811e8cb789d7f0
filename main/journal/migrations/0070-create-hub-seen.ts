import type { Migration } from './migration.ts';

/**
 * What a desk has to remember of messages that it did not believe: the hub counts them when it compares the newest claim on a
 * call. And in which roles the hub has let a desk speak: on the subject of a claim it asks nobody.
 */
export const createHubSeen: Migration = {
  id: 70,
  name: 'create-hub-seen',
  up: (db) => {
    db.exec(`
      CREATE TABLE claim_seen (hub_seq INTEGER PRIMARY KEY, call_id TEXT NOT NULL) STRICT;
      CREATE INDEX claim_seen_call ON claim_seen (call_id, hub_seq);
      INSERT INTO claim_seen (hub_seq, call_id)
        SELECT hub_seq, call_id FROM batch WHERE is_claim = 1 AND hub_seq IS NOT NULL AND call_id IS NOT NULL;
      CREATE TABLE desk_role (
        desk TEXT NOT NULL, role TEXT NOT NULL, hub_seq INTEGER NOT NULL, PRIMARY KEY (desk, role)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX batch_aside ON batch (last_seq) WHERE standing = 'aside';
      CREATE INDEX batch_desk ON batch (desk, hub_seq);
    `);
  },
};
