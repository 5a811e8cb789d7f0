import { parseArgs } from 'node:util';
import { countS136 } from '#shared/s136/home-office.ts';
import { isSummer } from '#shared/s136/london-time.ts';
import { endMs, startMs } from '#shared/people/dates.ts';
import type { CallState } from '#shared/call/call.ts';
import { everyCall } from '../calls/call-projection.ts';
import type { Journal } from '../journal/journal.ts';
import { dayFault } from './day.ts';
import type { OpenForCli } from './import.ts';
import type { Io } from './io.ts';
import { withJournal } from './with-journal.ts';

const usage = `Usage:
  concord insights [--from DAY] [--to DAY] [--data DIR] [--json]   counts from recorded events; days as 2026-11-26, both included
`;

/** Midnight in London at the beginning of the day that UTC midnight names. */
const inLondon = (utcMs: number): number => (isSummer(utcMs) ? utcMs - 3_600_000 : utcMs);

function* opened(journal: Journal, fromMs: number, toMs: number): Generator<CallState> {
  for (const call of everyCall(journal.db))
    if (call.openedAtMs >= fromMs && call.openedAtMs < toMs) yield call;
}

/**
 * `concord insights`: what the Home Office return on section 136 asks, counted from the calls opened in the period. Names nobody. Exit 0
 * done, 1 failed, 2 wrong usage.
 */
export async function insightsCommand(
  argv: readonly string[],
  io: Io,
  open: OpenForCli,
): Promise<number> {
  const read = argumentsOf(argv);
  if (typeof read === 'string') {
    io.stderr.write(`concord insights: ${read}\n\n${usage}`);
    return 2;
  }
  const { from, to, data, json } = read;
  const fromMs = from === undefined ? 0 : inLondon(startMs(from) ?? 0);
  const toMs = to === undefined ? Number.POSITIVE_INFINITY : inLondon(endMs(to) ?? 0);
  return withJournal('insights', data, io, open, (journal) => {
    const s136 = countS136(opened(journal, fromMs, toMs));
    const found = { from: from ?? null, to: to ?? null, s136 };
    io.stdout.write(
      json
        ? `${JSON.stringify(found)}\n`
        : `Section 136: ${String(s136.detained)} detained, ${String(s136.consulted.yes)} of them after a consultation, ${String(s136.consulted.notPracticable)} where it was not practicable; ${String(s136.notUsedAfterConsultation)} consulted and not detained; ${String(s136.missedForWantOfANurse)} calls on which no nurse was on duty to be asked. --json has the rest.\n`,
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
        from: { type: 'string' },
        to: { type: 'string' },
      },
    });
    const fault = dayFault(values.from) ?? dayFault(values.to);
    if (fault !== null) return fault;
    return { from: undefined, to: undefined, data: undefined, ...values };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
