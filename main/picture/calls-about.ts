import type { CallState } from '#shared/call/call.ts';
import { levelWords } from '#shared/call/level-words.ts';
import { callId } from '#shared/contract/words.ts';
import { callState } from '../calls/call-projection.ts';
import { numberOf, textOf, textOrNull, type ReadableDb, type Row } from '../journal/journal.ts';

export interface CallAbout {
  readonly id: string;
  /** ms since 1970 */
  readonly atMs: number;
  readonly personId: string | null;
  readonly what: string;
}

/** So many are read: the newest. */
const mostRead = 12;

const queries = {
  own: `SELECT call_id AS id, opened_at_ms AS at_ms, person_id FROM call_state
      WHERE person_id IN (SELECT value FROM json_each(?)) AND call_id IS NOT ?
    UNION SELECT call_id, opened_at_ms, person_id FROM call_state
      WHERE call_id IN (SELECT call_id FROM call_place WHERE place IN (SELECT value FROM json_each(?))) AND call_id IS NOT ?
    ORDER BY at_ms DESC LIMIT ${mostRead}`,
  past: `SELECT id, at_ms, person_id, reason, outcome FROM past_contact
      WHERE person_id IN (SELECT value FROM json_each(?))
    UNION SELECT id, at_ms, person_id, reason, outcome FROM past_contact
      WHERE id IN (SELECT id FROM past_contact_place WHERE place IN (SELECT value FROM json_each(?)))
    ORDER BY at_ms DESC LIMIT ${mostRead}`,
};

/** Earlier calls on this desk, and contacts that were imported, about any of these people or places; `except` is the call that asks. */
export function callsAbout(
  db: ReadableDb,
  people: readonly string[],
  places: readonly string[],
  except: string | null,
): readonly CallAbout[] {
  const [ofPeople, atPlaces] = [JSON.stringify(people), JSON.stringify(places)];
  const own = db.all(queries.own, ofPeople, except, atPlaces, except).flatMap((row) => {
    const call = callState(db, callId.parse(textOf(row, 'id')));
    return call === null ? [] : [{ ...known(row), what: callInWords(call) }];
  });
  const past = db
    .all(queries.past, ofPeople, atPlaces)
    .map((row) => ({ ...known(row), what: contactInWords(row) }));
  return [...own, ...past];
}

const known = (row: Row) => ({
  id: textOf(row, 'id'),
  atMs: numberOf(row, 'at_ms'),
  personId: textOrNull(row, 'person_id'),
});

function callInWords({ route, closedAtMs }: CallState): string {
  return [
    route === null ? 'no route taken' : `${levelWords[route.level].full}: ${route.label}`,
    closedAtMs === null ? 'still open' : 'closed',
  ].join('; ');
}

function contactInWords(row: Row): string {
  const words = [textOrNull(row, 'reason'), textOrNull(row, 'outcome')].filter(
    (text) => text !== null && text !== '',
  );
  return words.length === 0 ? 'no reason recorded' : words.join('; ');
}
