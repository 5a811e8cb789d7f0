import { wallClock } from '#shared/s136/london-time.ts';
import { isFree, type Ranked } from './units.ts';

/** What a unit is doing, in a few words that promise nothing and name nobody. */
export function brieflyOfUnit({ shift, next, available, task }: Ranked): string {
  if (task !== null)
    return `${task.isThere ? 'at the scene' : 'on the way'} since ${wallClock(task.sinceMs)}`;
  if (shift === null)
    return next === null ? 'off shift' : `off shift until ${wallClock(next.fromMs)}`;
  return available ? 'free' : 'not available';
}

/** The same with for whom, why not, or until when. */
export function stateOfUnit(unit: Ranked): string {
  const { shift, available, whyNot, task } = unit;
  const briefly = brieflyOfUnit(unit);
  if (task !== null) return `${briefly}: ${task.about}`;
  if (shift === null) return briefly;
  return available
    ? `${briefly}, until ${wallClock(shift.untilMs)}`
    : `${briefly}: ${whyNot ?? 'no reason said'}`;
}

/** "about 11 min", or why there is none. */
export function timeOfUnit({ minutes, where, shift }: Ranked): string {
  if (shift === null) return '';
  if (minutes !== null) return `about ${String(minutes)} min`;
  return where === null ? 'where it is, nobody has said' : 'how far, is not known';
}

/** How one knows where a unit that is on stands: a place that was typed an hour ago is not where it is. Empty at the scene, and off shift. */
export function placeFrom({ where, shift }: Ranked): string {
  if (where === null || where.from === 'scene' || shift === null) return '';
  return where.from === 'plan' ? 'by the plan' : `said at ${wallClock(where.from)}`;
}

/** Why it ranks lower than the one before it; null for the first. Never because of a plan or a flag of the person. */
export function whyLower(one: Ranked, first: Ranked | undefined): string | null {
  if (first === undefined || first.name === one.name) return null;
  if (!isFree(one)) return stateOfUnit(one);
  if (!one.answersHere && first.answersHere) return 'answers for another area';
  if (one.minutes !== null && first.minutes !== null && one.minutes > first.minutes)
    return `${String(one.minutes - first.minutes)} min further than ${first.name}`;
  return 'as good as the one before it';
}
