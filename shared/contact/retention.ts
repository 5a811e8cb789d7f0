import type { CallState } from '#shared/call/call.ts';
import { isOver, type RetentionYears } from '#shared/call/erased-halves.ts';
import { erasureOf } from '#shared/call/fold-retention.ts';
import type { RecordHalf } from '#shared/call/retention-events.ts';
import { yearsAfter } from '#shared/s136/london-time.ts';

/** One half of the record of one call, and from which day on somebody has to look whether it is still needed. */
export interface RetentionLine {
  readonly callId: CallState['callId'];
  readonly half: RecordHalf;
  /** The last thing that counts for this half, of this call or a later one about the same person; ms since 1970. */
  readonly lastAtMs: number;
  /** A day in London, "2032-11-27": after the years, or later where somebody looked and kept it until then. */
  readonly reviewOn: string;
  readonly due: boolean;
}

interface Last {
  readonly open: boolean;
  readonly police: number;
  /** Null where no nurse was on the call. */
  readonly nurse: number | null;
}

const lastOf = ({ closedAtMs, newest }: CallState): Last => ({
  open: closedAtMs === null,
  ...newest,
});

const later = (a: Last, b: Last): Last => ({
  open: a.open || b.open,
  police: Math.max(a.police, b.police),
  nurse: a.nurse === null || b.nurse === null ? (a.nurse ?? b.nurse) : Math.max(a.nurse, b.nurse),
});

/** Whose clock a call runs on: the person's, over all their calls; its own where nobody was chosen. */
const clockOf = ({ person, callId }: CallState): string => person?.personId ?? `call ${callId}`;

export type Clocks = ReadonlyMap<string, Last>;

/** The clock of everybody with a call, beside those `known`; goes through all calls, and gives way after each. */
export function* clocksOf(
  calls: Iterable<CallState>,
  known: Clocks = new Map(),
): Generator<undefined, Clocks> {
  const clocks = new Map<string, Last>(known);
  for (const call of calls) {
    const before = clocks.get(clockOf(call));
    clocks.set(clockOf(call), before === undefined ? lastOf(call) : later(before, lastOf(call)));
    yield;
  }
  return clocks;
}

/** The same in one go. */
export function clocksAtOnce(calls: Iterable<CallState>, known?: Clocks): Clocks {
  const reading = clocksOf(calls, known);
  let read = reading.next();
  while (read.done !== true) read = reading.next();
  return read.value;
}

/** Nothing is left of a half that was deleted, but for what a desk that had been cut off brought later. */
function isThere(call: CallState, half: RecordHalf, newest: number | null): boolean {
  const erasure = erasureOf(call, half);
  return erasure === null || (newest !== null && !isOver(half, newest, erasure.atMs));
}

/**
 * The halves of a closed call that are still there, with the day of their review. `on` is the day asked about, "2026-11-27". A call
 * that is open, and whatever else there is about a person with an open call, is never due.
 */
export function halvesOf(
  call: CallState,
  clocks: Clocks,
  years: RetentionYears,
  on: string,
): readonly RetentionLine[] {
  const own = lastOf(call);
  if (own.open) return [];
  const clock = clocks.get(clockOf(call)) ?? own;
  const halves: readonly RecordHalf[] = own.nurse === null ? ['police'] : ['police', 'nurse'];
  return halves
    .filter((half) => isThere(call, half, own[half]))
    .map((half) => {
      const lastAtMs = clock[half] ?? clock.police;
      const kept = call.retention.kept.findLast((one) => one.half === half)?.nextReviewOn ?? '';
      const over = yearsAfter(lastAtMs, years[half]);
      const reviewOn = kept > over ? kept : over;
      return { callId: call.callId, half, lastAtMs, reviewOn, due: !clock.open && reviewOn <= on };
    });
}

/** The halves of all calls, in their order; `calls` is read twice. */
export function* retention(
  calls: () => Iterable<CallState>,
  years: RetentionYears,
  on: string,
): Generator<RetentionLine> {
  const clocks = clocksAtOnce(calls());
  for (const call of calls()) yield* halvesOf(call, clocks, years, on);
}
