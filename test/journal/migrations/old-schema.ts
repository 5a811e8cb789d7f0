import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { connect, facing, pragmaNumber, type WritableDb } from '#main/journal/db.ts';
import { migrate } from '#main/journal/migrate.ts';

export interface OldSchema {
  readonly db: WritableDb;
  /** Runs the migration of that number, and no later one. */
  readonly migrateTo: (id: number) => void;
  readonly version: () => number;
  /** How SQLite would carry out a query, in one line. */
  readonly plan: (sql: string) => string;
  /** The reason a statement was refused; null when it went through. */
  readonly refusal: (sql: string) => string | null;
}

/** An encrypted database as the build with that newest migration left it; 0 is an empty one. */
export function schemaAt(id: number): OldSchema {
  const dir = mkdtempSync(join(tmpdir(), 'concord-migration-'));
  const connection = connect(join(dir, 'journal.db'), new Uint8Array(32).fill(1), {
    writable: true,
    mustExist: false,
  });
  connection.pragma('foreign_keys=ON');
  onTestFinished(() => {
    connection.close();
    rmSync(dir, { recursive: true, force: true });
  });
  migrate(connection, id);
  const db = facing(connection);
  return {
    db,
    migrateTo: (to) => {
      migrate(connection, to);
    },
    version: () => pragmaNumber(connection, 'user_version'),
    plan: (sql) =>
      db
        .all(`EXPLAIN QUERY PLAN ${sql}`)
        .map((row) => String(row['detail']))
        .join('; '),
    refusal: (sql) => {
      try {
        db.exec(sql);
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
  };
}

/** `count` entries of one desk with content; the bytes are not a real chain, which the schema does not ask for. */
export function fillEntries(db: WritableDb, count: number): void {
  db.exec(`
    INSERT INTO desk VALUES ('desk-1', zeroblob(32), 1);
    WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${count})
    INSERT INTO entry SELECT n, 'event-' || n, 'desk-1', n, 'heard', 'call-' || (n % 5), x'7b7d', zeroblob(64),
      printf('%064d', n) FROM n;
    INSERT INTO content SELECT event_id, zeroblob(16), '{}' FROM entry;`);
}
