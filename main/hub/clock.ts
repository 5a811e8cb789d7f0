import { aheadMs } from '../journal/journal.ts';

/**
 * How far this desk's clock is ahead of the hub's (ms; negative where it is behind). Every desk sets aside what lies in the
 * future by the hub's clock, so a desk whose clock is wrong must not send: what it did would count for nobody.
 */
export interface HubClock {
  readonly aheadMs: number;
}

/** Half of what the readers allow: the measurement has its own error. */
const mostMs = aheadMs / 2;

const minutes = (ms: number): string => `${Math.ceil(ms / 60_000)} minutes`;

/** Why a desk with this clock does not go live; null where the clock is good enough. */
export function clockFault({ aheadMs: ahead }: HubClock): string | null {
  return ahead > mostMs
    ? `the clock of this desk is ${minutes(ahead)} ahead of the hub’s: set it right, and all that was done here is sent`
    : null;
}

/** Why what happened at `atMs` by a clock that was wrong is not sent yet; null where it may be. */
export function tooEarly(atMs: number, nowMs: number, { aheadMs: ahead }: HubClock): string | null {
  const early = atMs - (nowMs - ahead);
  return early > mostMs
    ? `something was done here while the clock was wrong, and lies ${minutes(early)} in the future: it is sent when its time has come`
    : null;
}
