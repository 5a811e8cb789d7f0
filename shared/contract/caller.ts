import { z } from 'zod';
import { callerMark, channel, sharing } from '#shared/call/caller-events.ts';
import { done } from './reply.ts';
import { atMs, callId, level, line, prose } from './words.ts';

const onCall = { callId };

/** Whoever is on the line beside their name, and who else rings about the same incident. */
export const caller = {
  'caller.mark': {
    request: z.strictObject({ ...onCall, as: callerMark, why: prose }),
    reply: done,
  },
  'caller.unmark': {
    request: z.strictObject({ ...onCall, markId: line, why: prose }),
    reply: done,
  },
  'caller.channel': {
    request: z.strictObject({ ...onCall, channel, reach: line.nullable() }),
    reply: done,
  },
  'caller.sharing': {
    request: z.strictObject({
      ...onCall,
      answer: sharing,
      sharedWith: line,
      why: prose.nullable(),
    }),
    reply: done,
  },
  /** Both calls say that they are about one incident; neither is merged into the other. */
  'incident.join': {
    request: z.strictObject({ ...onCall, withCall: callId, why: prose }),
    reply: done,
  },
  'incident.part': {
    request: z.strictObject({ ...onCall, withCall: callId, why: prose }),
    reply: done,
  },
} as const;

const text = z.string();
const dos = z.array(text);

export const onTheLineView = z.strictObject({
  marks: z.array(z.strictObject({ id: text, label: text, why: text, byName: text, atMs, dos })),
  /** Null where it is by voice, or nobody said. */
  channel: z.strictObject({ label: text, reach: text.nullable(), dos }).nullable(),
  sharing: z
    .strictObject({ label: text, sharedWith: text, why: text.nullable(), byName: text, atMs })
    .nullable(),
});
export type OnTheLineView = z.infer<typeof onTheLineView>;

/** Another call about the same incident, as far as this one has to know it. */
export const joinedView = z.strictObject({
  callId,
  title: text,
  /** Null while this desk does not have the call. */
  openedAtMs: atMs.nullable(),
  owner: text,
  state: text,
  level: level.nullable(),
  /** What was found there and not on this call. */
  fresh: z.array(text),
});
export type JoinedView = z.infer<typeof joinedView>;
