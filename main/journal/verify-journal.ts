import { connect, facing, guard, type ReadableDb } from './db.ts';
import { inspectFirstPage, type Inspected } from './inspect.ts';
import { refuseForeign } from './migrate.ts';
import { translated } from './translate.ts';
import { verifyAll, type VerifyReport } from './verify.ts';

export interface VerifyTarget {
  readonly path: string;
  readonly key: Uint8Array;
}

/**
 * Checks every chain from its first event: of an open journal, or of a file (a journal or a backup) with its key.
 * `quick` leaves out the signatures of single events that a signed checkpoint covers. Throws a `JournalFault` where the
 * file cannot be read at all.
 */
export function verifyJournal(
  target: { readonly db: ReadableDb } | VerifyTarget,
  { quick = false }: { readonly quick?: boolean } = {},
): VerifyReport {
  const options = { everySignature: !quick };
  if ('db' in target) return verifyAll(target.db, options);
  const { path, key } = target;
  const noBackup = (): null => null;
  const inspected: Inspected = { path, key, marker: null, lastGoodBackup: noBackup };
  try {
    const connection = connect(path, key, { writable: false, mustExist: true });
    try {
      inspectFirstPage(connection, inspected);
      refuseForeign(connection, path);
      guard(connection);
      return verifyAll(facing(connection), options);
    } finally {
      connection.close();
    }
  } catch (error) {
    throw translated(error, path, noBackup);
  }
}
