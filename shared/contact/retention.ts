import type { CallState } from '#shared/call/call.ts';
import { toWall } from '#shared/s136/london-time.ts';

/**
 * After how many years without contact each half of a record comes up for review. The force's and the trust's own, in
 * packs/retention.yaml. Neither is a day of deletion: both rules ask somebody to look and decide.
 */
export interface RetentionYears {
  /**
   * Police information is reviewed after a clear period, six years at the least (College of Policing, APP Information management,
   * Review, retention and disposal; `domain.md` 8, S130).
   */
  readonly police: number;
  /**
   * Mental health records are kept at least 20 years after the care ended (NHS Records Management Code of Practice, appendix II,
   * 2023). Where somebody has died the trust may look ten years after the death; Concord does not count from a death.
   */
  readonly nurse: number;
}

export type Half = keyof RetentionYears;

/** One half of the record of one call, and from which day on somebody has to look whether it is still needed. */
export interface RetentionLine {
  readonly callId: string;
  readonly half: Half;
  /** The last thing that counts for this half, of this call or a later one about the same person; ms since 1970. */
  readonly lastAtMs: number;
  /** A day in London, "2032-11-27". */
  readonly reviewOn: string;
  readonly due: boolean;
}

interface Last {
  readonly open: boolean;
  readonly police: number;
  /** Null where no nurse left a record. */
  readonly nurse: number | null;
}

/** The same day so many years later, of the calendar in London; the first of March where there is no 29 February. */
export const yearsAfter = (atMs: number, years: number): string => {
  const wall = new Date(toWall(atMs));
  return new Date(Date.UTC(wall.getUTCFullYear() + years, wall.getUTCMonth(), wall.getUTCDate()))
    .toISOString()
    .slice(0, 10);
};

const lastOf = (call: CallState): Last => {
  const written = call.contacts.flatMap(({ record }) => (record === null ? [] : [record.atMs]));
  return {
    open: call.closedAtMs === null,
    police: call.closedAtMs ?? call.lastAtMs,
    nurse: written.length === 0 ? null : Math.max(...written),
  };
};

const later = (a: Last, b: Last): Last => ({
  open: a.open || b.open,
  police: Math.max(a.police, b.police),
  nurse: a.nurse === null || b.nurse === null ? (a.nurse ?? b.nurse) : Math.max(a.nurse, b.nurse),
});

/** Whose clock a call runs on: the person's, over all their calls; its own where nobody was chosen. */
const clockOf = ({ person, callId }: CallState): string => person?.personId ?? `call ${callId}`;

/**
 * The halves of every closed call with the day of their review, in the order of `calls`, which is read twice. `on` is the day
 * asked about, "2026-11-27". A call that is open, and whatever else there is about a person with an open call, is never due.
 */
export function* retention(
  calls: () => Iterable<CallState>,
  years: RetentionYears,
  on: string,
): Generator<RetentionLine> {
  const clocks = new Map<string, Last>();
  for (const call of calls()) {
    const known = clocks.get(clockOf(call));
    clocks.set(clockOf(call), known === undefined ? lastOf(call) : later(known, lastOf(call)));
  }
  for (const call of calls()) {
    const own = lastOf(call);
    const clock = clocks.get(clockOf(call)) ?? own;
    if (own.open) continue;
    const halves: readonly Half[] = own.nurse === null ? ['police'] : ['police', 'nurse'];
    for (const half of halves) {
      const lastAtMs = clock[half] ?? clock.police;
      const reviewOn = yearsAfter(lastAtMs, years[half]);
      yield { callId: call.callId, half, lastAtMs, reviewOn, due: !clock.open && reviewOn <= on };
    }
  }
}
