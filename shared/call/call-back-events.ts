import { z } from 'zod';
import { atMs, id, line, prose } from '#shared/contract/words.ts';
import { tryResult } from './ring-back-events.ts';

export const callBackId = id<'CallBackId'>();

/** Somebody is rung later, as agreed: not a line that dropped, which has its own ladder. */
export const callBackEvents = {
  'call-back-planned': z.strictObject({
    callBackId,
    whom: line,
    number: line,
    dueAtMs: atMs,
    why: prose,
    /** Why another number than the one agreed as safe; null where it is that one, or none was agreed. */
    despite: prose.nullable(),
    byName: line,
  }),
  'call-back-tried': z.strictObject({
    callBackId,
    result: tryResult,
    /** When it is tried again; null where it is not. */
    againAtMs: atMs.nullable(),
    byName: line,
  }),
} as const;
