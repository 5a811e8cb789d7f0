import { wallClock } from '#shared/s136/london-time.ts';
import type { Colleague } from '#shared/call/command.ts';
import type { ResourcesView } from '#shared/contract/resources.ts';
import { planOf } from './resources.ts';
import { shiftsOf } from './shifts.ts';
import { suitesNow } from './suites.ts';
import type { World } from './there-now.ts';
import { travelInWords } from './travel.ts';
import { brieflyOfUnit, placeFrom, stateOfUnit, timeOfUnit, whyLower } from './unit-words.ts';
import { bareAreas, isFree, rankUnits } from './units.ts';
import { warningsOf } from './warnings.ts';

export const noResourcesView: ResourcesView = {
  plannedAtMs: null,
  assumption: '',
  units: [],
  nurses: [],
  suites: [],
  bareAreas: [],
  warnings: [],
};

type Windows = ReturnType<typeof shiftsOf>;
const spans = (windows: Windows) => windows.map(({ fromMs, untilMs }) => ({ fromMs, untilMs }));

/** Everybody on duty, and whoever the plan has on later. */
function nurses({ resources }: World, colleagues: readonly Colleague[], nowMs: number) {
  const planned = (planOf(resources)?.shifts ?? [])
    .filter(({ role }) => role === 'nurse')
    .map(({ who }) => who);
  const here = colleagues.filter(({ role, onDuty }) => role === 'nurse' && onDuty);
  const names = [...new Set([...here.map(({ name }) => name), ...planned])];
  return names.map((name) => {
    const shifts = shiftsOf(resources, name, nowMs);
    const one = here.find((nurse) => nurse.name === name);
    const on = shifts.find(({ fromMs }) => fromMs <= nowMs);
    const [next] = shifts.filter(({ fromMs }) => fromMs > nowMs);
    const planWords =
      on !== undefined
        ? 'not signed in'
        : next === undefined
          ? 'off shift'
          : `starts at ${wallClock(next.fromMs)}`;
    const state = one === undefined ? planWords : one.busy ? 'on a referral' : 'free';
    return { name, state, shifts: spans(shifts) };
  });
}

/** Whom the force can send, as the screen shows it: units in the order in which one would ask them for the call in hand. */
export function resourcesView(
  world: World,
  colleagues: readonly Colleague[],
  nowMs: number,
): ResourcesView {
  const { resources, tasks, at } = world;
  const plan = planOf(resources);
  if (plan === null) return noResourcesView;
  const units = rankUnits(resources, { at, tasks, nowMs });
  const areaNames = new Map(plan.areas.map(({ id, name }) => [id, name]));
  return {
    plannedAtMs: resources.planned?.atMs ?? null,
    assumption: travelInWords(plan.travel),
    units: units.map((unit) => ({
      name: unit.name,
      crew: unit.shift?.crew ?? unit.next?.crew ?? null,
      state: stateOfUnit(unit),
      briefly: brieflyOfUnit(unit),
      free: isFree(unit),
      onShift: unit.shift !== null,
      place: unit.place,
      areas: unit.areas.map((id) => areaNames.get(id) ?? id).join(', ') || 'everywhere',
      telephone: unit.telephone,
      confirmed:
        unit.confirmed === null
          ? 'as planned'
          : `${wallClock(unit.confirmed.atMs)}, ${unit.confirmed.byName}`,
      point: unit.where?.point ?? null,
      placeFrom: placeFrom(unit),
      outOn: unit.task?.callId ?? null,
      time: at === null ? '' : timeOfUnit(unit),
      // What it is doing stands beside its name already.
      whyLower: isFree(unit) ? whyLower(unit, units[0]) : null,
      shifts: spans(shiftsOf(resources, unit.name, nowMs)),
    })),
    nurses: nurses(world, colleagues, nowMs),
    suites: suitesNow(resources, nowMs).map(
      ({ name, places, said, stale, ifNone, telephone, point }) => ({
        name,
        places,
        free: said?.free ?? null,
        stale,
        said:
          said === null
            ? 'Nobody has said what is free'
            : `${said.saidBy}, at ${wallClock(said.atMs)}`,
        ifNone,
        telephone,
        point,
      }),
    ),
    bareAreas: [...bareAreas(resources, units)],
    warnings: [...warningsOf(resources, { colleagues, tasks, nowMs })],
  };
}
