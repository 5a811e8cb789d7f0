import {
  callEventVersion,
  callEvents,
  isCallEventType,
  type CallEvent,
} from '#shared/call/events.ts';
import type { StoredEvent } from '../journal/journal.ts';

/** A stored event of a call, its content parsed; null for events that are not about a call, or of a newer Concord. */
export function callEventOf(event: StoredEvent): CallEvent | null {
  if (event.callId === null || !isCallEventType(event.type)) return null;
  if (event.typeVersion !== callEventVersion) return null;
  const content = callEvents[event.type].parse(event.content);
  // The pair of type and content was just checked against each other by the schema of that type.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
  return {
    type: event.type,
    callId: event.callId,
    atMs: event.atMs,
    by: event.by,
    content,
  } as CallEvent;
}
