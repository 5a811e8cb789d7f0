import type { CallId } from '#shared/kit/ids.ts';
import { ok } from '#shared/kit/result.ts';
import { event, type Acting, type Decided } from './command.ts';

/** A new call in the name of whoever answers it. They own it until somebody accepts it. */
export const openCall = (
  acting: Acting,
  callId: CallId,
  call: {
    readonly source: 'phone' | 'walk-in' | 'radio' | 'other-force';
    readonly number: string | null;
    readonly incidentReference: string | null;
  },
): Decided =>
  ok([
    event(acting, callId, 'call-opened', {
      source: call.source,
      number: call.number,
      incidentReference: call.incidentReference,
      handler: acting.by.user,
      handlerName: acting.by.name,
    }),
  ]);
