import { z } from 'zod';
import type { CallEvent } from '#shared/call/events.ts';
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
import { callEventOf } from './call-event.ts';

interface LeftEvent {
  readonly event: ReadEvent;
  /** Null where it says nothing to the fold: its half was deleted, or this Concord does not know it. */
  readonly callEvent: CallEvent | null;
  readonly standing: Standing;
}

const entryOf = (event: ReadEvent, callEvent: CallEvent | null, standing: Standing): Entry => ({
  type: event.type,
  atMs: event.atMs,
  role: event.by?.role ?? null,
  erases:
    callEvent?.type === 'half-erased' && standing === 'counts' ? callEvent.content.half : null,
  isKnown: callEvent !== null || event.kind === 'content-erased',
});

/**
 * Everything about a call in the order in which every desk folds it, without what belonged to a half that was deleted. Content
 * of it that is still on this desk is noted, for `eraseLeftovers`.
 */
export function leftInOrder(db: WritableDb, callId: string): readonly LeftEvent[] {
  const all = [...eventsInOrder(db, callId)].map(({ event, standing }) => {
    const callEvent = event.kind === 'event' ? callEventOf(event) : null;
    return { event, standing, callEvent };
  });
  if (all.every(({ callEvent }) => callEvent?.type !== 'half-erased')) return all;
  // A decision that the hub refuses deletes nothing after all.
  db.run('DELETE FROM call_leftover WHERE call_id = ?', callId);
  const left = leftOf(
    all.map(({ event, callEvent, standing }) => entryOf(event, callEvent, standing)),
  );
  return all.map((one, at) => {
    if (left[at] === 'stays') return one;
    if (left[at] === 'void') return { ...one, callEvent: null };
    const { event } = one;
    if (event.kind !== 'content-erased')
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

/** What is left to be deleted on this desk, by call. */
export function leftovers(db: ReadableDb): ReadonlyMap<string, readonly string[]> {
  const byCall = new Map<string, string[]>();
  for (const row of db.all('SELECT call_id, event_id FROM call_leftover')) {
    const callId = textOf(row, 'call_id');
    byCall.set(callId, [...(byCall.get(callId) ?? []), textOf(row, 'event_id')]);
  }
  return byCall;
}
