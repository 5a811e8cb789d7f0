import type { Migration } from './migration.ts';

/** How far each projection's tables have got, and with which version of its fold. */
export const createProjectionState: Migration = {
  id: 40,
  name: 'create-projection-state',
  up: (db) => {
    db.exec(`
      CREATE TABLE projection_state (
        name TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        last_seq INTEGER NOT NULL,
        tables TEXT NOT NULL CHECK (json_valid(tables)),
        -- Types passed over because the build did not know them: a build that does folds again.
        unknown_types TEXT NOT NULL CHECK (json_valid(unknown_types))
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
