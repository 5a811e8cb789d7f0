import type { Migration } from './migration.ts';

/** Half-written forms, each of one person: outside the chain, like the drafts of notes. */
export const createFormDraft: Migration = {
  id: 80,
  name: 'create-form-draft',
  up: (db) => {
    db.exec(`
      CREATE TABLE form_draft (
        user_id TEXT NOT NULL,
        form TEXT NOT NULL,
        draft_values TEXT NOT NULL,
        PRIMARY KEY (user_id, form)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
