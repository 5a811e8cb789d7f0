import { aheadMs } from '../journal/journal.ts';
import type { Hands } from '../calls/timers.ts';

/**
 * The hub's time, as this desk knows it. Every desk sets aside what lies in the future by the hub's clock, so a desk whose clock
 * is wrong must not send: what it did would count for nobody.
 */
export interface HubClock {
  /** ms since 1970. */
  readonly nowMs: () => number;
  /** How far this desk's clock is ahead of the hub's now (ms; negative where it is behind). */
  readonly aheadMs: () => number;
}

/**
 * Goes on from what the hub said, `hubAtMs`, by what no hand can set: a clock that is put forward in the middle of a session is
 * seen at once. Null where the hub does not say its time: then this desk's clock is believed as it stands now.
 */
export function hubClock(hubAtMs: number | null, hands: Pick<Hands, 'nowMs'>): HubClock {
  const begunMs = performance.now();
  const from = hubAtMs ?? hands.nowMs();
  const nowMs = (): number => from + performance.now() - begunMs;
  return { nowMs, aheadMs: () => hands.nowMs() - nowMs() };
}

/** Half of what the readers allow: the measurement has its own error. */
const mostMs = aheadMs / 2;

const minutes = (ms: number): string => `${Math.ceil(ms / 60_000)} minutes`;

/** Why a desk whose clock is so far ahead does not go live; null where it is good enough. */
export function clockFault(ahead: number): string | null {
  return ahead > mostMs
    ? `the clock of this desk is ${minutes(ahead)} ahead of the hub’s: set it right, and all that was done here is sent`
    : null;
}

/** Why what happened at `atMs` by a clock that was wrong is not sent yet, at the hub's time `hubMs`; null where it may be. */
export function tooEarly(atMs: number, hubMs: number): string | null {
  const early = atMs - hubMs;
  return early > mostMs
    ? `something was done here while the clock was wrong, and lies ${minutes(early)} in the future: it is sent when its time has come`
    : null;
}
