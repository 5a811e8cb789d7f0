import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { openJournal, type Journal, type NewEvent } from '#main/journal/journal.ts';
import { verifyJournal } from '#main/journal/verify-journal.ts';

const key = new Uint8Array(32).fill(1);
const signingKey = new Uint8Array(32).fill(2);
const backupKey = new Uint8Array(32).fill(3);

const answer: NewEvent = {
  type: 'answer-recorded',
  typeVersion: 1,
  callId: 'call-1',
  atMs: 1_790_000_000_000,
  by: { user: 'pat', role: 'handler' },
  packHash: 'a'.repeat(64),
  content: { question: 'weapon', fact: 'weapon', values: ['unknown'], words: 'w'.repeat(200) },
};

/** Milliseconds, encrypted, with FULL synchronisation: what one answer costs on the disk of this machine. */
export function benchJournal(): Promise<object> {
  const dir = mkdtempSync(join(tmpdir(), 'concord-bench-'));
  try {
    let journal = open(dir);
    const appendMs = timed(1_000, () => journal.append([answer]));
    const draftMs = timed(300, () => {
      // Different each time: SQLite writes nothing for a text that is already there.
      journal.saveDraft('call-1', `${performance.now()} ${'n'.repeat(300)}`);
    });
    for (let batch = 0; batch < 190; batch += 1) {
      journal.append(Array.from({ length: 100 }, () => answer));
    }
    const events = journal.lastSeq();
    const [fullMs] = timed(1, () => verifyJournal(journal));
    const [quickMs] = timed(1, () => verifyJournal(journal, { quick: true }));
    const [backupMs] = timed(1, () => journal.backup());
    journal.close();
    const openMs = timed(20, () => {
      journal = open(dir);
      journal.close();
    });
    return Promise.resolve({
      events,
      bytes: statSync(join(dir, 'journal.db')).size,
      appendP50Ms: at(appendMs, 0.5),
      appendP95Ms: at(appendMs, 0.95),
      draftP95Ms: at(draftMs, 0.95),
      openP50Ms: at(openMs, 0.5),
      openP95Ms: at(openMs, 0.95),
      verifyEventsPerSecond: Math.round(events / ((fullMs ?? 1) / 1_000)),
      verifyQuickEventsPerSecond: Math.round(events / ((quickMs ?? 1) / 1_000)),
      backupMs: at([backupMs ?? 0], 0.5),
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const open = (dir: string): Journal =>
  openJournal({
    dir,
    key,
    signingKey,
    backupKey,
    clock: { nowMs: Date.now },
    newEventId: uuidv7,
    projections: [],
  });

function timed(times: number, work: () => unknown): readonly number[] {
  const taken: number[] = [];
  for (let count = 0; count < times; count += 1) {
    const from = performance.now();
    work();
    taken.push(performance.now() - from);
  }
  return taken;
}

function at(taken: readonly number[], share: number): number {
  const sorted = taken.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return Math.round(value * 1_000) / 1_000;
}
