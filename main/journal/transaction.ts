import type { Connection } from './db.ts';

export type InTransaction = <T>(work: () => T) => T;

/**
 * One transaction that takes the writer's place at its first statement, so that what it reads is what it builds on.
 * When it returns, the commit is on disk; when it throws, nothing of it is.
 */
export function transaction(
  connection: Connection,
  fault: (error: unknown) => unknown,
  beforeWrite: () => void = () => undefined,
): InTransaction {
  return (work) => {
    beforeWrite();
    try {
      connection.exec('BEGIN IMMEDIATE');
      const value = work();
      connection.exec('COMMIT');
      return value;
    } catch (error) {
      // On a full disk SQLite has sometimes rolled back by itself.
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw fault(error);
    }
  };
}
