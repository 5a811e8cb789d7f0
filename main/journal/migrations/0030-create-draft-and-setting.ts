import type { Migration } from './migration.ts';

/** Outside the chain: what is being typed, and what this desk prefers. */
export const createDraftAndSetting: Migration = {
  id: 30,
  name: 'create-draft-and-setting',
  up: (db) => {
    db.exec(`
      CREATE TABLE draft (
        call_id TEXT PRIMARY KEY,
        text TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
