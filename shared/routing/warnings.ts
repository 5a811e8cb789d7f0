import { wallClock } from '#shared/s136/london-time.ts';
import type { Colleague } from '#shared/call/command.ts';
import { planOf, type Resources } from './resources.ts';
import { isOn, shiftsOf, type Window } from './shifts.ts';
import { suitesNow } from './suites.ts';
import { unitsNow, type Task } from './units.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Said so long before a shift ends, ms: Concord's own, time enough to ask for another car. */
const beforeEndMs = 30 * minuteMs;
/** Gaps are looked for so far ahead, ms. */
const aheadMs = 6 * hourMs;

/** Something that will matter soon, and what one does then. */
export type Warning = { readonly id: string; readonly text: string; readonly instead: string };

type At = {
  readonly colleagues: readonly Colleague[];
  readonly tasks: readonly Task[];
  readonly nowMs: number;
};

/** The first moment from now on at which none of these is on, and the one at which one is again; null where there is none ahead. */
function gap(
  windows: readonly Window[],
  nowMs: number,
): { readonly fromMs: number; readonly untilMs: number | null } | null {
  const ends = windows.map(({ untilMs }) => untilMs).toSorted((a, b) => a - b);
  const fromMs = [nowMs, ...ends].find((atMs) => !isOn(windows, atMs));
  if (fromMs === undefined || fromMs > nowMs + aheadMs) return null;
  const later = windows.map((window) => window.fromMs).filter((atMs) => atMs > fromMs);
  return { fromMs, untilMs: later.length === 0 ? null : Math.min(...later) };
}

const span = (
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number | null },
  nowMs: number,
): string => {
  const from = fromMs <= nowMs ? 'Now' : `From ${wallClock(fromMs)}`;
  return untilMs === null ? from : `${from}, until ${wallClock(untilMs)}`;
};

function endingSoon(resources: Resources, { tasks, nowMs }: At, instead: string): Warning[] {
  const units = unitsNow(resources, tasks, nowMs);
  return units.flatMap(({ name, shift, available, areas }) => {
    if (shift === null || !available || shift.untilMs - nowMs > beforeEndMs) return [];
    const others = units.filter(
      (other) =>
        other.name !== name &&
        other.available &&
        (other.areas.length === 0 || areas.some((area) => other.areas.includes(area))) &&
        isOn(shiftsOf(resources, other.name, nowMs), shift.untilMs),
    );
    const takes = others.map((other) => other.name).join(', ');
    return [
      {
        id: `ends ${name}`,
        text: `${name} goes off shift at ${wallClock(shift.untilMs)}`,
        instead: takes === '' ? instead : `${takes} covers it`,
      },
    ];
  });
}

function uncovered(resources: Resources, { tasks, nowMs }: At, instead: string): Warning[] {
  const plan = planOf(resources);
  if (plan === null || plan.units.length === 0) return [];
  const areas = plan.areas.length === 0 ? [{ id: null, name: 'the whole area' }] : plan.areas;
  const off = new Set(
    unitsNow(resources, tasks, nowMs)
      .filter(({ available }) => !available)
      .map(({ name }) => name),
  );
  return areas.flatMap(({ id, name }) => {
    const windows = plan.units
      .filter((unit) => !off.has(unit.name))
      .filter(({ areas: of }) => id === null || of.length === 0 || of.includes(id))
      .flatMap((unit) => shiftsOf(resources, unit.name, nowMs));
    const found = gap(windows, nowMs);
    return found === null
      ? []
      : [
          {
            id: `uncovered ${name}`,
            text: `${span(found, nowMs)}: no street-triage unit for ${name}`,
            instead,
          },
        ];
  });
}

function noNurse(resources: Resources, { colleagues, nowMs }: At, instead: string): Warning[] {
  const plan = planOf(resources);
  if (plan === null) return [];
  const nurses = plan.shifts.filter(({ role }) => role === 'nurse').map(({ who }) => who);
  if (nurses.length === 0) return [];
  const windows = [...new Set(nurses)].flatMap((who) => shiftsOf(resources, who, nowMs));
  // Whoever is signed in is there, whatever the plan says; how long, only the plan could say.
  const isHere = colleagues.some(({ role, onDuty }) => role === 'nurse' && onDuty);
  const found = gap(windows, nowMs);
  if (isHere && found !== null && found.fromMs <= nowMs) return [];
  return found === null
    ? []
    : [{ id: 'no nurse', text: `${span(found, nowMs)}: no nurse is on duty`, instead }];
}

function fullSuites(resources: Resources, { nowMs }: At): Warning[] {
  return suitesNow(resources, nowMs).flatMap(({ name, said, stale, ifNone, telephone }) => {
    const ring = telephone === null ? `Ring ${name}` : `Ring ${name}, ${telephone}`;
    if (said === null)
      return [
        { id: `suite ${name}`, text: `${name}: nobody has said what is free`, instead: ring },
      ];
    if (stale)
      return [
        {
          id: `suite ${name}`,
          text: `${name}: places last confirmed at ${wallClock(said.atMs)}`,
          instead: ring,
        },
      ];
    return said.free > 0
      ? []
      : [{ id: `suite ${name}`, text: `${name} has no place free`, instead: ifNone }];
  });
}

/**
 * What will matter soon, each with what one does instead: a unit about to go off shift, an area with no unit, no nurse, a suite
 * that is full or not confirmed. Empty where no plan was imported: then nothing is known to warn of.
 */
export function warningsOf(resources: Resources, at: At): readonly Warning[] {
  const plan = planOf(resources);
  if (plan === null) return [];
  return [
    ...noNurse(resources, at, plan.instead.nurse),
    ...uncovered(resources, at, plan.instead.unit),
    ...endingSoon(resources, at, plan.instead.unit),
    ...fullSuites(resources, at),
  ];
}
