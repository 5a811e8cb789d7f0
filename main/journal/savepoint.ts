import type { WritableDb } from './db.ts';
import { JournalFault, ProjectionFailed } from './faults.ts';
import { isDiskError } from './project.ts';

/** Work within a transaction that can be taken back by itself: null where what it was given is to blame, and nothing of it is left. A fault of the disk or of the journal is thrown. */
export function inSavepoint<T>(db: WritableDb, work: () => T): T | null {
  db.exec('SAVEPOINT attempt');
  try {
    const done = work();
    db.exec('RELEASE attempt');
    return done;
  } catch (error) {
    if (isDiskError(error) || (error instanceof JournalFault && !isFold(error))) throw error;
    db.exec('ROLLBACK TO attempt');
    db.exec('RELEASE attempt');
    return null;
  }
}

const isFold = (error: unknown): boolean => error instanceof ProjectionFailed;
