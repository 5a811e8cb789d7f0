import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { onTestFinished } from 'vitest';
import { openJournal, type Journal, type JournalOptions } from '#main/journal/journal.ts';
import { callAt, fixedKeys } from './script.ts';

/** A folder that goes when the test does. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'concord-journal-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  return dir;
}

export function optionsFor(dir: string, changed: Partial<JournalOptions> = {}): JournalOptions {
  return {
    dir,
    ...fixedKeys,
    clock: { nowMs: () => 1_790_000_000_000 },
    newEventId: uuidv7,
    projections: [callAt],
    ...changed,
  };
}

/** Opens, and closes when the test ends. */
export function openTest(dir: string, changed: Partial<JournalOptions> = {}): Journal {
  const journal = openJournal(optionsFor(dir, changed));
  onTestFinished(() => {
    journal.close();
  });
  return journal;
}

/** The files as a power cut would leave them, in a fresh folder: no shared memory, no lock. */
export function copyAsCut(from: string): string {
  const to = tempDir();
  for (const name of ['journal.db', 'journal.db-wal', 'journal.mark', 'backups']) {
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true });
  }
  return to;
}

/** What a call threw; fails when it threw nothing. */
export function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
