import { seeded } from '#test/journal/support/random.ts';

/** The same draws for the same seed. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  readonly share: () => number;
  readonly isSo: (share: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** Ms until the next of what comes at random, so many an hour. */
  readonly untilNext: (anHour: number) => number;
  /** How long an act takes, ms: most a little under `medianMs`, a few several times as long (log-normal). */
  readonly takes: (medianMs: number, spread?: number) => number;
}

const hourMs = 3_600_000;

export function chanceOf(seed: number): Chance {
  const random = seeded(seed);
  const share = (): number => random.below(2 ** 32) / 2 ** 32;
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
  return {
    share,
    isSo: (limit) => share() < limit,
    pick: random.pick,
    untilNext: (anHour) => Math.max(1, Math.round((-Math.log(1 - share()) / anHour) * hourMs)),
    takes: (medianMs, spread = 0.5) =>
      Math.max(1, Math.round(medianMs * Math.exp(spread * normal()))),
  };
}
