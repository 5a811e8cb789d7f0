import { z } from 'zod';
import { role, userId } from '#shared/contract/words.ts';
import type { Projection, ReadableDb } from '../journal/journal.ts';

/** Events about people with a desk. The PIN is in them only as a slow hash (pin.ts). */
export const accessEvents = {
  'desk-set-up': z.strictObject({ deskName: z.string(), forceName: z.string() }),
  'user-added': z.strictObject({ userId, name: z.string(), role, pinHash: z.string() }),
  'signed-in': z.strictObject({ userId }),
  'signed-out': z.strictObject({ userId }),
  'sign-in-refused': z.strictObject({ userId }),
  'duty-set': z.strictObject({ userId, onDuty: z.boolean() }),
} as const;

const row = z.object({
  user_id: userId,
  name: z.string(),
  role,
  pin_hash: z.string(),
  on_duty: z.number(),
});

export type User = {
  readonly id: z.infer<typeof userId>;
  readonly name: string;
  readonly role: z.infer<typeof role>;
  readonly pinHash: string;
  readonly onDuty: boolean;
};

/** Who may sign in on this desk, and who is on duty. */
export const usersProjection: Projection = {
  name: 'users',
  version: 1,
  tables: `
    CREATE TABLE app_user (
      user_id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      pin_hash TEXT NOT NULL,
      on_duty INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE desk_name (one INTEGER PRIMARY KEY CHECK (one = 1), desk_name TEXT NOT NULL, force_name TEXT NOT NULL) STRICT;
  `,
  apply: (db, event) => {
    switch (event.type) {
      case 'desk-set-up': {
        const { deskName, forceName } = accessEvents['desk-set-up'].parse(event.content);
        db.run(
          'INSERT OR REPLACE INTO desk_name (one, desk_name, force_name) VALUES (1, ?, ?)',
          deskName,
          forceName,
        );
        break;
      }
      case 'user-added': {
        const user = accessEvents['user-added'].parse(event.content);
        db.run(
          'INSERT OR IGNORE INTO app_user (user_id, name, role, pin_hash) VALUES (?, ?, ?, ?)',
          user.userId,
          user.name,
          user.role,
          user.pinHash,
        );
        break;
      }
      case 'duty-set': {
        const duty = accessEvents['duty-set'].parse(event.content);
        db.run(
          'UPDATE app_user SET on_duty = ? WHERE user_id = ?',
          duty.onDuty ? 1 : 0,
          duty.userId,
        );
        break;
      }
    }
  },
};

/** Everybody set up on this desk, in order of name. */
export const usersOf = (db: ReadableDb): readonly User[] =>
  db
    .all('SELECT user_id, name, role, pin_hash, on_duty FROM app_user ORDER BY name')
    .map((stored) => {
      const user = row.parse(stored);
      return {
        id: user.user_id,
        name: user.name,
        role: user.role,
        pinHash: user.pin_hash,
        onDuty: user.on_duty === 1,
      };
    });

const nameRow = z.object({ desk_name: z.string(), force_name: z.string() });

/** The names given at the first start; null before it. */
export function deskNameOf(
  db: ReadableDb,
): { readonly deskName: string; readonly forceName: string } | null {
  const [stored] = db.all('SELECT desk_name, force_name FROM desk_name');
  if (stored === undefined) return null;
  const { desk_name: deskName, force_name: forceName } = nameRow.parse(stored);
  return { deskName, forceName };
}
