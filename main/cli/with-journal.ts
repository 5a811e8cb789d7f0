import { JournalFault } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import type { OpenForCli } from './import.ts';
import type { Io } from './io.ts';

/** Runs a command over the journal of `--data` and shuts it. What keeps it from opening is said, and the exit code is 1. */
export async function withJournal(
  command: string,
  data: string | undefined,
  io: Pick<Io, 'stderr'>,
  open: OpenForCli,
  run: (journal: Journal) => number | Promise<number>,
): Promise<number> {
  try {
    const journal = await open(data);
    try {
      return await run(journal);
    } finally {
      journal.close();
    }
  } catch (error) {
    if (!(error instanceof JournalFault)) throw error;
    io.stderr.write(`concord ${command}: ${error.message}\n`);
    return 1;
  }
}
