import type { CallState } from '#shared/call/call.ts';
import { nextDueAtMs } from '#shared/call/offers.ts';

/** What the timers need of the machine; tests pass hands they can turn. */
export interface Hands {
  readonly nowMs: () => number;
  /** Calls back once after so many ms; the returned function cancels. */
  readonly after: (ms: number, then: () => void) => () => void;
}

const longestMs = 60_000;
/** A due time that is past and that nothing answered is looked at again, and never in a tight loop. */
const shortestMs = 250;

/**
 * Due times live on the offers in the record; this only wakes the desk when the next one comes. At
 * most a minute ahead, so that a clock that was changed is noticed soon.
 */
export function createTimers(
  hands: Hands,
  calls: () => readonly CallState[],
  fire: (call: CallState) => void,
) {
  let cancel: (() => void) | null = null;
  const arm = (): void => {
    cancel?.();
    const due = calls().flatMap((call) => nextDueAtMs(call) ?? []);
    const ahead = due.length === 0 ? longestMs : Math.min(...due) - hands.nowMs();
    const wait = ahead > 0 ? Math.min(ahead, longestMs) : shortestMs;
    cancel = hands.after(wait, tick);
  };
  const tick = (): void => {
    // A fault on one call must not leave every other offer waiting for ever.
    try {
      for (const call of calls()) {
        const due = nextDueAtMs(call);
        if (due !== null && due <= hands.nowMs()) fire(call);
      }
    } finally {
      arm();
    }
  };
  return {
    /** Fires what came due while nobody was there, then waits for the next. */
    start: tick,
    /** After a commit: the next due time may have changed. */
    arm,
    stop: () => {
      cancel?.();
      cancel = null;
    },
  };
}
