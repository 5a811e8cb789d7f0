import { soonest } from './level.ts';
import { firedRules } from './outcome.ts';
import type { Facts, Level, Pack } from './protocol.ts';

/**
 * The level an answer set, for the answered list, or null for "no change". Only findings count: an
 * answer that merely rules something out is never shown as having lowered the response.
 */
export function answerEffect(pack: Pack, before: Facts, after: Facts): Level | null {
  const earlier = new Set(firedRules(pack, before).map(({ id }) => id));
  const set = firedRules(pack, after)
    .filter(({ id, finding }) => finding !== undefined && !earlier.has(id))
    .flatMap(({ level }) => level ?? []);
  return set.length === 0 ? null : soonest(set);
}
