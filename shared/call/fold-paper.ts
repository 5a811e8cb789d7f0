import type { CallState } from './call.ts';
import type { CallEvent } from './events.ts';

/**
 * The event at the time it happened. On a call entered from paper that is the time on the sheet, kept
 * in the content; the envelope keeps the time of entry, and is never written with any other.
 */
export function asHappened(event: CallEvent): CallEvent {
  if (!('happenedAtMs' in event.content) || event.content.happenedAtMs === undefined) return event;
  const { happenedAtMs, ...content } = event.content;
  // The same type with the same content, less the one field that every content has as optional.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
  return { ...event, atMs: happenedAtMs, content } as CallEvent;
}

/** Marks the call as entered from paper. Until somebody has accepted it, whoever entered it owns it. */
export function enteredFromPaper(
  call: CallState,
  { atMs, content }: Extract<CallEvent, { type: 'paper-entered' }>,
): CallState {
  if (call.paper !== null) return call;
  const { code, enteredBy, enteredByName } = content;
  const accepted = call.referrals.some(({ acceptedBy }) => acceptedBy !== null);
  return {
    ...call,
    paper: { code, enteredAtMs: atMs, enteredByName },
    owner: accepted ? call.owner : { user: enteredBy, name: enteredByName },
    notes: [
      { atMs, text: `Entered from paper, code ${code}, by ${enteredByName}`, auto: true },
      ...call.notes,
    ],
  };
}
