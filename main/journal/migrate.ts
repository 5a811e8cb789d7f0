import { facing, pragmaNumber, type Connection } from './db.ts';
import { JournalFromFuture, JournalNotADatabase } from './faults.ts';
import { migrations } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';

/** "Cncd", so that another program's SQLite file is not taken for a journal. */
const applicationId = 0x436e6364;

export const newestSchema = migrations.at(-1)?.id ?? 0;

/** Throws unless this build may read the database. `path` is for the message. */
export function refuseForeign(connection: Connection, path: string): void {
  const version = pragmaNumber(connection, 'user_version');
  const id = pragmaNumber(connection, 'application_id');
  const isEmpty =
    connection.prepare<[], unknown>('SELECT 1 FROM sqlite_schema').get() === undefined;
  if (isEmpty && version === 0 && id === 0) return;
  if (id !== applicationId) throw new JournalNotADatabase(path);
  if (version > newestSchema) throw new JournalFromFuture(path, version, newestSchema);
}

/** Brings the schema up to `upTo`, one transaction a step. A step that fails leaves the database at the one before. */
export function migrate(
  connection: Connection,
  upTo = newestSchema,
  steps: readonly Migration[] = migrations,
): void {
  for (const step of steps) {
    if (step.id > upTo) return;
    connection.exec('BEGIN IMMEDIATE');
    try {
      // Looked up inside: another process may have migrated meanwhile.
      if (pragmaNumber(connection, 'user_version') < step.id) {
        step.up(facing(connection));
        connection.pragma(`application_id=${applicationId}`);
        connection.pragma(`user_version=${step.id}`);
      }
      connection.exec('COMMIT');
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  }
}
