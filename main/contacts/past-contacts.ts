import { z } from 'zod';
import { placeKeys } from '#shared/contact/place-keys.ts';
import { nhsNumber } from '#shared/people/nhs-number.ts';
import { cellsIn, first, type Cells } from '../csv/cells.ts';
import { momentIn } from '../csv/dates.ts';
import { rowId, rowProjection, type RowKind } from '../csv/kept-rows.ts';
import { askDate, refuse, tableOf } from '../csv/table.ts';
import { textOf, type ReadableDb } from '../journal/journal.ts';
import { e164 } from '../people/phone.ts';

/** A contact with the force before Concord, or on another system: when, about whom, from where. */
export const contactFields = [
  'when',
  'person_id',
  'nhs_number',
  'phone',
  'address',
  'postcode',
  'reason',
  'outcome',
] as const;
type Field = (typeof contactFields)[number];

const schema = z.strictObject({
  id: z.string(),
  line: z.number(),
  atMs: z.number(),
  personId: z.string().nullable(),
  number: z.string().nullable(),
  places: z.array(z.string()),
  /** Kept as sent, for whoever goes back to the record; nothing is counted by them. */
  reason: z.string().nullable(),
  outcome: z.string().nullable(),
});
type PastContact = z.infer<typeof schema>;

/** Past contacts: a row that tells nobody, no number and no address is warned of and left out, as is one in the future. */
export const pastContacts: RowKind<PastContact> = {
  name: 'contacts',
  version: 2,
  eventType: 'contacts-imported',
  schema,
  table: 'past_contact',
  tables: `
    CREATE TABLE past_contact (
      id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, person_id TEXT, number TEXT, reason TEXT, outcome TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX past_contact_person ON past_contact (person_id, at_ms) WHERE person_id IS NOT NULL;
    CREATE INDEX past_contact_number ON past_contact (number, at_ms) WHERE number IS NOT NULL;
    CREATE TABLE past_contact_place (
      place TEXT NOT NULL, at_ms INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (place, at_ms, id)
    ) STRICT, WITHOUT ROWID;
  `,
  put: (db, { id, atMs, personId, number, places, reason, outcome }) => {
    db.run(
      'INSERT OR IGNORE INTO past_contact (id, at_ms, person_id, number, reason, outcome) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      atMs,
      personId,
      number,
      reason,
      outcome,
    );
    for (const place of places)
      db.run(
        'INSERT OR IGNORE INTO past_contact_place (place, at_ms, id) VALUES (?, ?, ?)',
        place,
        atMs,
        id,
      );
  },
  read: function* (db, text, stated, warn, nowMs) {
    const table = tableOf(text, stated.delimiter, warn);
    if ('reason' in table) return table;
    const source = cellsIn<Field>(table.header, contactFields, ['when'], stated.map);
    if ('reason' in source) return source;
    if (source.notUsed.length > 0)
      warn(1, `Columns that are not used: ${source.notUsed.join(', ')}.`);
    const rows = table.rows();
    for (;;) {
      const next = rows.next();
      if (next.done === true) return next.value;
      const { line, fields } = next.value;
      const cells = source.cells(fields);
      const when = first(cells('when'));
      const at = momentIn(when, stated.dates);
      if (!at.ok && at.error === 'asks') return refuse(`line ${line}, when`, askDate(when));
      if (!at.ok) warn(line, `"${when}" is no date with a time (2025-11-21 00:52); left out.`);
      else if (at.value > nowMs) warn(line, 'The contact lies in the future; left out.');
      else {
        yield contactFrom(db, line, at.value, cells, warn);
        continue;
      }
      yield null;
    }
  },
};

export const contactProjection = rowProjection(pastContacts);

function contactFrom(
  db: ReadableDb,
  line: number,
  atMs: number,
  cells: Cells<Field>,
  warn: (line: number, reason: string) => void,
): PastContact | null {
  const phone = first(cells('phone'));
  const number = phone === '' ? null : e164(phone);
  if (phone !== '' && number === null) warn(line, `"${phone}" is no telephone number.`);
  const contact = {
    atMs,
    personId: personOf(db, line, cells, warn),
    number,
    places: [...placeKeys(`${first(cells('address'))} ${first(cells('postcode'))}`)],
    reason: first(cells('reason')) || null,
    outcome: first(cells('outcome')) || null,
  };
  if (contact.personId === null && number === null && contact.places.length === 0) {
    warn(line, 'The row tells no person, no number and no address that is known; left out.');
    return null;
  }
  return { id: rowId(contact), line, ...contact };
}

/** Whom the row is about, as this desk knows them. A contact about nobody known still counts for its number and address. */
function personOf(
  db: ReadableDb,
  line: number,
  cells: Cells<Field>,
  warn: (line: number, reason: string) => void,
): string | null {
  const [id, sent] = [first(cells('person_id')), first(cells('nhs_number'))];
  if (id !== '') {
    if (db.get('SELECT 1 FROM person WHERE person_id = ?', id) === undefined)
      warn(line, `"${id}" is not among the known people yet; it counts once they are.`);
    return id;
  }
  if (sent === '') return null;
  const number = nhsNumber(sent);
  if (number === null) {
    warn(line, `The NHS number ${sent} fails its check digit; nobody is found by it.`);
    return null;
  }
  const [only, second] = db.all('SELECT person_id FROM person_identifier WHERE value = ?', number);
  if (only !== undefined && second === undefined) return textOf(only, 'person_id');
  warn(line, 'Nobody, or more than one, is known by this NHS number; kept without a person.');
  return null;
}
