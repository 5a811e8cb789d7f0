import { z } from 'zod';
import { done, reply } from './reply.ts';
import { atMs, callId, line } from './words.ts';

/** The longest file of a plan that is read, characters. */
const mostText = 1_000_000;

const text = z.string();
/** Degrees, WGS 84. */
export const point = z.strictObject({ lat: z.number(), lon: z.number() });
/** Longitude, then latitude, as in GeoJSON (RFC 7946). */
const position = z.tuple([z.number(), z.number()]).readonly();

export const outlines = z.strictObject({
  /** Every ring of an area: outlines and holes. */
  areas: z.array(z.strictObject({ name: text, rings: z.array(z.array(position).readonly()) })),
  towns: z.array(z.strictObject({ name: text, point })),
  lines: z.array(
    z.strictObject({
      kind: z.enum(['motorway', 'road', 'water']),
      name: text.nullable(),
      points: z.array(position).readonly(),
    }),
  ),
  /** How a straight line becomes minutes. */
  travel: z.strictObject({ roadFactor: z.number(), kmPerHour: z.number() }),
});
export type Outlines = z.infer<typeof outlines>;

/** Whom a force can send: said by whoever hears it, the same on every desk. */
export const resources = {
  /** The whole plan, as the text of its file (YAML or JSON); it replaces the one before. */
  'resources.plan': {
    request: z.strictObject({ name: line, text: z.string().max(mostText) }),
    reply: done,
  },
  /** `why` is why it is not available; null where it is. */
  'resources.available': {
    request: z.strictObject({ unit: line, why: line.nullable() }),
    reply: done,
  },
  /** `where` is a postcode, a grid reference, or latitude and longitude. */
  'resources.position': {
    request: z.strictObject({ unit: line, where: line }),
    reply: done,
  },
  /** Until when, as somebody types it (02:00); null is off now. */
  'resources.shift': {
    request: z.strictObject({ who: line, until: line.nullable() }),
    reply: done,
  },
  'resources.suite': {
    request: z.strictObject({
      suite: line,
      free: z.number().int().min(0).max(50),
      saidBy: line,
    }),
    reply: done,
  },
  /** What the map is drawn on: the areas and landmarks of the plan. They change with the plan alone; null without one. */
  'resources.outlines': { request: z.strictObject({}), reply: reply(outlines.nullable()) },
} as const;

export const resourcesView = z.strictObject({
  /** When the plan was imported; null while there is none. */
  plannedAtMs: atMs.nullable(),
  /** How travel times come about, to stand beside them. */
  assumption: text,
  units: z.array(
    z.strictObject({
      name: text,
      crew: text.nullable(),
      state: text,
      /** The same in a few words, for the map. */
      briefly: text,
      free: z.boolean(),
      onShift: z.boolean(),
      place: text.nullable(),
      areas: text,
      telephone: text.nullable(),
      confirmed: text,
      point: point.nullable(),
      /** How one knows that it is there; empty where that is plain. */
      placeFrom: text,
      /** The open call that it was sent to and is not clear of. */
      outOn: callId.nullable(),
      /** To the call on the screen. */
      time: text,
      whyLower: text.nullable(),
      shifts: z.array(z.strictObject({ fromMs: atMs, untilMs: atMs })),
    }),
  ),
  nurses: z.array(
    z.strictObject({
      name: text,
      state: text,
      shifts: z.array(z.strictObject({ fromMs: atMs, untilMs: atMs })),
    }),
  ),
  suites: z.array(
    z.strictObject({
      name: text,
      places: z.number(),
      free: z.number().nullable(),
      stale: z.boolean(),
      said: text,
      ifNone: text,
      telephone: text.nullable(),
      point: point.nullable(),
    }),
  ),
  /** Areas that no unit which is on answers for, by name. */
  bareAreas: z.array(text),
  warnings: z.array(z.strictObject({ id: text, text, instead: text })),
});
export type ResourcesView = z.infer<typeof resourcesView>;
