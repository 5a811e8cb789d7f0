import { z } from 'zod';
import { recordHalf } from '#shared/call/retention-events.ts';
import { reply } from './reply.ts';
import { callId, line, prose } from './words.ts';

/** A half of a record that somebody has to look at: no name, no number, until they open it. */
export const dueHalf = z.strictObject({
  callId,
  openedAtMs: z.number(),
  incidentReference: z.string().nullable(),
  /** Days in London, "2032-11-27". */
  reviewOn: z.string(),
  /** The last time somebody kept it; null where nobody has looked yet. */
  kept: z.strictObject({ atMs: z.number(), byName: z.string(), reason: z.string() }).nullable(),
});
export type DueHalf = z.infer<typeof dueHalf>;

/** `waits`: the hub has to take the decision first, within moments. */
const decided = reply(z.enum(['done', 'waits']));

/** Records whose years are over. Each role decides about the half it answers for: a supervisor the police's, a nurse their own. */
export const retention = {
  /** The longest due first, a hundred at the most; `total` counts them all. */
  'retention.due': {
    request: z.strictObject({}),
    reply: reply(
      z.strictObject({
        half: recordHalf,
        years: z.number(),
        total: z.number(),
        due: z.array(dueHalf),
      }),
    ),
  },
  /** The half itself, oldest first. Looking at it is recorded. */
  'retention.read': {
    request: z.strictObject({ callId }),
    reply: reply(
      z.strictObject({
        title: z.string(),
        lines: z.array(z.strictObject({ atMs: z.number(), who: z.string(), text: z.string() })),
      }),
    ),
  },
  'retention.keep': {
    request: z.strictObject({ callId, reason: prose, years: z.number().int().min(1).max(100) }),
    reply: decided,
  },
  /** Deletes the half for good, here and on every desk of the room. The PIN is asked once more. */
  'retention.erase': {
    request: z.strictObject({ callId, reason: prose, pin: line }),
    reply: decided,
  },
} as const;
