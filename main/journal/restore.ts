import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { insertEvents } from './append.ts';
import { noRules, noteOwn } from './exchange.ts';
import { eventsInBackup, rekey } from './backup.ts';
import { journalPath } from './create.ts';
import { connect, facing } from './db.ts';
import { signerFrom } from './envelope.ts';
import type { KeyBundle } from './keys.ts';
import { takeLock } from './lock.ts';
import { keyCheckOf, writeMarker } from './marker.ts';
import { migrate } from './migrate.ts';
import { syncFile, syncFolder } from './sync.ts';
import { transaction } from './transaction.ts';
import { verifyJournal } from './verify-journal.ts';

export interface RestoreOptions {
  readonly dir: string;
  /** Path of the backup. */
  readonly backup: string;
  /** The key the backup was made under; `keys.backupKey` unless it is from another desk. */
  readonly backupKey: Uint8Array;
  readonly keys: KeyBundle;
  readonly newEventId: () => string;
  readonly nowMs: number;
}

export interface Restored {
  readonly events: number;
  /** Where the journal that was replaced now lies; null when there was none. */
  readonly aside: string | null;
  readonly desk: string;
}

export type RestoreRefused = {
  readonly reason: 'journal-in-use' | 'backup-not-good' | 'backup-chain-broken';
  readonly text: string;
};

/**
 * Puts a backup in the journal's place and keeps what was there. The restored journal goes on as a new chain: events
 * after the backup may be known elsewhere, and no two events may ever hold one place in a chain.
 */
export function restoreBackup(options: RestoreOptions): Result<Restored, RestoreRefused> {
  const { dir, backup, backupKey, keys } = options;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const lock = takeLock(dir, 'restore');
  if (!lock.ok) return err({ reason: 'journal-in-use', text: lock.error.text });
  const fresh = `${journalPath(dir)}.restoring`;
  try {
    const events = existsSync(backup) ? eventsInBackup(backup, backupKey) : null;
    if (events === null) {
      return err({
        reason: 'backup-not-good',
        text: `Nothing was restored: ${backup} is not there, is damaged, or was made under another backup key. The journal is as it was; try another backup.`,
      });
    }
    const report = verifyJournal({ path: backup, key: backupKey });
    if (report.brokenAt) {
      return err({
        reason: 'backup-chain-broken',
        text: `Nothing was restored: in ${backup} the chain breaks at event ${report.brokenAt.seq} (${report.brokenAt.why}). The journal is as it was; try another backup.`,
      });
    }
    copyFileSync(backup, fresh);
    rekey(fresh, backupKey, keys.databaseKey);
    const desk = beginNewChain(fresh, events, options);
    syncFile(fresh);
    const aside = moveAside(dir, options.nowMs);
    renameSync(fresh, journalPath(dir));
    writeMarker(dir, { desk, keyCheck: keyCheckOf(keys.databaseKey) });
    syncFolder(dir);
    return ok({ events, aside, desk });
  } finally {
    rmSync(fresh, { force: true });
    lock.value.release();
  }
}

function beginNewChain(path: string, events: number, options: RestoreOptions): string {
  const { keys, newEventId, nowMs, backup } = options;
  const connection = connect(path, keys.databaseKey, { writable: true, mustExist: true });
  try {
    migrate(connection);
    const db = facing(connection);
    const desk = {
      deskId: newEventId(),
      signer: signerFrom(keys.signingSeed),
      newEventId,
      nowMs: () => nowMs,
    };
    transaction(
      connection,
      (error) => error,
    )(() => {
      const before = db.get('SELECT desk FROM desk WHERE is_own = 1')?.['desk'] ?? null;
      db.run('UPDATE desk SET is_own = 0');
      db.run(
        'INSERT INTO desk (desk, public_key, is_own) VALUES (?, ?, 1)',
        desk.deskId,
        desk.signer.publicKey,
      );
      const content = { backup: basename(backup), events, deskBefore: before };
      const stored = insertEvents(db, desk, [
        {
          type: 'journal-restored',
          typeVersion: 1,
          callId: null,
          atMs: nowMs,
          by: null,
          packHash: null,
          content,
        },
      ]);
      noteOwn(db, desk.deskId, stored, noRules);
    });
    return desk.deskId;
  } finally {
    connection.close();
  }
}

/** The marker stays: until the backup is in place it keeps a start from making a new journal. */
function moveAside(dir: string, nowMs: number): string | null {
  const stamp = new Date(nowMs).toISOString().replaceAll(/[-:.]/g, '');
  const folder = join(dir, 'set-aside', stamp);
  const files = ['journal.db', 'journal.db-wal', 'journal.db-shm'].filter((name) =>
    existsSync(join(dir, name)),
  );
  if (files.length === 0) return null;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of files) renameSync(join(dir, name), join(folder, name));
  syncFolder(folder);
  return folder;
}
