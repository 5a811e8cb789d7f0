import { wallClock } from '#shared/s136/london-time.ts';
import { isFree, type Ranked } from './units.ts';

/** What a unit is doing, in words that promise nothing. */
export function stateOfUnit({ shift, next, available, whyNot, task }: Ranked): string {
  if (task !== null)
    return `${task.isThere ? 'at the scene' : 'on the way'} since ${wallClock(task.sinceMs)}: ${task.about}`;
  if (shift === null)
    return next === null ? 'off shift' : `off shift until ${wallClock(next.fromMs)}`;
  if (!available) return `not available: ${whyNot ?? 'no reason said'}`;
  return `free, until ${wallClock(shift.untilMs)}`;
}

/** "about 11 min", or why there is none. */
export function timeOfUnit({ minutes, point, shift }: Ranked): string {
  if (shift === null) return '';
  if (minutes !== null) return `about ${String(minutes)} min`;
  return point === null ? 'where it is, nobody has said' : 'how far, is not known';
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
