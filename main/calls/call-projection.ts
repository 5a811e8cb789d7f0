import type { CallId } from '#shared/kit/ids.ts';
import type { CallState } from '#shared/call/call.ts';
import { callEvents, isCallEventType, type CallEvent } from '#shared/call/events.ts';
import { foldCall } from '#shared/call/fold.ts';
import type { Projection, ReadableDb, StoredEvent } from '../journal/journal.ts';
import { textOf } from '../journal/journal.ts';

/** A stored event of a call, its content parsed; null for events that are not about a call. */
export function callEventOf(event: StoredEvent): CallEvent | null {
  if (event.callId === null || !isCallEventType(event.type)) return null;
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

const stateOf = (text: string): CallState =>
  // Written by this very fold: a changed fold has a new version, and the journal rebuilds the table.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
  JSON.parse(text) as CallState;

/** One row a call: its folded state. Raise the version when fold.ts or CallState changes. */
export const callProjection: Projection = {
  name: 'calls',
  version: 5,
  tables: `
    CREATE TABLE call_state (
      call_id TEXT PRIMARY KEY,
      opened_at_ms INTEGER NOT NULL,
      closed INTEGER NOT NULL,
      number TEXT,
      person_id TEXT,
      state TEXT NOT NULL
    ) STRICT;
    CREATE INDEX call_open ON call_state (closed, opened_at_ms);
    CREATE INDEX call_number ON call_state (number, opened_at_ms);
    CREATE INDEX call_person ON call_state (person_id, opened_at_ms);
  `,
  apply: (db, event) => {
    const callEvent = callEventOf(event);
    if (callEvent === null) return;
    const after = foldCall(callState(db, callEvent.callId), callEvent);
    if (after === null) return;
    db.run(
      'INSERT OR REPLACE INTO call_state (call_id, opened_at_ms, closed, number, person_id, state) VALUES (?, ?, ?, ?, ?, ?)',
      after.callId,
      after.openedAtMs,
      after.closedAtMs === null ? 0 : 1,
      after.number,
      after.person?.personId ?? null,
      JSON.stringify(after),
    );
  },
};

/** The call as its events have left it, or null when there is none with this id. */
export function callState(db: ReadableDb, callId: CallId): CallState | null {
  const row = db.get('SELECT state FROM call_state WHERE call_id = ?', callId);
  return row === undefined ? null : stateOf(textOf(row, 'state'));
}

/** Every call that is not closed, oldest first. */
export const openCalls = (db: ReadableDb): readonly CallState[] =>
  db
    .all('SELECT state FROM call_state WHERE closed = 0 ORDER BY opened_at_ms, call_id')
    .map((row) => stateOf(textOf(row, 'state')));

const dayMs = 24 * 60 * 60 * 1000;

/** Other calls from the same number or about the same person in the 24 hours before this one began. */
export const linkedCalls = (db: ReadableDb, call: CallState): readonly CallState[] =>
  db
    .all(
      `SELECT state FROM call_state
       WHERE call_id <> ? AND opened_at_ms BETWEEN ? AND ? AND (number = ? OR person_id = ?)
       ORDER BY opened_at_ms DESC LIMIT 50`,
      call.callId,
      call.openedAtMs - dayMs,
      call.openedAtMs,
      call.number,
      call.person?.personId ?? null,
    )
    .map((row) => stateOf(textOf(row, 'state')));

/** Earlier calls about a person, newest first, at most `limit`. */
export const callsAbout = (db: ReadableDb, personId: string, limit: number): readonly CallState[] =>
  db
    .all(
      'SELECT state FROM call_state WHERE person_id = ? ORDER BY opened_at_ms DESC LIMIT ?',
      personId,
      limit,
    )
    .map((row) => stateOf(textOf(row, 'state')));
