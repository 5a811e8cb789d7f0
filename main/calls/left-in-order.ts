import { z } from 'zod';
import { isCallEventType, type CallEvent } from '#shared/call/events.ts';
import { leftOf, standIn, type Entry } from '#shared/call/erased-halves.ts';
import { callId as parsedCallId } from '#shared/contract/words.ts';
import {
  eventsInOrder,
  textOf,
  type ReadableDb,
  type ReadEvent,
  type Standing,
  type StoredEvent,
  type WritableDb,
} from '../journal/journal.ts';
import { peopleEventTypes } from '../people/events.ts';
import { callEventOf } from './call-event.ts';

interface LeftEvent {
  readonly event: ReadEvent;
  /** Null where it says nothing to the fold: its half was deleted, or this Concord does not know it. */
  readonly callEvent: CallEvent | null;
  readonly standing: Standing;
}

/** Logged about a person while a call was on the screen (DPA 2018 s62): no part of the call. */
const isOfCall = (type: string): boolean => !Object.hasOwn(peopleEventTypes, type);

const decidesOf = (event: CallEvent | null): Entry['decides'] => {
  if (event?.type === 'half-erased') return { what: 'erase', half: event.content.half };
  if (event?.type !== 'half-kept') return null;
  return { what: 'keep', half: event.content.half, until: event.content.nextReviewOn };
};

const entryOf = ({ event, callEvent, standing }: LeftEvent): Entry => ({
  type: event.type,
  atMs: event.atMs,
  role: event.by?.role ?? null,
  counts: standing === 'counts',
  isKnown: isCallEventType(event.type) && event.kind !== 'unknown-type',
  decides: decidesOf(callEvent),
});

/**
 * Everything about a call in the order in which every desk folds it, without what belonged to a half that was deleted. Content
 * of it that is still on this desk is noted, for `eraseLeftovers`.
 */
export function leftInOrder(db: WritableDb, callId: string): readonly LeftEvent[] {
  const all = [...eventsInOrder(db, callId)]
    .filter(({ event }) => isOfCall(event.type))
    .map(({ event, standing }): LeftEvent => {
      const callEvent = event.kind === 'event' ? callEventOf(event) : null;
      return { event, standing, callEvent };
    });
  if (all.every(({ callEvent }) => callEvent?.type !== 'half-erased')) return all;
  db.run('INSERT OR IGNORE INTO call_decided (call_id) VALUES (?)', callId);
  // A decision that came second after all deletes nothing.
  db.run('DELETE FROM call_leftover WHERE call_id = ?', callId);
  const left = leftOf(all.map(entryOf));
  return all.map((one, at) => {
    const { event } = one;
    const isGone = event.kind === 'content-erased';
    if (left[at] === 'stays' && !isGone) return one;
    // A decision that waits for the hub says so in the notes, and does nothing yet.
    if (left[at] === 'void') return one.standing === 'counts' ? { ...one, callEvent: null } : one;
    if (!isGone)
      db.run(
        'INSERT OR IGNORE INTO call_leftover (event_id, call_id) VALUES (?, ?)',
        event.eventId,
        callId,
      );
    return { ...one, callEvent: standIn({ ...event, callId: parsedCallId.parse(callId) }) };
  });
}

const erased = z.object({ eventIds: z.array(z.string()) });

/** What an `erased` event names has gone. */
export function forgetLeftovers(db: WritableDb, { content }: StoredEvent): void {
  for (const eventId of erased.parse(content).eventIds)
    db.run('DELETE FROM call_leftover WHERE event_id = ?', eventId);
}

/** A call with content that is to be deleted on this desk, and the events that hold it; null where there is none. */
export function nextLeftovers(
  db: ReadableDb,
): { readonly callId: string; readonly eventIds: readonly string[] } | null {
  const [first] = db.all('SELECT call_id FROM call_leftover LIMIT 1');
  if (first === undefined) return null;
  const callId = textOf(first, 'call_id');
  const rows = db.all('SELECT event_id FROM call_leftover WHERE call_id = ?', callId);
  return { callId, eventIds: rows.map((row) => textOf(row, 'event_id')) };
}
