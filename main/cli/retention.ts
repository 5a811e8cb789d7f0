import { parseArgs } from 'node:util';
import { retention, type RetentionLine } from '#shared/contact/retention.ts';
import { yearsAfter } from '#shared/s136/london-time.ts';
import { inWords } from '#shared/people/dates.ts';
import { everyCall } from '../calls/call-projection.ts';
import { loadRetention } from '../contacts/load-retention.ts';
import { dayFault } from './day.ts';
import type { OpenForCli } from './import.ts';
import type { Io } from './io.ts';
import { withJournal } from './with-journal.ts';

const usage = `Usage:
  concord retention [--on DAY] [--data DIR] [--json]   whose review of the police or the nurse's half is due; DAY as 2026-11-26, else today
`;

const halfInWords = { police: 'police half', nurse: 'nurse’s half' } as const;

const line = ({ callId, half, reviewOn }: RetentionLine): string =>
  `${halfInWords[half]} of call ${callId}: review due since ${inWords(reviewOn)}\n`;

/**
 * `concord retention`: the two halves of each closed call with the day on which each comes up for review. Reads only, deletes nothing, names
 * nobody. Exit 0 done, 1 failed or the years cannot be read, 2 wrong usage.
 */
export async function retentionCommand(
  argv: readonly string[],
  io: Io,
  open: OpenForCli,
  packs?: string,
): Promise<number> {
  const read = argumentsOf(argv);
  if (typeof read === 'string') {
    io.stderr.write(`concord retention: ${read}\n\n${usage}`);
    return 2;
  }
  const years = loadRetention(packs);
  if (!years.ok) {
    io.stderr.write(`concord retention: ${years.error}\n`);
    return 1;
  }
  const on = read.on ?? yearsAfter(Date.now(), 0);
  return withJournal('retention', read.data, io, open, (journal) => {
    const halves = [...retention(() => everyCall(journal.db), years.value, on)];
    const due = halves.filter((one) => one.due);
    io.stdout.write(
      read.json
        ? `${JSON.stringify({ on, years: years.value, halves })}\n`
        : `${due.map(line).join('')}${String(due.length)} of ${String(halves.length)} halves are due for review on ${inWords(on)}. Nothing was deleted.\n`,
    );
    return 0;
  });
}

function argumentsOf(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
        on: { type: 'string' },
      },
    });
    const fault = dayFault(values.on);
    if (fault !== null) return fault;
    return { on: undefined, data: undefined, ...values };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
