import type { WritableDb } from './db.ts';
import type { Journal } from './journal.ts';
import { textOf } from './row.ts';
import type { InTransaction } from './transaction.ts';

type Notes = Pick<Journal, 'saveDraft' | 'draft' | 'clearDraft' | 'setting' | 'saveSetting'>;

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
