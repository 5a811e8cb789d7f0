import { placeKeys } from '#shared/contact/place-keys.ts';
import { nhsNumber } from '#shared/people/nhs-number.ts';
import { cellsIn, first, type Cells } from '../csv/cells.ts';
import { momentIn } from '../csv/dates.ts';
import type { Stated } from '../csv/map.ts';
import { refuse, tableOf, type TableRefused } from '../csv/table.ts';
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

export interface ContactRow {
  readonly line: number;
  readonly atMs: number;
  readonly personId: string | null;
  readonly nhsNumber: string | null;
  readonly number: string | null;
  readonly places: readonly string[];
  readonly reason: string | null;
  readonly outcome: string | null;
}

/**
 * Reads a file of past contacts, a row at a time. A fault of form, or what would have to be guessed, ends it with the reason
 * for which the file is refused; a row that tells nobody, no number and no address is warned of and left out.
 */
export function* contactsIn(
  text: string,
  stated: Stated,
  warn: (line: number, reason: string) => void,
): Generator<ContactRow, TableRefused | null, undefined> {
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
    if (!at.ok && at.error === 'asks')
      return refuse(
        `line ${line}, when`,
        `Which way round is the date "${when}"? State the order of day, month and year: --dates dmy (or mdy, ymd), or "dates:" in the mapping file.`,
      );
    if (!at.ok) {
      warn(line, `"${when}" is no date with a time (2025-11-21 00:52); the row is left out.`);
      continue;
    }
    const row = rowFrom(line, at.value, cells, warn);
    if (row !== null) yield row;
  }
}

const orNull = (text: string): string | null => (text === '' ? null : text);

function rowFrom(
  line: number,
  atMs: number,
  cells: Cells<Field>,
  warn: (line: number, reason: string) => void,
): ContactRow | null {
  const phone = first(cells('phone'));
  const nhs = first(cells('nhs_number'));
  const number = phone === '' ? null : e164(phone);
  if (phone !== '' && number === null) warn(line, `"${phone}" is no telephone number.`);
  if (nhs !== '' && nhsNumber(nhs) === null)
    warn(line, `The NHS number ${nhs} fails its check digit; nobody is found by it.`);
  const row: ContactRow = {
    line,
    atMs,
    personId: orNull(first(cells('person_id'))),
    nhsNumber: nhsNumber(nhs),
    number,
    places: placeKeys(`${first(cells('address'))} ${first(cells('postcode'))}`),
    reason: orNull(first(cells('reason'))),
    outcome: orNull(first(cells('outcome'))),
  };
  if (row.personId ?? row.nhsNumber ?? row.number ?? row.places[0]) return row;
  warn(line, 'The row tells no person, no number and no address; it is left out.');
  return null;
}
