import { numberOf, textOf, type ReadableDb } from '../../journal/journal.ts';

/** Where telling others of flagged people has come: an own event, and the last person of it, in order of their ids. */
export interface Told {
  readonly seq: number;
  readonly personId: string;
}

export const toldNothing: Told = { seq: 0, personId: '' };

const telling = ['people-imported', 'item-released'] as const;

/** The next own event that says something of flagged people, at or after `from`; null where there is none. */
export function nextTelling(
  db: ReadableDb,
  from: number,
): { readonly seq: number; readonly eventId: string } | null {
  const found = telling.flatMap((type) =>
    db.all(
      `SELECT seq, event_id FROM entry WHERE type = ? AND seq >= ?
         AND desk = (SELECT desk FROM desk WHERE is_own = 1) ORDER BY seq LIMIT 1`,
      type,
      from,
    ),
  );
  const [first] = found.toSorted((a, b) => numberOf(a, 'seq') - numberOf(b, 'seq'));
  return first ? { seq: numberOf(first, 'seq'), eventId: textOf(first, 'event_id') } : null;
}

/**
 * The people of one event who have flags, in order of their ids, after `after`. Those of an import lie in its record, that of a
 * release is the one whose item it was.
 */
export function peopleOf(
  db: ReadableDb,
  eventId: string,
  after: string,
  limit: number,
): readonly string[] {
  const hasFlags = 'EXISTS (SELECT 1 FROM person_item f WHERE f.person_id = p.person_id)';
  const ids = (from: string): readonly string[] =>
    db
      .all(
        `SELECT DISTINCT p.person_id FROM ${from} AND p.person_id > ? AND ${hasFlags} ORDER BY p.person_id LIMIT ?`,
        eventId,
        after,
        limit,
      )
      .map((row) => textOf(row, 'person_id'));
  const hasRecord = db.get("SELECT 1 FROM sqlite_schema WHERE name = 'people_record'");
  const recorded = hasRecord === undefined ? [] : ids('people_record p WHERE p.event_id = ?');
  return recorded.length > 0
    ? recorded
    : ids(
        '(SELECT r.event_id, i.person_id FROM person_release r JOIN person_item i USING (item_id)) p WHERE p.event_id = ?',
      );
}
