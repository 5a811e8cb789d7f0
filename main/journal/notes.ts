import type { WritableDb } from './db.ts';
import type { Journal } from './journal.ts';
import { textOf } from './row.ts';
import type { InTransaction } from './transaction.ts';

type Notes = Pick<
  Journal,
  | 'saveDraft'
  | 'draft'
  | 'clearDraft'
  | 'clearAbout'
  | 'saveForm'
  | 'forms'
  | 'setting'
  | 'saveSetting'
>;

/** Drafts and settings: outside the chain, but committed to disk in the same way. */
export function notes(
  db: WritableDb,
  inTransaction: InTransaction,
  reading: <T>(work: () => T) => T,
): Notes {
  const look = (sql: string, key: string, column: string): string | null =>
    reading(() => {
      const row = db.get(sql, key);
      return row ? textOf(row, column) : null;
    });
  const put = (sql: string, ...params: string[]): void => {
    inTransaction(() => db.run(sql, ...params));
  };
  return {
    saveDraft: (callId, text) => {
      put(
        'INSERT INTO draft (call_id, text) VALUES (?, ?) ON CONFLICT (call_id) DO UPDATE SET text = excluded.text',
        callId,
        text,
      );
    },
    draft: (callId) => look('SELECT text FROM draft WHERE call_id = ?', callId, 'text'),
    clearDraft: (callId) => {
      put('DELETE FROM draft WHERE call_id = ?', callId);
    },
    clearAbout: (names) => {
      inTransaction(() => {
        for (const name of names) {
          db.run('DELETE FROM draft WHERE call_id = ?', name);
          db.run("DELETE FROM form_draft WHERE ' ' || form LIKE '% ' || ?", name);
        }
      });
    },
    saveForm: (user, form, text) => {
      if (text === null) put('DELETE FROM form_draft WHERE user_id = ? AND form = ?', user, form);
      else
        put(
          `INSERT INTO form_draft (user_id, form, draft_values) VALUES (?, ?, ?)
             ON CONFLICT (user_id, form) DO UPDATE SET draft_values = excluded.draft_values`,
          user,
          form,
          text,
        );
    },
    forms: (user) =>
      reading(() =>
        db
          .all('SELECT form, draft_values FROM form_draft WHERE user_id = ?', user)
          .map((row) => ({ form: textOf(row, 'form'), text: textOf(row, 'draft_values') })),
      ),
    setting: (name) => look('SELECT value FROM setting WHERE name = ?', name, 'value'),
    saveSetting: (name, value) => {
      put(
        'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        name,
        value,
      );
    },
  };
}
