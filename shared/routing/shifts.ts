import { fromWall, toWall } from '#shared/s136/london-time.ts';
import { weekdays, type ResourcePlan } from './plan.ts';
import { planOf, type Resources } from './resources.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** What was said against the plan holds so long at most, ms: a shift that was cut short does not stay so for ever. */
const againstPlanMs = 16 * 60 * minuteMs;

export type Window = {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly crew: string | null;
};

const minutesOf = (clock: string): number => {
  const [hour, minute] = clock.split(':');
  return Number(hour) * 60 + Number(minute);
};

/** Sunday is 0 in dates and last in the week of the plan. */
const dayName = (day: number): (typeof weekdays)[number] =>
  weekdays[(new Date(day).getUTCDay() + 6) % 7] ?? 'mon';

/** The planned shifts of somebody from yesterday to `days` days ahead, in order; touching ones are joined. */
function planned(plan: ResourcePlan, who: string, nowMs: number, days: number): readonly Window[] {
  const wall = toWall(nowMs);
  const today = wall - (wall % dayMs);
  const windows = plan.shifts
    .filter((shift) => shift.who === who)
    .flatMap(({ days: on, from, to, crew }) =>
      Array.from({ length: days + 2 }, (_, n) => today + (n - 1) * dayMs)
        .filter((day) => on.includes(dayName(day)))
        .map((day) => {
          const over = minutesOf(to) <= minutesOf(from) ? dayMs : 0;
          return {
            fromMs: fromWall(day + minutesOf(from) * minuteMs),
            untilMs: fromWall(day + over + minutesOf(to) * minuteMs),
            crew,
          };
        }),
    )
    .toSorted((a, b) => a.fromMs - b.fromMs);
  return windows.reduce<readonly Window[]>((joined, next) => {
    const last = joined.at(-1);
    return last !== undefined && next.fromMs <= last.untilMs && last.crew === next.crew
      ? [...joined.slice(0, -1), { ...last, untilMs: Math.max(last.untilMs, next.untilMs) }]
      : [...joined, next];
  }, []);
}

/**
 * When somebody is on, in order, from now to `days` days ahead: the plan, and what was said against it. In: the name of a unit
 * or a nurse, and the present (ms since 1970, London days). Out: windows that have not ended.
 */
export function shiftsOf(
  resources: Resources,
  who: string,
  nowMs: number,
  days = 2,
): readonly Window[] {
  const plan = planOf(resources);
  const windows = plan === null ? [] : planned(plan, who, nowMs, days);
  const said = Object.hasOwn(resources.shifts, who) ? resources.shifts[who] : undefined;
  const ahead = windows.filter(({ untilMs }) => untilMs > nowMs);
  if (said === undefined || nowMs - said.atMs > againstPlanMs) return ahead;
  const { untilMs } = said.content;
  const crew = ahead.find(({ fromMs }) => fromMs <= nowMs)?.crew ?? null;
  if (untilMs === null) {
    // Off since then: the shift in which it was said does not count any more.
    return ahead.filter(({ fromMs }) => fromMs > said.atMs);
  }
  if (untilMs <= nowMs) return ahead.filter(({ fromMs }) => fromMs > said.atMs);
  return [{ fromMs: said.atMs, untilMs, crew }, ...ahead.filter(({ fromMs }) => fromMs >= untilMs)];
}

export const isOn = (windows: readonly Window[], atMs: number): boolean =>
  windows.some(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs);
