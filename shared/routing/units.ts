import type { CallId } from '#shared/kit/ids.ts';
import { planOf, type Resources } from './resources.ts';
import { shiftsOf, type Window } from './shifts.ts';
import type { PlannedUnit } from './plan.ts';
import { isWithin, placed, straightKm, travelMinutes, type Point } from './travel.ts';

/** A crew that was sent on a call and is not clear: what a unit is doing, and nobody writes it down twice. */
export type Task = {
  readonly unit: string;
  readonly about: string;
  readonly sinceMs: number;
  readonly isThere: boolean;
  readonly callId: CallId;
  /** Where the call is; null where that is no place on the map. */
  readonly at: Point | null;
};

export type UnitNow = {
  readonly name: string;
  readonly telephone: string | null;
  readonly areas: readonly string[];
  readonly shift: Window | null;
  readonly next: Window | null;
  readonly available: boolean;
  readonly whyNot: string | null;
  readonly task: Task | null;
  readonly place: string | null;
  /** `from` is who knows: the plan, that it is at the scene, or when it was last said (ms since 1970). */
  readonly where: { readonly point: Point; readonly from: 'plan' | 'scene' | number } | null;
  /** When anything was last said of it, ms since 1970, and by whom; null where only the plan speaks. */
  readonly confirmed: { readonly atMs: number; readonly byName: string } | null;
};

const plain = (name: string): string => name.trim().toLowerCase();

/** Where it is: at the scene since it arrived, unless another place was said later; else where it was said to be, or stands. */
function whereOf(
  planned: PlannedUnit,
  position: Resources['positions'][string] | undefined,
  task: Task | null,
): UnitNow['where'] {
  const { sinceMs, isThere, at } = task ?? {};
  if (isThere === true && at != null && (position?.atMs ?? 0) <= (sinceMs ?? 0))
    return { point: at, from: 'scene' };
  const point = placed(position?.content ?? planned);
  return point === null ? null : { point, from: position?.atMs ?? 'plan' };
}

function unitNow(
  resources: Resources,
  planned: PlannedUnit,
  tasks: readonly Task[],
  nowMs: number,
): UnitNow {
  const { name, telephone, areas } = planned;
  const said = <C>(of: Readonly<Record<string, C>>): C | undefined =>
    Object.hasOwn(of, name) ? of[name] : undefined;
  const available = said(resources.availability);
  const position = said(resources.positions);
  const shifts = shiftsOf(resources, name, nowMs);
  const on = shifts.find(({ fromMs }) => fromMs <= nowMs) ?? null;
  const confirmed = [available, position, said(resources.shifts)]
    .filter((one) => one !== undefined)
    .toSorted((a, b) => b.atMs - a.atMs)[0];
  const task = tasks.find((one) => plain(one.unit) === plain(name)) ?? null;
  return {
    name,
    telephone,
    areas,
    shift: on,
    next: shifts.find(({ fromMs }) => fromMs > nowMs) ?? null,
    available: available?.content.available ?? true,
    whyNot: available?.content.why ?? null,
    task,
    place: position?.content.place ?? planned.place,
    where: whereOf(planned, position, task),
    confirmed:
      confirmed === undefined ? null : { atMs: confirmed.atMs, byName: confirmed.content.byName },
  };
}

/** Every unit of the plan as it is now; `tasks` are the crews that are out. */
export const unitsNow = (
  resources: Resources,
  tasks: readonly Task[],
  nowMs: number,
): readonly UnitNow[] =>
  (planOf(resources)?.units ?? []).map((unit) => unitNow(resources, unit, tasks, nowMs));

export const isFree = ({ shift, available, task }: UnitNow): boolean =>
  shift !== null && available && task === null;

/** The names of areas that no unit answers for which is on and may be asked; none with no units in the plan. */
export function bareAreas(resources: Resources, units: readonly UnitNow[]): readonly string[] {
  const on = units.filter(({ shift, available }) => shift !== null && available);
  const isBare = (id: string): boolean =>
    !on.some(({ areas }) => areas.length === 0 || areas.includes(id));
  return units.length === 0
    ? []
    : (planOf(resources)?.areas ?? []).filter(({ id }) => isBare(id)).map(({ name }) => name);
}

/** The areas that hold a point, by id. */
export const areasAt = (resources: Resources, point: Point): readonly string[] =>
  (planOf(resources)?.areas ?? [])
    .filter(({ shape }) => isWithin(point, shape))
    .map(({ id }) => id);

export type Ranked = UnitNow & {
  /** To the call, by the assumption of the plan; null where one of the two places is not known. */
  readonly minutes: number | null;
  readonly answersHere: boolean;
};

/**
 * Units in the order in which one would ask them: free and answering for the place first, by travel time; then free from
 * elsewhere; then those that cannot. Only shift, availability, task, area and time count: nothing of the person does.
 */
export function rankUnits(
  resources: Resources,
  { at, tasks, nowMs }: { at: Point | null; tasks: readonly Task[]; nowMs: number },
): readonly Ranked[] {
  const plan = planOf(resources);
  if (plan === null) return [];
  const here = at === null ? null : areasAt(resources, at);
  const ranked = unitsNow(resources, tasks, nowMs).map((unit): Ranked => {
    const { where, areas } = unit;
    const minutes =
      at === null || where === null
        ? null
        : travelMinutes(straightKm(where.point, at), plan.travel);
    const answersHere =
      areas.length === 0 || here === null || areas.some((area) => here.includes(area));
    return { ...unit, minutes, answersHere };
  });
  const classOf = (one: Ranked): number =>
    isFree(one) ? (one.answersHere ? 0 : 1) : one.shift ? 2 : 3;
  return ranked.toSorted(
    (a, b) =>
      classOf(a) - classOf(b) ||
      (a.minutes ?? Infinity) - (b.minutes ?? Infinity) ||
      a.name.localeCompare(b.name),
  );
}

/** Whether one is free that answers for the place: the fact `street_triage_free` of the vocabulary. */
export const isAnyFree = (units: readonly Ranked[]): boolean =>
  units.some((unit) => isFree(unit) && unit.answersHere);
