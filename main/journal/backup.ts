import { mkdirSync, statSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { connect, facing, type Connection } from './db.ts';
import { JournalFull } from './faults.ts';
import type { BackupRefused } from './journal.ts';
import { refuseForeign } from './migrate.ts';
import { newestSeq } from './append.ts';
import { syncFile, syncFolder } from './sync.ts';
import { translated } from './translate.ts';

export const hoursBetweenBackups = 6;
export const backupsKept = 14;

const nameOf = (atMs: number): string =>
  `journal-${new Date(atMs).toISOString().replaceAll(/[-:.]/g, '')}.db`;

export const backupFolder = (dir: string): string => join(dir, 'backups');

/** Paths of the backups in a data folder, newest first. */
export function backupsIn(dir: string): readonly string[] {
  const folder = backupFolder(dir);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => /^journal-\d{8}T\d{9}Z\.db$/.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

/** The newest backup that opens and is whole; without a key to look with, the newest. Null when there is none. */
export function lastGoodBackup(dir: string, backupKey: Uint8Array | undefined): string | null {
  const backups = backupsIn(dir);
  if (!backupKey) return backups[0] ?? null;
  return backups.find((path) => eventsInBackup(path, backupKey) !== null) ?? null;
}

/** The number of events in a backup that can be read to its last page; null for any other file. */
export function eventsInBackup(path: string, backupKey: Uint8Array): number | null {
  let connection: Connection | undefined;
  try {
    connection = connect(path, backupKey, { writable: false, mustExist: true });
    refuseForeign(connection, path);
    if (connection.pragma('integrity_check(1)', { simple: true }) !== 'ok') return null;
    return newestSeq(facing(connection));
  } catch {
    return null;
  } finally {
    connection?.close();
  }
}

/** Copies the journal as it is now, under the backup key; the copy is read back before it counts. */
export function makeBackup(
  connection: Connection,
  path: string,
  dir: string,
  keys: { readonly key: Uint8Array; readonly backupKey: Uint8Array | undefined },
  atMs: number,
): Result<string, BackupRefused> {
  const { key, backupKey } = keys;
  if (!backupKey) {
    return err({
      reason: 'no-backup-key',
      text: 'No backup was made: this desk has no backup key. Start Concord with its key store.',
    });
  }
  const folder = backupFolder(dir);
  const target = join(folder, nameOf(atMs));
  const fresh = `${target}.partial`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(fresh, { force: true });
    connection.prepare<[string], unknown>('VACUUM INTO ?').run(fresh);
    rekey(fresh, key, backupKey);
    syncFile(fresh);
    if (eventsInBackup(fresh, backupKey) === null) {
      return err({
        reason: 'backup-failed',
        text: `No backup was made: the copy ${fresh} could not be read back. Check the disk.`,
      });
    }
    renameSync(fresh, target);
    syncFolder(folder);
    for (const old of backupsIn(dir).slice(backupsKept)) rmSync(old, { force: true });
    return ok(target);
  } catch (error) {
    return err(
      refusal(
        folder,
        translated(error, path, () => null),
      ),
    );
  } finally {
    removeIfThere(fresh);
  }
}

/** What could not be written may not be removable either; the first reason is the one to tell. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}

/** Writes a closed file anew under another key. */
export function rekey(path: string, from: Uint8Array, to: Uint8Array): void {
  const copy = connect(path, from, { writable: true, mustExist: true });
  try {
    copy.pragma('journal_mode=DELETE');
    copy.pragma('synchronous=FULL');
    copy.pragma(`rekey="x'${Buffer.from(to).toString('hex')}'"`);
  } finally {
    copy.close();
  }
}

/** True when the newest backup is older than the schedule, or from a clock that ran ahead. */
export function isBackupDue(dir: string, nowMs: number): boolean {
  const newest = backupsIn(dir)[0];
  if (newest === undefined) return true;
  const dueMs = hoursBetweenBackups * 3_600_000;
  return !(
    newest > join(backupFolder(dir), nameOf(nowMs - dueMs)) &&
    newest <= join(backupFolder(dir), nameOf(nowMs))
  );
}

function refusal(folder: string, error: unknown): BackupRefused {
  if (error instanceof JournalFull) {
    return {
      reason: 'disk-full',
      text: `No backup was made: the disk that holds ${folder} is full. Free some space; older backups are untouched.`,
    };
  }
  const why = error instanceof Error ? error.message : String(error);
  return {
    reason: 'backup-failed',
    text: `No backup was made in ${folder}: ${why} Older backups are untouched.`,
  };
}
