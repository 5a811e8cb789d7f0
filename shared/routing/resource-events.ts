import { z } from 'zod';
import { atMs, line, role } from '#shared/contract/words.ts';
import { resourcePlan } from './plan.ts';

/** What is known of whom a force can send. About no call; the same on every desk of the room. */
export const resourceEvents = {
  'resources-planned': z.strictObject({ plan: resourcePlan, file: line, byName: line }),
  /** Whether it may be asked at all, apart from what it is doing. */
  'unit-availability-set': z.strictObject({
    unit: line,
    available: z.boolean(),
    /** Why not; null where it is. */
    why: line.nullable(),
    byName: line,
  }),
  'unit-position-set': z.strictObject({
    unit: line,
    place: line,
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    byName: line,
  }),
  /** Against the plan: `who` is on until then, or off from now where it is null. It ends with the day after. */
  'shift-set': z.strictObject({ who: line, untilMs: atMs.nullable(), byName: line }),
  'suite-confirmed': z.strictObject({
    suite: line,
    free: z.number().int().min(0).max(50),
    /** Who there said so. */
    saidBy: line,
    byName: line,
  }),
} as const;

export type ResourceEventType = keyof typeof resourceEvents;
/** The plan has places of suites and landmarks since version 2. */
export const resourceEventVersion: Readonly<Record<ResourceEventType, number>> = {
  'resources-planned': 2,
  'unit-availability-set': 1,
  'unit-position-set': 1,
  'shift-set': 1,
  'suite-confirmed': 1,
};

export const isResourceEventType = (type: string): type is ResourceEventType =>
  Object.hasOwn(resourceEvents, type);

/** An event as the fold reads it: `id` and `atMs` say which of two is the newer, on every desk alike. */
export type ResourceEvent = {
  readonly [T in ResourceEventType]: {
    readonly type: T;
    readonly id: string;
    readonly atMs: number;
    readonly content: z.infer<(typeof resourceEvents)[T]>;
  };
}[ResourceEventType];

/** Somebody with a desk, or an account at the command line. */
const author = z.object({ user: line, role });

/** Who may say which; planning shifts is a supervisor's or a steward's. */
const roles: Readonly<Record<ResourceEventType, readonly string[]>> = {
  'resources-planned': ['supervisor', 'steward'],
  'unit-availability-set': ['handler', 'nurse', 'supervisor'],
  'unit-position-set': ['handler', 'nurse', 'supervisor'],
  'shift-set': ['nurse', 'supervisor'],
  'suite-confirmed': ['handler', 'nurse', 'supervisor'],
};

/** Why an event of resources may not count, in words; null if it may. Every desk asks the same. */
export function whyNotOfResources(said: {
  readonly type: ResourceEventType;
  readonly callId: string | null;
  readonly by: { readonly user: string; readonly role: string } | null;
  readonly content: unknown;
}): string | null {
  const { type, callId, by, content } = said;
  if (callId !== null) return `its ${type} is said of a call`;
  if (!author.safeParse(by).success) return `its ${type} has no author`;
  const read = resourceEvents[type].safeParse(content);
  if (!read.success) return `its ${type} is not one: ${read.error.issues[0]?.message ?? ''}`;
  return roles[type].includes(by?.role ?? '')
    ? null
    : `a ${by?.role ?? 'desk'} may not say this: ${type}`;
}
