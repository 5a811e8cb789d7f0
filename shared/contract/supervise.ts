import { z } from 'zod';
import { outcomeKind, s136Used } from '#shared/call/outcome-events.ts';
import { done, reply } from './reply.ts';
import { callId, line, prose, userId } from './words.ts';

const onCall = { callId };

/** What came of a call, and what a supervisor says and does about it. */
export const supervise = {
  /** Now or days later; what was said before stays on record. */
  'outcome.record': {
    request: z.strictObject({
      ...onCall,
      kind: outcomeKind,
      detail: prose.nullable(),
      /** Times as somebody types them: 14:30, or 25/11 14:30. */
      s136: s136Used
        .omit({ detainedAtMs: true, arrivedAtMs: true })
        .extend({ detainedAt: line, arrivedAt: line.nullable() })
        .nullable(),
    }),
    reply: done,
  },
  'supervisor.review': {
    request: z.strictObject({ ...onCall, agrees: z.boolean(), reason: prose.nullable() }),
    reply: done,
  },
  /** Offers the call to one nurse or supervisor by name; whoever owns it keeps it until they accept. */
  'supervisor.give': {
    request: z.strictObject({ ...onCall, to: userId, why: prose }),
    reply: done,
  },
  /** What whoever is signed in has on every call, offered to one person; nothing moves until they take it. */
  /** One call of those this person has something on; null for all of them. */
  'handover.offer': {
    request: z.strictObject({ to: userId, why: prose, callId: onCall.callId.nullable() }),
    reply: reply(z.strictObject({ calls: z.number() })),
  },
  /** `declined` is why not; null takes it. */
  'handover.answer': {
    request: z.strictObject({ ...onCall, id: z.string(), declined: prose.nullable() }),
    reply: done,
  },
  'supervisor.takeOver': {
    request: z.strictObject({ ...onCall, from: userId, reason: prose }),
    reply: done,
  },
  /** Everything that happened on a call, oldest first. Looking at it is recorded. */
  'supervisor.wholeRecord': {
    request: z.strictObject(onCall),
    reply: reply(
      z.strictObject({
        title: z.string(),
        lines: z.array(z.strictObject({ atMs: z.number(), who: z.string(), text: z.string() })),
      }),
    ),
  },
} as const;
