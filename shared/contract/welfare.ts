import { z } from 'zod';
import { welfareResult } from '#shared/call/welfare-events.ts';
import { done } from './reply.ts';
import { atMs, callId, line } from './words.ts';

const onCall = { callId };

/** Of the staff who worked on a call. */
export const welfare = {
  'welfare.owe': { request: z.strictObject({ ...onCall, whom: line }), reply: done },
  'welfare.record': {
    request: z.strictObject({
      ...onCall,
      whom: line,
      result: welfareResult,
      next: line.nullable(),
    }),
    reply: done,
  },
} as const;

const text = z.string();

export const welfareView = z.array(z.strictObject({ id: text, text, atMs, byName: text }));
export type WelfareView = z.infer<typeof welfareView>;
