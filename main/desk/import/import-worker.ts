import { parentPort, workerData } from 'node:worker_threads';
import { uuidv7 } from 'uuidv7';
import { JournalFault } from '../../journal/faults.ts';
import { openJournal } from '../../journal/journal.ts';
import { projections } from '../projections.ts';
import { importChosen } from './import-chosen.ts';
import { cells, job, type Ending } from './messages.ts';

class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Takes files in on a connection of its own, in one transaction, while the desk goes on; it stops at any row it is asked to. */
function run(): Ending {
  const { dir, keys, files, by, nowMs, shared } = job.parse(workerData);
  const seen = new Int32Array(shared);
  const isStopped = (): boolean => Atomics.load(seen, cells.stop) !== 0;
  try {
    const journal = openJournal({
      dir,
      key: keys.databaseKey,
      signingKey: keys.signingSeed,
      clock: { nowMs: () => nowMs },
      newEventId: uuidv7,
      projections,
    });
    try {
      const summary = importChosen(journal, files, by, nowMs, (done) => {
        Atomics.add(seen, cells[done], 1);
        if (isStopped()) throw new Stopped();
      });
      return { kind: 'done', summary: { ...summary, notUsed: { ...summary.notUsed } } };
    } finally {
      journal.close();
    }
  } catch (error) {
    if (error instanceof Stopped) return { kind: 'stopped' };
    if (error instanceof JournalFault)
      return { kind: 'refused', reason: error.code, text: error.message };
    throw error;
  }
}

parentPort?.postMessage(run());
