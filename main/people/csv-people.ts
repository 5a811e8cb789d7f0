import { isDate } from '#shared/people/dates.ts';
import type { PersonContent } from '#shared/people/fhir/draft.ts';
import type { FileRefused } from '#shared/people/fhir/open.ts';
import type { Address, PersonName, Phone } from '#shared/people/person.ts';
import { csvRows, type CsvFault } from './csv.ts';
import type { TextFile } from './import-files.ts';

/** The columns of design section 8; all but `id` may be missing or empty. */
const columns = [
  'id',
  'given_name',
  'middle_name',
  'surname',
  'alias_given',
  'alias_surname',
  'gender',
  'dob',
  'phone',
  'house',
  'street',
  'street2',
  'locality',
  'postcode',
  'region',
  'ext_id',
] as const;
type Column = (typeof columns)[number];
type Cells = Readonly<Partial<Record<Column, string>>>;

/** A person of the file, the line it begins on, and the cells as they were sent. */
export interface PersonLine {
  readonly id: string;
  readonly line: number;
  /** What the cells say, with a warning for each that says nothing. */
  readonly read: () => PersonContent;
  readonly raw: readonly string[];
}

/**
 * Reads a people file of a police system, a row at a time. A fault of form ends it with the reason for which the file is
 * refused; an odd value in a row is a warning.
 */
export function* peopleIn(
  { text }: TextFile,
  warn: (line: number, reason: string) => void,
): Generator<PersonLine, FileRefused | null, undefined> {
  const rows = csvRows(text);
  const first = rows.next();
  if (first.done === true)
    return first.value === null ? refuse('line 1', 'The file is empty.') : notCsv(first.value);
  const header = first.value.fields.map((field) => field.trim().toLowerCase());
  const wrong = faultOf(header);
  if (wrong !== null) return refuse('line 1', wrong);
  const unknown = header.filter((column) => !columns.some((known) => known === column));
  if (unknown.length > 0) warn(1, `Columns that are not used: ${unknown.join(', ')}.`);
  const seen = new Map<string, number>();
  for (;;) {
    const next = rows.next();
    if (next.done === true) return next.value === null ? null : notCsv(next.value);
    const { line, fields } = next.value;
    if (fields.length !== header.length)
      return refuse(
        `line ${line}`,
        `This row has ${fields.length} fields, the header has ${header.length}.`,
      );
    const cells: Partial<Record<string, string>> = {};
    for (const [at, column] of header.entries()) cells[column] = fields[at]?.trim() ?? '';
    const id = cells['id'] ?? '';
    if (id === '' || id.length > 64 || /[\u0000-\u001f]/.test(id))
      return refuse(`line ${line}`, 'The id is empty, too long or not plain text.');
    const before = seen.get(id);
    if (before !== undefined)
      return refuse(`line ${line}`, `The id "${id}" is already on line ${before}.`);
    seen.set(id, line);
    yield {
      id,
      line,
      raw: fields,
      read: () =>
        personFrom(cells, (reason) => {
          warn(line, reason);
        }),
    };
  }
}

const refuse = (place: string, text: string): FileRefused => ({
  reason: 'not-valid-csv',
  place,
  text,
});
const notCsv = ({ line, text }: CsvFault): FileRefused =>
  refuse(`line ${line}`, `Not valid CSV: ${text}.`);

function faultOf(header: readonly string[]): string | null {
  if (!header.includes('id'))
    return `There is no column "id". The columns are: ${columns.join(', ')}.`;
  const twice = header.find((column, at) => header.indexOf(column) !== at);
  return twice === undefined ? null : `The column "${twice}" is there twice.`;
}

const none: readonly string[] = [''];
/** Cells are trimmed already; most hold one value or nothing. */
const several = (cell: string | undefined): readonly string[] => {
  if (cell === undefined || cell === '') return none;
  return cell.includes('|') ? cell.split('|').map((part) => part.trim()) : [cell];
};
const filled = (parts: readonly string[]): readonly string[] => parts.filter((part) => part !== '');

function personFrom(cells: Cells, warn: (reason: string) => void): PersonContent {
  const dob = cells.dob ?? '';
  if (dob !== '' && !isDate(dob))
    warn(`The date of birth "${dob}" is not a date (1987-03-14); it is left out.`);
  return {
    names: namesFrom(cells),
    birthDate: dob !== '' && isDate(dob) ? dob : null,
    deceased: null,
    gender: genders[(cells.gender ?? '').toLowerCase()] ?? 'unknown',
    identifiers:
      cells.ext_id === undefined || cells.ext_id === ''
        ? []
        : [{ system: 'other', namespace: 'ext_id', value: cells.ext_id, valid: true }],
    phones: filled(several(cells.phone)).map((number): Phone => ({
      asWritten: number,
      e164: null,
      use: null,
      from: null,
      to: null,
    })),
    addresses: addressesFrom(cells),
    inactive: false,
  };
}

const genders: Readonly<Record<string, PersonContent['gender']>> = {
  m: 'male',
  male: 'male',
  f: 'female',
  female: 'female',
  o: 'other',
  other: 'other',
};

function namesFrom(cells: Cells): readonly PersonName[] {
  const surnames = filled(several(cells.surname));
  const given = [...filled(several(cells.given_name)), ...filled(several(cells.middle_name))];
  const chief: readonly PersonName[] =
    given.length === 0 && surnames.length === 0
      ? []
      : [name('official', given, surnames[0] ?? null)];
  return [
    ...chief,
    ...surnames.slice(1).map((family) => name('old', given, family)),
    ...filled(several(cells.alias_given)).map((alias) => name('nickname', [alias], null)),
    ...filled(several(cells.alias_surname)).map((family) => name('old', given.slice(0, 1), family)),
  ];
}

const name = (
  use: PersonName['use'],
  given: readonly string[],
  family: string | null,
): PersonName => ({
  use,
  given,
  family,
  text: null,
  from: null,
  to: null,
});

/** Addresses stand in parallel lists with the present one first; the others are past ones. */
function addressesFrom(cells: Cells): readonly Address[] {
  const parts = [
    cells.house,
    cells.street,
    cells.street2,
    cells.locality,
    cells.region,
    cells.postcode,
  ].map(several);
  const count = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: count }, (_, at) => {
    const [house, street, street2, locality, region, postcode] = parts.map(
      (list) => list[at] ?? '',
    );
    const first = filled([house ?? '', street ?? '']).join(' ');
    return {
      lines: filled([first, street2 ?? '']),
      locality: filled([locality ?? '', region ?? '']).join(', ') || null,
      postcode: postcode === undefined || postcode === '' ? null : postcode,
      text: null,
      from: null,
      to: null,
      old: at > 0,
    };
  }).filter(
    ({ lines, locality, postcode }) => lines.length > 0 || locality !== null || postcode !== null,
  );
}
