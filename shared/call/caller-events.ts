import { z } from 'zod';
import { id, line, prose } from '#shared/contract/words.ts';

export const markId = id<'MarkId'>();

/** What has to be kept in mind of whoever is on the line. */
export const callerMark = z.enum(['may-be-danger', 'victim', 'child']);
export type CallerMark = z.infer<typeof callerMark>;

/** How the caller is reached (vocabulary.yaml, `channel`). */
export const channel = z.enum([
  'voice',
  'relay_uk',
  'bsl_video',
  'emergency_sms',
  'text',
  'radio',
  'online',
]);
export type Channel = z.infer<typeof channel>;

/** Whether the caller knows that this is shared (vocabulary.yaml, `told_of_sharing`). */
export const sharing = z.enum(['agreed', 'told', 'not_safe_to_tell', 'refused']);
export type Sharing = z.infer<typeof sharing>;

export const callerEvents = {
  'caller-marked': z.strictObject({ markId, as: callerMark, why: prose, byName: line }),
  /** Somebody looked again and it is not so; both stay on the record. */
  'caller-unmarked': z.strictObject({ markId, why: prose, byName: line }),
  'channel-set': z.strictObject({
    channel,
    /** The number, address or link by which they are reached again; null where it is the line itself. */
    reach: line.nullable(),
    byName: line,
  }),
  'sharing-said': z.strictObject({
    answer: sharing,
    /** With whom it is shared. */
    sharedWith: line,
    /** Why it was not safe to say, or is shared although they refused. */
    why: prose.nullable(),
    byName: line,
  }),
} as const;
