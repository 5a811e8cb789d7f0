import { z } from 'zod';
import { callId, id, line, prose } from '#shared/contract/words.ts';

export const joinId = id<'JoinId'>();

/** Several callers, one incident. Each call says so itself, and keeps its own caller, owner and record. */
export const joinedEvents = {
  'call-joined': z.strictObject({
    joinId,
    withCall: callId,
    withTitle: line,
    why: prose,
    byName: line,
  }),
  'call-parted': z.strictObject({ joinId, why: prose, byName: line }),
} as const;
