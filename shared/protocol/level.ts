import { levels, type Level } from './protocol.ts';

/** Negative when `a` is the sooner. */
export const compareLevels = (a: Level, b: Level): number => levels.indexOf(a) - levels.indexOf(b);

export const soonest = (among: readonly Level[], floor: Level = 'advice'): Level =>
  among.reduce((best, one) => (compareLevels(one, best) < 0 ? one : best), floor);
