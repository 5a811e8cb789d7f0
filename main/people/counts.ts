import { e164 } from './phone.ts';
import { numberOf, textOf, type ReadableDb } from '../journal/journal.ts';

/**
 * How many people are held, how many NHS items nobody has released yet, and when the last import was:
 * for the status line, so it counts rows and opens nobody's record.
 */
export function peopleCounts(db: ReadableDb): {
  readonly count: number;
  readonly waiting: number;
  readonly importedAtMs: number | null;
} {
  const count = db.get('SELECT count(*) AS n FROM person');
  const waiting = db.get(
    `SELECT count(*) AS n FROM person_item i WHERE origin = 'nhs'
       AND content ->> '$.status' = 'active' AND content ->> '$.protectedAs' IS NULL
       AND NOT EXISTS (SELECT 1 FROM person_release r WHERE r.item_id = i.item_id)`,
  );
  const last = db.get('SELECT max(at_ms) AS at FROM person_import')?.['at'];
  return {
    count: count ? numberOf(count, 'n') : 0,
    waiting: waiting ? numberOf(waiting, 'n') : 0,
    importedAtMs: typeof last === 'number' ? last : null,
  };
}

/** True if the number belongs to a contact listed for this person. */
export function isContactOf(db: ReadableDb, personId: string, number: string): boolean {
  const full = e164(number);
  if (full === null) return false;
  return (
    db.get(
      "SELECT 1 FROM person_phone WHERE e164 = ? AND person_id = ? AND item_id <> ''",
      full,
      personId,
    ) !== undefined
  );
}

/** Instructions refused by the wording lint, for the steward, newest first, each with the place and the reason. */
export const stewardList = (db: ReadableDb) =>
  db
    .all('SELECT file, place, reason, at_ms FROM person_steward ORDER BY at_ms DESC, rowid DESC')
    .map((row) => ({
      file: textOf(row, 'file'),
      place: textOf(row, 'place'),
      reason: textOf(row, 'reason'),
      atMs: numberOf(row, 'at_ms'),
    }));
