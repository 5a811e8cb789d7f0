import type { Refusal } from '#shared/contract/reply.ts';
import { dayInWords } from '#shared/people/dates.ts';
import type { CallState } from './call.ts';
import type { CallEvent } from './events.ts';
import { retentionEvents, type RecordHalf } from './retention-events.ts';

type RetentionEvent = Extract<CallEvent, { type: keyof typeof retentionEvents }>;

export const isRetentionEvent = (event: CallEvent): event is RetentionEvent =>
  Object.hasOwn(retentionEvents, event.type);

/** What was decided about a half. What is left of a call after it is not the fold's to say: erased-halves.ts leaves the events out. */
export function foldRetention(call: CallState, event: RetentionEvent): CallState {
  const { kept, erased } = call.retention;
  const { atMs } = event;
  return event.type === 'half-kept'
    ? { ...call, retention: { erased, kept: [...kept, { ...event.content, atMs }] } }
    : { ...call, retention: { kept, erased: [...erased, { ...event.content, atMs }] } };
}

/** When, by whom and why a half was deleted, the newest time; null while it is there. */
export const erasureOf = (
  { retention }: CallState,
  half: RecordHalf,
): CallState['retention']['erased'][number] | null =>
  retention.erased.findLast((one) => one.half === half) ?? null;

/** That half of a record was deleted, by whom and why; null while it is there. */
export function goneInWords(call: CallState, half: RecordHalf): Refusal | null {
  const gone = erasureOf(call, half);
  if (gone === null) return null;
  return {
    reason: 'record-deleted',
    text: `The ${half === 'police' ? 'police' : 'nurse’s'} half of this record was deleted on ${dayInWords(gone.atMs)} by ${gone.byName}: ${gone.reason}`,
  };
}
