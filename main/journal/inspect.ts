import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { pragmaNumber, SqliteError, type Connection } from './db.ts';
import {
  JournalDamaged,
  JournalKeyWrong,
  JournalNotADatabase,
  JournalTruncated,
} from './faults.ts';
import { keyCheckOf, type Marker } from './marker.ts';
import { walFrames, type WalFrames } from './wal-frames.ts';

const pageSize = 4096;

/** Up to this size every page is read at each start (about 0.2 s); beyond it the background check gets there. */
const maxBytesCheckedAtStart = 32 * 1024 * 1024;

export interface Inspected {
  readonly path: string;
  readonly key: Uint8Array;
  readonly marker: Marker | null;
  readonly lastGoodBackup: () => string | null;
}

/** Looks at the files before SQLite does, since SQLite mends what it can without saying so. */
export function inspectFiles({ path, key, marker, lastGoodBackup }: Inspected): WalFrames {
  if (marker && marker.keyCheck !== keyCheckOf(key)) throw new JournalKeyWrong(path);
  const bytes = statSync(path).size;
  if (bytes < pageSize) {
    throw new JournalTruncated(path, bytes, 'at least one page', {
      lastGoodBackup: lastGoodBackup(),
    });
  }
  if (startsLikePlainSqlite(path)) {
    throw new JournalNotADatabase(path, { lastGoodBackup: lastGoodBackup() });
  }
  const wal = walFrames(`${path}-wal`);
  if (wal.brokenFrame !== null && wal.commitsAfterBreak > 1) {
    throw new JournalDamaged(
      path,
      `frame ${wal.brokenFrame} of its log ${path}-wal was changed, and ${wal.commitsAfterBreak} commits follow it`,
      { lastGoodBackup: lastGoodBackup() },
    );
  }
  return wal;
}

/** The first page shows whether the key fits, and how many pages there should be. */
export function inspectFirstPage(
  connection: Connection,
  { path, marker, lastGoodBackup }: Inspected,
): void {
  try {
    // Reads page 1 and nothing else: SQLite then compares the page count in it with the file.
    connection.pragma('user_version');
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
    const options = { cause: error, lastGoodBackup: lastGoodBackup() };
    if (error.code === 'SQLITE_CORRUPT') {
      throw new JournalTruncated(path, statSync(path).size, 'more, by its first page', options);
    }
    if (error.code !== 'SQLITE_NOTADB') throw error;
    // The marker vouches for the key, so it is the page that is wrong.
    if (marker) throw new JournalDamaged(path, 'its first page cannot be read', options);
    throw new JournalNotADatabase(path, options);
  }
}

/** Every page is there; and, where that is quick, every page can be read. */
export function inspectPages(
  connection: Connection,
  { path, lastGoodBackup }: Inspected,
  wal: WalFrames,
): void {
  let bytes = statSync(path).size;
  let log = wal;
  for (let attempt = 0; ; attempt += 1) {
    const pages = pragmaNumber(connection, 'page_count');
    if (hasEveryPage(bytes, pages, log)) break;
    if (attempt === 2) {
      throw new JournalTruncated(path, bytes, String(pages * pageSize), {
        lastGoodBackup: lastGoodBackup(),
      });
    }
    // Another process may have written between our looks.
    log = walFrames(`${path}-wal`);
    bytes = statSync(path).size;
  }
  if (bytes > maxBytesCheckedAtStart) return;
  const answer = connection.pragma('quick_check(1)', { simple: true });
  if (answer !== 'ok') {
    throw new JournalDamaged(path, String(answer), { lastGoodBackup: lastGoodBackup() });
  }
}

function hasEveryPage(bytes: number, pages: number, wal: WalFrames): boolean {
  for (let page = Math.floor(bytes / pageSize) + 1; page <= pages; page += 1) {
    if (!wal.pages.has(page)) return false;
  }
  return true;
}

function startsLikePlainSqlite(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const first = Buffer.alloc(16);
    readSync(file, first, 0, 16, 0);
    return first.toString('latin1') === 'SQLite format 3\0';
  } finally {
    closeSync(file);
  }
}

/** What shows that a journal has been here; null on a fresh folder. */
export function traceOfJournal(
  path: string,
  hasMarker: boolean,
  backups: readonly string[],
): string | null {
  if (hasMarker) return 'the file journal.mark beside it';
  if (existsSync(`${path}-wal`)) return `its log ${path}-wal`;
  return backups[0] === undefined ? null : `the backup ${backups[0]}`;
}
