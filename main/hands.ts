import type { Hands } from './calls/timers.ts';

/** The machine's own clock and timers. */
export const machineHands: Hands = {
  nowMs: () => Date.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};
