import { SqliteError } from './db.ts';
import {
  JournalBusy,
  JournalDamaged,
  JournalFault,
  JournalFull,
  JournalReadOnly,
} from './faults.ts';

const full =
  /^SQLITE_(FULL|IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE|SHMSIZE|SHMOPEN|CLOSE|DELETE|NOMEM))$/;
const unreadable = /^SQLITE_(CORRUPT|NOTADB|IOERR)/;

/**
 * Turns what the driver throws into a fault with a sentence; anything else passes as it is.
 * `lastGoodBackup` is asked only when the file is damaged.
 */
export function translated(
  error: unknown,
  path: string,
  lastGoodBackup: () => string | null,
): unknown {
  if (error instanceof JournalFault || !(error instanceof SqliteError)) return error;
  const { code } = error;
  if (full.test(code)) return new JournalFull(path, { cause: error });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new JournalBusy(path, { cause: error });
  }
  if (/^SQLITE_(READONLY|PERM|CANTOPEN|AUTH)/.test(code)) {
    return new JournalReadOnly(path, { cause: error });
  }
  if (unreadable.test(code)) {
    return new JournalDamaged(path, `a page cannot be read (${code}: ${error.message})`, {
      cause: error,
      lastGoodBackup: lastGoodBackup(),
    });
  }
  return error;
}
