import type { Journal } from '../journal/journal.ts';

/** A minute's difference is a correction, not a clock set back. */
const slackMs = 60_000;

export interface SteadyClock {
  /** Never before the newest entry of the record: a flag that has expired does not come back when the clock is set back. */
  readonly nowMs: () => number;
  /** When the newest entry was made, if the clock now stands before that; null while it is right. ms since 1970. */
  readonly setBackFrom: () => number | null;
}

/** The desk's clock as the record bears it out. */
export function steadyClock(journal: Journal, nowMs: () => number): SteadyClock {
  let seen = { seq: 0, atMs: 0 };
  const newest = (): number => {
    const seq = journal.lastSeq();
    if (seq === seen.seq) return seen.atMs;
    let { atMs } = seen;
    for (const event of journal.read({ sinceSeq: Math.max(seen.seq, seq - 50) }))
      atMs = Math.max(atMs, event.atMs);
    seen = { seq, atMs };
    return atMs;
  };
  return {
    nowMs: () => Math.max(nowMs(), newest()),
    setBackFrom: () => {
      const at = newest();
      return nowMs() + slackMs < at ? at : null;
    },
  };
}
