import type { CallState } from '#shared/call/call.ts';
import type { Tie } from '#shared/contact/ties.ts';
import { numberKey, placesOf } from '../calls/call-projection.ts';
import { numberOf, textOrNull, type ReadableDb, type Row } from '../journal/journal.ts';

export interface Contact {
  readonly atMs: number;
  /** The call on this desk; null for a contact that another system had. */
  readonly callId: string | null;
  readonly personId: string | null;
}

const contactOf = (row: Row): Contact => ({
  atMs: numberOf(row, 'at_ms'),
  callId: textOrNull(row, 'call_id'),
  personId: textOrNull(row, 'person_id'),
});

const calls = 'SELECT opened_at_ms AS at_ms, call_id, person_id FROM call_state';
const past = 'SELECT at_ms, NULL AS call_id, person_id FROM past_contact';

const queries: Readonly<Record<Tie, string>> = {
  subject: `${calls} WHERE person_id = ? AND opened_at_ms BETWEEN ? AND ?
    UNION ALL ${past} WHERE person_id = ? AND at_ms BETWEEN ? AND ?`,
  caller: `${calls} WHERE number = ? AND opened_at_ms BETWEEN ? AND ?
    UNION ALL ${past} WHERE number = ? AND at_ms BETWEEN ? AND ?`,
  address: `${calls} WHERE call_id IN
      (SELECT call_id FROM call_place WHERE place IN (SELECT value FROM json_each(?)))
      AND opened_at_ms BETWEEN ? AND ?
    UNION ALL ${past} WHERE id IN
      (SELECT id FROM past_contact_place WHERE place IN (SELECT value FROM json_each(?)) AND at_ms BETWEEN ? AND ?)`,
};

const keyOf: Readonly<Record<Tie, (call: CallState) => string | null>> = {
  subject: ({ person }) => person?.personId ?? null,
  caller: ({ number }) => numberKey(number),
  address: (call) => {
    const places = placesOf(call);
    return places.length === 0 ? null : JSON.stringify(places);
  },
};

/** The other contacts tied to this call from `fromMs` to `toMs` (ms since 1970, both included), in no order. */
export function contactsOf(
  db: ReadableDb,
  call: CallState,
  tie: Tie,
  fromMs: number,
  toMs: number,
): readonly Contact[] {
  const key = keyOf[tie](call);
  if (key === null) return [];
  return db
    .all(queries[tie], key, fromMs, toMs, key, fromMs, toMs)
    .map(contactOf)
    .filter(({ callId }) => callId !== call.callId);
}

/** Contacts about a person on other systems, as they were sent, from `fromMs` to `toMs` (ms since 1970), newest first. */
export const pastOf = (
  db: ReadableDb,
  personId: string,
  fromMs: number,
  toMs: number,
): readonly {
  readonly atMs: number;
  readonly reason: string | null;
  readonly outcome: string | null;
}[] =>
  db
    .all(
      `SELECT at_ms, reason, outcome FROM past_contact WHERE person_id = ? AND at_ms BETWEEN ? AND ?
         ORDER BY at_ms DESC LIMIT 50`,
      personId,
      fromMs,
      toMs,
    )
    .map((row) => ({
      atMs: numberOf(row, 'at_ms'),
      reason: textOrNull(row, 'reason'),
      outcome: textOrNull(row, 'outcome'),
    }));
