import type { Chance } from './chance.ts';

/**
 * How the hours of a day differ, 1 is the mean. Its shape is assumed: the peak from noon to midnight is what the Gwent control
 * room reports of its mental-health logs (domain.md, S100); no force publishes the hours themselves.
 */
const curve = [
  1.1, 0.9, 0.7, 0.55, 0.45, 0.4, 0.45, 0.55, 0.7, 0.85, 0.95, 1.0, 1.1, 1.15, 1.15, 1.2, 1.25, 1.3,
  1.4, 1.5, 1.5, 1.4, 1.3, 1.15,
] as const;
const hourMs = 3_600_000;
const mean = curve.reduce((sum, one) => sum + one, 0) / curve.length;
const highest = Math.max(...curve) / mean;

/** How many times the mean of a day comes at this time, ms since 1970. */
export const atThisHour = (ms: number): number =>
  (curve[Math.floor(ms / hourMs) % 24] ?? mean) / mean;

/** Moments at which a call comes in, from `fromMs` on, ms since 1970: a Poisson process that follows the day. */
export function* arrivals(
  chance: Chance,
  callsPerHour: number,
  fromMs: number,
): Generator<number, never, unknown> {
  for (let atMs = fromMs; ;) {
    atMs += chance.untilNext(callsPerHour * highest);
    if (chance.isSo(atThisHour(atMs) / highest)) yield atMs;
  }
}
