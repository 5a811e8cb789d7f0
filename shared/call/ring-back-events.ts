import { z } from 'zod';
import { id, line, prose } from '#shared/contract/words.ts';

export const tryId = id<'TryId'>();

/** The rungs of the ladder after a dropped line, in their order. */
export const rung = z.enum(['caller', 'contact', 'subscriber']);
export type Rung = z.infer<typeof rung>;

export const tryResult = z.enum([
  'answered',
  'no-answer',
  'message-left',
  'no-message-left',
  'somebody-else',
]);
export type TryResult = z.infer<typeof tryResult>;

export const ringBackEvents = {
  'ring-back-tried': z.strictObject({
    tryId,
    to: rung,
    /** What was rung, or who was asked for the subscriber; null where it was not written down. */
    number: line.nullable(),
    result: tryResult,
    /** Why another number than the one agreed as safe was rung; null where none was. */
    despite: prose.nullable(),
    byName: line,
  }),
  /** What the caller said is safe: a number, and when. Nothing else is rung without a reason. */
  'safe-to-ring': z.strictObject({
    number: line,
    when: line.nullable(),
    byName: line,
  }),
} as const;
