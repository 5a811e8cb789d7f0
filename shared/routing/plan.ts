import { z } from 'zod';
import { line } from '#shared/contract/words.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write it as 18:00');
const lon = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);
/** GeoJSON: longitude first (RFC 7946, section 3.1.1). */
const position = z.tuple([lon, lat]);
const ring = z
  .array(position)
  .min(4, 'a ring has four positions or more')
  .refine(
    (points) => points[0]?.[0] === points.at(-1)?.[0] && points[0]?.[1] === points.at(-1)?.[1],
    'a ring ends where it begins',
  );
const polygon = z.array(ring).min(1);
const shape = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Polygon'), coordinates: polygon }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
]);
export type Shape = z.infer<typeof shape>;

/** Both or neither; null where nobody has said. */
const placed = { lat: lat.nullable().default(null), lon: lon.nullable().default(null) };

const area = z.strictObject({ id: line, name: line, shape });
const unit = z.strictObject({
  name: line,
  /** Areas that it answers for; none means everywhere. */
  areas: z.array(line).default([]),
  telephone: line.nullable().default(null),
  /** Where it stands until somebody says otherwise. */
  place: line.nullable().default(null),
  ...placed,
});
const shift = z.strictObject({
  /** The name of a unit, or of a nurse. */
  who: line,
  role: z.enum(['unit', 'nurse']),
  crew: line.nullable().default(null),
  days: z.array(z.enum(weekdays)).min(1),
  from: clock,
  to: clock,
});
const suite = z.strictObject({
  name: line,
  places: z.number().int().min(1).max(50),
  telephone: line.nullable().default(null),
  ...placed,
  /** Whom to ring when nothing is free. */
  ifNone: line,
  /** After so long a count is no longer to be relied on, minutes. */
  staleAfterMinutes: z.number().int().min(15).max(1440).default(240),
});

/** What one finds one's way by on the map. Nothing is decided from it. */
const landmarks = z
  .strictObject({
    towns: z.array(z.strictObject({ name: line, lat, lon })).default([]),
    lines: z
      .array(
        z.strictObject({
          kind: z.enum(['motorway', 'road', 'water']),
          name: line.nullable().default(null),
          points: z.array(position).min(2, 'a line has two positions or more'),
        }),
      )
      .default([]),
  })
  .default({ towns: [], lines: [] });

const unique = (names: readonly string[]): boolean => new Set(names).size === names.length;

/** What a force has to send, and when: written by whoever plans the shifts, imported whole. */
export const resourcePlan = z
  .strictObject({
    /** How a straight line becomes minutes: an assumption, shown wherever a time is. */
    travel: z
      .strictObject({
        roadFactor: z.number().min(1).max(3),
        kmPerHour: z.number().min(5).max(150),
      })
      .default({ roadFactor: 1.3, kmPerHour: 40 }),
    areas: z.array(area).default([]),
    units: z.array(unit).default([]),
    shifts: z.array(shift).default([]),
    suites: z.array(suite).default([]),
    landmarks,
    /** Whom to ask where nobody is there, as this force declares it. */
    instead: z.strictObject({ unit: line, nurse: line }),
  })
  .superRefine((plan, problems) => {
    const say = (path: (string | number)[], message: string): void => {
      problems.addIssue({ code: 'custom', path, message });
    };
    if (!unique(plan.areas.map(({ id }) => id))) say(['areas'], 'two areas have the same id');
    if (!unique(plan.units.map(({ name }) => name))) say(['units'], 'two units have the same name');
    if (!unique(plan.suites.map(({ name }) => name)))
      say(['suites'], 'two suites have the same name');
    const areas = new Set(plan.areas.map(({ id }) => id));
    plan.units.forEach((one, at) => {
      one.areas.forEach((id, n) => {
        if (!areas.has(id)) say(['units', at, 'areas', n], `there is no area "${id}"`);
      });
    });
    for (const kind of ['units', 'suites'] as const)
      plan[kind].forEach((one, at) => {
        if ((one.lat === null) !== (one.lon === null))
          say([kind, at], 'a position has both lat and lon, or neither');
      });
    const units = new Set(plan.units.map(({ name }) => name));
    plan.shifts.forEach((one, at) => {
      if (one.from === one.to)
        say(['shifts', at, 'to'], 'a shift ends at another time than it begins');
      if (one.role === 'unit' && !units.has(one.who))
        say(['shifts', at, 'who'], `there is no unit "${one.who}"`);
    });
  });
export type ResourcePlan = z.infer<typeof resourcePlan>;
export type PlannedUnit = ResourcePlan['units'][number];
export type PlannedSuite = ResourcePlan['suites'][number];
