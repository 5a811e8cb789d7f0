import { wallClock } from '#shared/s136/london-time.ts';
import type { Colleague } from '#shared/call/command.ts';
import type { ResponseTable } from '#shared/protocol/protocol.ts';
import { openingAt } from './opening-hours.ts';
import { noResources, planOf, type Resources } from './resources.ts';
import { shiftsOf } from './shifts.ts';
import { suitesNow } from './suites.ts';
import { travelInWords } from './travel.ts';
import { stateOfUnit, timeOfUnit } from './unit-words.ts';
import { isFree, rankUnits, type Task } from './units.ts';
import type { Point } from './travel.ts';

export type World = {
  readonly resources: Resources;
  readonly tasks: readonly Task[];
  /** Where the person is, as far as somebody said; null where that is no place on the map. */
  readonly at: Point | null;
};

/** Nobody has planned anything, and nobody knows where. */
export const noWorld: World = { resources: noResources, tasks: [], at: null };

type Asking = {
  readonly world: World;
  readonly table: ResponseTable;
  readonly colleagues: readonly Colleague[];
  readonly nowMs: number;
};

function nurses({ world, colleagues, nowMs }: Asking): string | null {
  const on = colleagues.filter(({ role, onDuty }) => role === 'nurse' && onDuty);
  if (on.length === 0) {
    const plan = planOf(world.resources);
    return plan === null
      ? 'No nurse is on duty'
      : `No nurse is on duty. Instead: ${plan.instead.nurse}`;
  }
  const free = on.filter(({ busy }) => !busy);
  if (free.length === 0) return `${String(on.length)} on duty, none free`;
  const until = free.flatMap(({ name }) => {
    const shift = shiftsOf(world.resources, name, nowMs).find(({ fromMs }) => fromMs <= nowMs);
    return shift === undefined ? [] : [shift.untilMs];
  });
  const latest = until.length === 0 ? '' : `, until ${wallClock(Math.max(...until))}`;
  return `${free.map(({ name }) => name).join(', ')} free${latest}`;
}

function units({ world, nowMs }: Asking): string | null {
  const plan = planOf(world.resources);
  if (plan === null) return null;
  const [first] = rankUnits(world.resources, { at: world.at, tasks: world.tasks, nowMs });
  if (first === undefined) return null;
  if (!isFree(first))
    return `No unit is free: ${first.name} ${stateOfUnit(first)}. Instead: ${plan.instead.unit}`;
  const time = timeOfUnit(first);
  const how = first.minutes === null ? '' : ` (${travelInWords(plan.travel)})`;
  const other = first.answersHere ? '' : ', from another area';
  return `${first.name} ${stateOfUnit(first)}; ${time}${how}${other}`;
}

function hoursOf(table: ResponseTable, destination: string, nowMs: number): string | null {
  if (!Object.hasOwn(table.services, destination)) return null;
  const hours = table.services[destination]?.hours ?? '';
  const opening = openingAt(hours, nowMs);
  if (opening === null || (opening.open && opening.untilMs === null)) return null;
  return opening.open
    ? `There until ${wallClock(opening.untilMs ?? nowMs)}`
    : `Not there now. ${hours}`;
}

/**
 * Who of a destination is there at this moment, in words; null where nothing is known that the response table does not say. It
 * says what is, and ranks nothing: what the call requires stays required.
 */
export function thereNow(destination: string, asking: Asking): string | null {
  if (destination === 'nurse' || destination === 's136_consultation') return nurses(asking);
  if (destination === 'street_triage') return units(asking);
  return hoursOf(asking.table, destination, asking.nowMs);
}

/** Where a place of safety is free, in words; null with no suite in the plan. */
export function suitesInWords({ resources }: World, nowMs: number): string | null {
  const suites = suitesNow(resources, nowMs);
  if (suites.length === 0) return null;
  return suites
    .map(({ name, places, said, stale, ifNone }) => {
      if (said === null || stale) return `${name}: not confirmed, ring first`;
      return said.free === 0
        ? `${name}: none free at ${wallClock(said.atMs)}. Instead: ${ifNone}`
        : `${name}: ${String(said.free)} of ${String(places)} free at ${wallClock(said.atMs)}, ${said.saidBy}`;
    })
    .join('. ');
}
