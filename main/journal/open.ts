import { existsSync, mkdirSync } from 'node:fs';
import { insertEvents, newestSeq, type Desk } from './append.ts';
import { backupsIn, isBackupDue, lastGoodBackup, makeBackup } from './backup.ts';
import { createJournal, journalPath } from './create.ts';
import { connect, facing, guard, harden, type Connection, type WritableDb } from './db.ts';
import { eraserOf } from './erase.ts';
import { signerFrom, type Signer } from './envelope.ts';
import { exchangeOf } from './exchange-port.ts';
import { noRules, noteOwn } from './exchange.ts';
import type { NewEvent, ReadEvent } from './event.ts';
import { JournalAbsent, JournalMissing, JournalOfAnotherDesk } from './faults.ts';
import {
  inspectFiles,
  inspectFirstPage,
  inspectPages,
  traceOfJournal,
  type Inspected,
} from './inspect.ts';
import type { Journal, JournalOptions } from './journal.ts';
import { takeLock } from './lock.ts';
import { hasMarker, keyCheckOf, readMarker, writeMarker } from './marker.ts';
import { migrate, refuseForeign } from './migrate.ts';
import { notes } from './notes.ts';
import { behindEvents, foldNew } from './project.ts';
import { readEvents } from './read.ts';
import { bytesOf, textOf } from './row.ts';
import { startCheck } from './start-check.ts';
import { transaction } from './transaction.ts';
import { translated } from './translate.ts';
import { watching } from './watch.ts';

/**
 * Opens the journal of a data folder, or makes one where there has never been one. Throws a `JournalFault` that names
 * the file when it is missing, cut short, damaged, of another key or desk, or from a newer build; it never makes a new
 * one in its place.
 */
export function openJournal(options: JournalOptions): Journal {
  const { dir, key, backupKey, types, projections, clock, writable = true } = options;
  const path = journalPath(dir);
  const signer = signerFrom(options.signingKey);
  const goodBackup = (): string | null => lastGoodBackup(dir, backupKey);
  if (!existsSync(path)) makeNew(options, path, signer, goodBackup);

  const fault = (error: unknown): unknown => translated(error, path, goodBackup);
  const inspected = { path, key, marker: readMarker(dir), lastGoodBackup: goodBackup };
  const connection = opened(inspected, writable, fault);
  const db = facing(connection);
  const inTransaction = transaction(connection, fault, options.beforeWrite);
  const reading = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw fault(error);
    }
  };

  try {
    return reading(() => {
      const deskId = insistOnDesk(db, path, signer, options.deskId);
      if (writable && !inspected.marker)
        writeMarker(dir, { desk: deskId, keyCheck: keyCheckOf(key) });
      if (writable)
        inTransaction(() => {
          foldNew(db, projections, types, path);
        });
      const desk: Desk = { deskId, signer, newEventId: options.newEventId, nowMs: clock.nowMs };
      const check = startCheck(db);
      const { watch, committed } = watching(connection, db, types, (sinceSeq) => {
        if (writable)
          inTransaction(() => {
            foldNew(db, projections, types, path);
          });
        return reading(() => [...readEvents(db, types, { sinceSeq })]);
      });

      const fold = (moved: ReadonlySet<string>): void => {
        foldNew(db, projections, types, path);
        for (const callId of moved)
          for (const projection of projections) projection.reordered?.(db, callId);
      };
      const append: Journal['append'] = (batch, { alsoInTransaction } = {}) => {
        const done = inTransaction(() => {
          foldNew(db, projections, types, path);
          const before = newestSeq(db);
          const events: readonly NewEvent[] = typeof batch === 'function' ? batch(db) : batch;
          const stored = insertEvents(db, desk, events);
          noteOwn(db, deskId, stored, options.hub ?? noRules);
          foldNew(db, projections, types, path);
          alsoInTransaction?.(db, stored);
          return { before, stored };
        });
        committed(done.before, done.stored.length);
        return done.stored;
      };

      return {
        deskId,
        dir,
        db,
        append,
        read: (filter) => readingEach(readEvents(db, types, filter), fault),
        lastSeq: () => reading(() => newestSeq(db)),
        ...eraserOf({
          db,
          append,
          nowMs: clock.nowMs,
          emptyLog: () =>
            reading(() => connection.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0),
        }),
        watch,
        lock: (kind) => takeLock(dir, kind),
        exchange: exchangeOf({
          db,
          desk,
          rules: options.hub ?? noRules,
          inTransaction,
          reading,
          fold,
          committed,
        }),
        ...notes(db, inTransaction, reading),
        ...check,
        behind: () => reading(() => behindEvents(db, projections, types, newestSeq(db))),
        backup: () => makeBackup(connection, path, dir, { key, backupKey }, clock.nowMs()),
        backupIfDue: (nowMs) =>
          isBackupDue(dir, nowMs)
            ? makeBackup(connection, path, dir, { key, backupKey }, nowMs)
            : null,
        close: () => {
          connection.close();
        },
      };
    });
  } catch (error) {
    connection.close();
    throw error;
  }
}

function makeNew(
  { dir, key, backupKey, deskId, newEventId, writable = true }: JournalOptions,
  path: string,
  signer: Signer,
  goodBackup: () => string | null,
): void {
  const trace = traceOfJournal(path, hasMarker(dir), backupsIn(dir));
  if (trace !== null) {
    throw new JournalMissing(path, trace, { lastGoodBackup: backupKey ? goodBackup() : null });
  }
  if (!writable) throw new JournalAbsent(path);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  try {
    createJournal(dir, key, deskId ?? newEventId(), signer);
  } catch (error) {
    throw translated(error, path, () => null);
  }
}

function opened(
  inspected: Inspected,
  writable: boolean,
  fault: (error: unknown) => unknown,
): Connection {
  let connection: Connection | undefined;
  try {
    const wal = inspectFiles(inspected);
    connection = connect(inspected.path, inspected.key, { writable, mustExist: true });
    inspectFirstPage(connection, inspected);
    refuseForeign(connection, inspected.path);
    inspectPages(connection, inspected, wal);
    if (writable) {
      harden(connection);
      migrate(connection);
    } else {
      guard(connection);
    }
    return connection;
  } catch (error) {
    connection?.close();
    throw fault(error);
  }
}

function insistOnDesk(
  db: WritableDb,
  path: string,
  signer: Signer,
  wanted: string | undefined,
): string {
  const row = db.get('SELECT desk, public_key FROM desk WHERE is_own = 1');
  const desk = row ? textOf(row, 'desk') : '';
  if (wanted !== undefined && wanted !== desk) {
    throw new JournalOfAnotherDesk(path, `it is desk ${desk}'s, not ${wanted}'s`);
  }
  if (!row || !Buffer.from(bytesOf(row, 'public_key')).equals(signer.publicKey)) {
    throw new JournalOfAnotherDesk(path, `the signing key of this desk is not the one of ${desk}`);
  }
  return desk;
}

function* readingEach(
  events: IterableIterator<ReadEvent>,
  fault: (error: unknown) => unknown,
): IterableIterator<ReadEvent> {
  try {
    yield* events;
  } catch (error) {
    throw fault(error);
  }
}
