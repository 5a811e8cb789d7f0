import { say } from './say.ts';

/** The same numbers for the same seed (mulberry32). */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, pick: (from) => from[below(from.length)]! };
}

/** From CONCORD_SEED, else the clock; printed, so that a failing run can be repeated. */
export function testSeed(what: string): number {
  const given = process.env['CONCORD_SEED'];
  const seed = given === undefined ? Date.now() % 1_000_000 : Number(given);
  say(`${what}: CONCORD_SEED=${seed}`);
  return seed;
}
