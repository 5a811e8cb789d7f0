import type { CallId } from '#shared/kit/ids.ts';
import type { CallState } from '#shared/call/call.ts';
import { callId } from '#shared/contract/words.ts';
import { isCallEventType, type CallEvent } from '#shared/call/events.ts';
import { foldWaiting } from '#shared/call/claims.ts';
import { foldCall } from '#shared/call/fold.ts';
import { erasureOf } from '#shared/call/fold-retention.ts';
import { placeKeys } from '#shared/contact/place-keys.ts';
import { e164 } from '../people/phone.ts';
import { callEventOf } from './call-event.ts';
import { forgetLeftovers, leftInOrder } from './left-in-order.ts';
import {
  eventsInOrder,
  isOnTop,
  numberOf,
  standingAt,
  textOf,
  type Projection,
  type Row,
  type SqlValue,
  type Standing,
  type ReadableDb,
  type ReadEvent,
  type WritableDb,
} from '../journal/journal.ts';

/** A call from its text in the table. */
export const stateOf = (text: string): CallState =>
  // Written by this very fold: a changed fold has a new version, and the journal rebuilds the table.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
  JSON.parse(text) as CallState;

const keys = new Map<string, string>();
const mostKeys = 1_000;

/** The number that rang, as one writing of it: telephony and people write the same number in several ways. */
export function numberKey(number: string | null): string | null {
  if (number === null) return null;
  const known = keys.get(number);
  if (known !== undefined) return known;
  // Asked at every event of a call, and working it out costs as much as folding one.
  if (keys.size >= mostKeys) keys.clear();
  const key = e164(number) ?? number;
  keys.set(number, key);
  return key;
}

/** The keys of the address that was said on the call. */
export const placesOf = ({ caller }: CallState): readonly string[] =>
  placeKeys(caller.addressSaid ?? '');

/** One row a call: its folded state. Raise the version when fold.ts, erased-halves.ts or CallState changes. */
export const callProjection: Projection = {
  name: 'calls',
  version: 22,
  tables: `
    CREATE TABLE call_state (
      call_id TEXT PRIMARY KEY,
      opened_at_ms INTEGER NOT NULL,
      closed INTEGER NOT NULL,
      erased INTEGER NOT NULL,
      number TEXT,
      person_id TEXT,
      last_at_ms INTEGER NOT NULL,
      folded_to INTEGER NOT NULL,
      state TEXT NOT NULL
    ) STRICT;
    CREATE TABLE call_place (
      call_id TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (place, call_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE call_leftover (event_id TEXT PRIMARY KEY, call_id TEXT NOT NULL) STRICT;
    CREATE TABLE call_decided (call_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE INDEX call_place_of ON call_place (call_id);
    CREATE INDEX call_open ON call_state (closed, opened_at_ms);
    CREATE INDEX call_opened ON call_state (opened_at_ms, call_id);
    CREATE INDEX call_number ON call_state (number, opened_at_ms);
    CREATE INDEX call_person ON call_state (person_id, opened_at_ms);
  `,
  apply: (db, event) => {
    if (event.type === 'erased') forgetLeftovers(db, event);
    const callEvent = callEventOf(event);
    if (callEvent !== null) apply(db, event, callEvent);
  },
  applyErased: (db, event) => {
    if (event.callId !== null && isCallEventType(event.type)) apply(db, event, null);
  },
  reordered: (db, callId) => {
    const row = db.get('SELECT state FROM call_state WHERE call_id = ?', callId);
    if (row !== undefined) putAnew(db, stateOf(textOf(row, 'state')), callId);
  },
};

/**
 * One more event of a call, on top of it or with all of it again. Where a half was ever decided about, what is old or has no content
 * left may change what the decision deletes. Without content, and without a decision, an event says nothing.
 */
function apply(db: WritableDb, event: ReadEvent, callEvent: CallEvent | null): void {
  const { seq, callId } = event;
  if (callId === null) return;
  const row = db.get(
    `SELECT folded_to, state, call_id IN (SELECT call_id FROM call_decided) AS is_decided
       FROM call_state WHERE call_id = ?`,
    callId,
  );
  // Folding anew took in all there was.
  if (row !== undefined && seq <= numberOf(row, 'folded_to')) return;
  const before = row === undefined ? null : stateOf(textOf(row, 'state'));
  const isPlain = row?.['is_decided'] === 0 && event.type !== 'half-erased';
  if (isPlain && callEvent === null) return;
  const at = standingAt(db, seq);
  if (isPlain && before !== null && callEvent !== null && at !== null && isOnTop(db, callId, at))
    put(db, before, foldAs(at.standing, before, callEvent), seq);
  else putAnew(db, before, callId);
}

/** One more event on top of all others, by what it counts for: of a hundred who reach for one call, ninety-nine are second. */
const foldAs = (standing: Standing, call: CallState, event: CallEvent): CallState | null =>
  standing === 'counts'
    ? foldCall(call, event)
    : standing === 'aside'
      ? call
      : foldWaiting(call, event, standing);

/** The call as its events leave it in the order that every desk folds them in; a claim of this desk that waits shows as that. */
function putAnew(db: WritableDb, before: CallState | null, callId: string): void {
  let call: CallState | null = null;
  let to = 0;
  /** A hub that lost its disk may get the answer again before the opening: nothing of it is dropped. */
  const early: CallEvent[] = [];
  for (const { event, callEvent, standing } of leftInOrder(db, callId)) {
    to = Math.max(to, event.seq);
    if (callEvent === null) continue;
    if (standing !== 'counts') call = call && foldAs(standing, call, callEvent);
    else if (call === null && callEvent.type !== 'call-opened') early.push(callEvent);
    else call = early.splice(0).reduce(foldCall, foldCall(call, callEvent));
  }
  put(db, before, call, to);
}

/** What the indexes hold of a call. */
const findableBy = (call: CallState): readonly SqlValue[] => [
  call.openedAtMs,
  call.closedAtMs === null ? 0 : 1,
  erasureOf(call, 'police') === null ? 0 : 1,
  numberKey(call.number),
  // Whom a nurse's record is about is no longer the police's to find.
  erasureOf(call, 'police') === null ? (call.person?.personId ?? null) : null,
];
const isFoundAlike = (a: CallState, b: CallState): boolean =>
  JSON.stringify(findableBy(a)) === JSON.stringify(findableBy(b));

function put(
  db: WritableDb,
  before: CallState | null,
  after: CallState | null,
  foldedTo: number,
): void {
  if (after === null) return;
  const state = JSON.stringify(after);
  // Nearly every event leaves what a call is found by as it was: its four indexes are then not touched.
  if (before !== null && isFoundAlike(before, after))
    db.run(
      'UPDATE call_state SET last_at_ms = ?, folded_to = ?, state = ? WHERE call_id = ?',
      after.lastAtMs,
      foldedTo,
      state,
      after.callId,
    );
  else
    db.run(
      'INSERT OR REPLACE INTO call_state (call_id, opened_at_ms, closed, erased, number, person_id, last_at_ms, folded_to, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      after.callId,
      ...findableBy(after),
      after.lastAtMs,
      foldedTo,
      state,
    );
  if (before?.caller.addressSaid === after.caller.addressSaid) return;
  db.run('DELETE FROM call_place WHERE call_id = ?', after.callId);
  for (const place of placesOf(after))
    db.run('INSERT INTO call_place (call_id, place) VALUES (?, ?)', after.callId, place);
}

/** The call as its events have left it, or null when there is none with this id. */
export function callState(db: ReadableDb, callId: CallId): CallState | null {
  const row = db.get('SELECT state FROM call_state WHERE call_id = ?', callId);
  return row === undefined ? null : stateOf(textOf(row, 'state'));
}

/** The police half was deleted: there is nothing to show. */
export const isErased = (db: ReadableDb, callId: CallId): boolean =>
  db.get('SELECT 1 FROM call_state WHERE call_id = ? AND erased = 1', callId) !== undefined;

/** Rows of every call that is not closed, oldest first. */
export const openCallsText = (db: ReadableDb): readonly Row[] =>
  db.all('SELECT call_id, state FROM call_state WHERE closed = 0 ORDER BY opened_at_ms, call_id');

/**
 * Open calls on which a crew is out. Asked at every act of every call, so the others are passed over by their text alone: reading
 * a hundred open calls takes longer than a key press may.
 */
export const callsWithCrewOut = (db: ReadableDb): readonly CallState[] =>
  db
    .all(
      `SELECT state FROM call_state WHERE closed = 0 AND instr(state, '"clear":null') > 0
         ORDER BY opened_at_ms, call_id`,
    )
    .map((row) => stateOf(textOf(row, 'state')))
    .filter(({ trips }) => trips.some(({ clear }) => clear === null));

/** Rows of every call that began at `ms` or later, and every open one, oldest first. */
export const callsSinceText = (db: ReadableDb, ms: number): readonly Row[] =>
  db.all(
    `SELECT call_id, state, opened_at_ms FROM call_state WHERE opened_at_ms >= ?
       UNION SELECT call_id, state, opened_at_ms FROM call_state WHERE closed = 0 ORDER BY opened_at_ms, call_id`,
    ms,
  );

/** What counts of a call, in the order in which it is folded. */
export const eventsOf = (db: ReadableDb, callId: CallId): readonly CallEvent[] =>
  [...eventsInOrder(db, callId)].flatMap(({ event, standing }) =>
    event.kind === 'event' && standing === 'counts' ? (callEventOf(event) ?? []) : [],
  );

/**
 * Every call, closed too, oldest first, a page at a time: whoever reads slowly sees the calls opened
 * meanwhile as well, and never the same one twice.
 */
export function* everyCall(db: ReadableDb, page = 200): Generator<CallState> {
  let openedAtMs = -1;
  let callId = '';
  for (;;) {
    const calls = db
      .all(
        `SELECT state FROM call_state WHERE (opened_at_ms, call_id) > (?, ?)
         ORDER BY opened_at_ms, call_id LIMIT ?`,
        openedAtMs,
        callId,
        page,
      )
      .map((row) => stateOf(textOf(row, 'state')));
    const last = calls.at(-1);
    if (last === undefined) return;
    ({ openedAtMs, callId } = last);
    yield* calls;
  }
}

/** Which calls about a person began before `beforeMs` (ms since 1970), newest first, and when each last changed. */
export const callsBefore = (
  db: ReadableDb,
  personId: string,
  beforeMs: number,
  limit: number,
): readonly { readonly callId: CallId; readonly lastAtMs: number }[] =>
  db
    .all(
      `SELECT call_id, last_at_ms FROM call_state WHERE person_id = ? AND opened_at_ms < ?
       ORDER BY opened_at_ms DESC LIMIT ?`,
      personId,
      beforeMs,
      limit,
    )
    .map((row) => ({
      callId: callId.parse(textOf(row, 'call_id')),
      lastAtMs: numberOf(row, 'last_at_ms'),
    }));
