import { z } from 'zod';
import { id, line, prose, userId } from '#shared/contract/words.ts';

export const handoverId = id<'HandoverId'>();

/** Who has a call, and what has to be done on it, passes from one person to another by name, and only when that person says so. */
export const handoverEvents = {
  'handover-offered': z.strictObject({
    handoverId,
    from: userId,
    fromName: line,
    to: userId,
    toName: line,
    why: prose,
    /** The supervisor who gives what somebody else has; null where who has it offers it. */
    givenBy: z.strictObject({ user: userId, name: line }).nullable().default(null),
  }),
  'handover-accepted': z.strictObject({ handoverId, byName: line }),
  'handover-declined': z.strictObject({ handoverId, reason: prose, byName: line }),
  /** A supervisor takes what somebody left who is not there any more. */
  'taken-over': z.strictObject({
    from: userId,
    fromName: line,
    to: userId,
    toName: line,
    reason: prose,
  }),
} as const;
