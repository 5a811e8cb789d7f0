import type { Hands } from '#main/calls/timers.ts';

export interface Clock {
  readonly hands: Hands;
  readonly nowMs: () => number;
  /** Turns the clock on and fires what comes due on the way, in its order. */
  readonly advance: (ms: number) => void;
}

/** A clock that a test turns by hand: 21 November 2026, 00:50 in Leicester, unless told otherwise. */
export function turnedByHand(startMs = Date.parse('2026-11-21T00:50:00Z')): Clock {
  let now = startMs;
  let waiting: { readonly atMs: number; readonly then: () => void }[] = [];
  const nowMs = (): number => now;
  return {
    hands: {
      nowMs,
      after: (ms, then) => {
        const one = { atMs: now + ms, then };
        waiting.push(one);
        return () => {
          waiting = waiting.filter((other) => other !== one);
        };
      },
    },
    nowMs,
    advance: (ms) => {
      const until = now + ms;
      for (;;) {
        const next = waiting
          .filter(({ atMs }) => atMs <= until)
          .toSorted((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined) break;
        waiting = waiting.filter((other) => other !== next);
        now = Math.max(now, next.atMs);
        next.then();
      }
      now = until;
    },
  };
}
