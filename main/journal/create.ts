import { linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect, facing } from './db.ts';
import type { Signer } from './envelope.ts';
import { migrate } from './migrate.ts';
import { syncFile, syncFolder } from './sync.ts';

export const journalPath = (dir: string): string => join(dir, 'journal.db');

/**
 * Makes a new journal beside its place and links it in whole, so that a kill at any instant leaves either none or a
 * complete one, and of two first starts one wins. Pages are 4096 bytes, which the checks of the file rely on.
 */
export function createJournal(dir: string, key: Uint8Array, desk: string, signer: Signer): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const path = journalPath(dir);
  const fresh = `${path}.${process.pid}.new`;
  rmSync(fresh, { force: true });
  const connection = connect(fresh, key, { writable: true, mustExist: false });
  try {
    connection.pragma('page_size=4096');
    migrate(connection);
    addOwnDesk(facing(connection), desk, signer);
  } finally {
    connection.close();
  }
  syncFile(fresh);
  try {
    linkSync(fresh, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) renameSync(fresh, path);
  }
  rmSync(fresh, { force: true });
  syncFolder(dir);
}

function addOwnDesk(db: ReturnType<typeof facing>, desk: string, signer: Signer): void {
  db.run('INSERT INTO desk (desk, public_key, is_own) VALUES (?, ?, 1)', desk, signer.publicKey);
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
