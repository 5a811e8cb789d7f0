import { z } from 'zod';
import { chaseResult } from '#shared/call/coming-events.ts';
import { done } from './reply.ts';
import { atMs, callId, line, prose } from './words.ts';

const onCall = { callId };

/** Help on its way and what was promised of it; other forces that ask or are asked. */
export const coming = {
  /** What somebody outside said when they were asked when their people come. `inMinutes` counts from now. */
  'coming.chase': {
    request: z.strictObject({
      ...onCall,
      serviceKey: line,
      result: chaseResult,
      inMinutes: z.number().int().nullable(),
      saidBy: line.nullable(),
    }),
    reply: done,
  },
  'coming.reverse': {
    request: z.strictObject({ ...onCall, instead: prose, reason: prose }),
    reply: done,
  },
  'coming.nameForce': {
    request: z.strictObject({ ...onCall, force: line, telephone: line.nullable() }),
    reply: done,
  },
  'coming.askedByForce': {
    request: z.strictObject({
      ...onCall,
      force: line,
      name: line,
      telephone: line.nullable(),
      reference: line.nullable(),
    }),
    reply: done,
  },
} as const;

const text = z.string();

export const comingView = z.strictObject({
  expected: z.array(
    z.strictObject({
      key: text,
      label: text,
      reference: text.nullable(),
      sinceMs: atMs,
      /** When they last said they would be there; null where they said no time. */
      estimateAtMs: atMs.nullable(),
      state: z.enum(['not-asked', 'coming', 'late', 'over']),
      /** What was said when they were asked, newest first. */
      chases: z.array(z.strictObject({ id: text, text, atMs, byName: text })),
    }),
  ),
  reversed: z.array(z.strictObject({ text, atMs, byName: text })),
  askedBy: text.nullable(),
  /** Another force is asked and nobody there has accepted. */
  forceAsked: z.boolean(),
});
export type ComingView = z.infer<typeof comingView>;
