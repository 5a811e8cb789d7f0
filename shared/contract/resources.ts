import { z } from 'zod';
import { done } from './reply.ts';
import { atMs, line } from './words.ts';

/** The longest file of a plan that is read, characters. */
const mostText = 1_000_000;

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
} as const;

const text = z.string();

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
      free: z.boolean(),
      onShift: z.boolean(),
      place: text.nullable(),
      areas: text,
      telephone: text.nullable(),
      confirmed: text,
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
    }),
  ),
  warnings: z.array(z.strictObject({ id: text, text, instead: text })),
});
export type ResourcesView = z.infer<typeof resourcesView>;
