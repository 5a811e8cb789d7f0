import { cellsIn, filled, first, several, type Cells as CellsOf } from '../csv/cells.ts';
import { dateIn } from '../csv/dates.ts';
import { nothingStated, type Stated } from '../csv/map.ts';
import { askDate, refuse, tableOf, type TableRefused } from '../csv/table.ts';
import type { PersonContent } from '#shared/people/fhir/draft.ts';
import { nhsNumber } from '#shared/people/nhs-number.ts';
import type { Address, Identifier, PersonName, Phone } from '#shared/people/person.ts';

/** The columns of design section 8; all but `id` may be missing or empty. */
export const peopleFields = [
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
  'address_from',
  'address_to',
  'ext_id',
  'nhs_number',
  'died',
] as const;
type Field = (typeof peopleFields)[number];
type Cells = CellsOf<Field>;

/** A person of the file, the line it begins on, and the cells as they were sent. */
export interface PersonLine {
  readonly id: string;
  readonly line: number;
  /** What the cells say, with a warning for each that says nothing. */
  readonly read: () => PersonContent;
  readonly raw: readonly string[];
}

/**
 * Reads a people file of a police system, a row at a time. A fault of form, or what would have to be guessed, ends it with
 * the reason for which the file is refused; an odd value in a row is a warning.
 */
export function* peopleIn(
  { text }: { readonly text: string },
  warn: (line: number, reason: string) => void,
  stated: Stated = nothingStated,
): Generator<PersonLine, TableRefused | null, undefined> {
  const table = tableOf(text, stated.delimiter, warn);
  if ('reason' in table) return table;
  const source = cellsIn<Field>(table.header, peopleFields, ['id'], stated.map);
  if ('reason' in source) return source;
  if (source.notUsed.length > 0)
    warn(1, `Columns that are not used: ${source.notUsed.join(', ')}.`);
  const rows = table.rows();
  const seen = new Map<string, number>();
  for (;;) {
    const next = rows.next();
    if (next.done === true) return next.value;
    const { line, fields } = next.value;
    const cells = source.cells(fields);
    const id = first(cells('id'));
    if (id === '' || id.length > 64 || /[\u0000-\u001f]/.test(id))
      return refuse(`line ${line}`, 'The id is empty, too long or not plain text.');
    const before = seen.get(id);
    if (before !== undefined)
      return refuse(`line ${line}`, `The id "${id}" is already on line ${before}.`);
    seen.set(id, line);
    const dob = first(cells('dob'));
    if (dob !== '' && asks(dob, stated)) return refuse(`line ${line}, dob`, askDate(dob));
    yield {
      id,
      line,
      raw: fields,
      read: () =>
        personFrom(cells, stated, (reason) => {
          warn(line, reason);
        }),
    };
  }
}

/** Whether the date can be read only by who knows the order of its day and month. */
function asks(text: string, { dates }: Stated): boolean {
  const read = dateIn(text, dates);
  return !read.ok && read.error === 'asks';
}

function personFrom(
  cells: Cells,
  { dates }: Stated,
  warn: (reason: string) => void,
): PersonContent {
  const dob = first(cells('dob'));
  const born = dateIn(dob, dates);
  if (dob !== '' && !born.ok)
    warn(`The date of birth "${dob}" is not a date (1987-03-14); it is left out.`);
  return {
    names: namesFrom(cells),
    birthDate: born.ok ? born.value : null,
    deceased: deceasedFrom(first(cells('died')), dates, warn),
    gender: genders[first(cells('gender')).toLowerCase()] ?? 'unknown',
    identifiers: identifiersFrom(cells, warn),
    phones: filled(several(cells('phone'))).map((number): Phone => ({
      asWritten: number,
      e164: null,
      use: null,
      from: null,
      to: null,
    })),
    addresses: addressesFrom(cells, dates, warn),
    inactive: false,
  };
}

function deceasedFrom(
  died: string,
  order: Stated['dates'],
  warn: (reason: string) => void,
): PersonContent['deceased'] {
  if (died === '' || /^(?:n|no|false|0)$/i.test(died)) return null;
  if (/^(?:y|yes|true|1)$/i.test(died)) return { at: null };
  const at = dateIn(died, order);
  if (at.ok) return { at: at.value };
  warn(`"${died}" says that the person has died, but not when.`);
  return { at: null };
}

function identifiersFrom(cells: Cells, warn: (reason: string) => void): readonly Identifier[] {
  const external = filled(several(cells('ext_id'))).map((value): Identifier => ({
    system: 'other',
    namespace: 'ext_id',
    value,
    valid: true,
  }));
  const numbers = filled(several(cells('nhs_number'))).map((sent): Identifier => {
    const number = nhsNumber(sent);
    if (number === null)
      warn(
        `The NHS number ${sent} fails its check digit. It is kept, and nobody is matched by it.`,
      );
    return { system: 'nhs-number', namespace: null, value: number ?? sent, valid: number !== null };
  });
  return [...external, ...numbers];
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
  const surnames = filled(several(cells('surname')));
  const given = [...filled(several(cells('given_name'))), ...filled(several(cells('middle_name')))];
  const chief: readonly PersonName[] =
    given.length === 0 && surnames.length === 0
      ? []
      : [name('official', given, surnames[0] ?? null)];
  return [
    ...chief,
    ...surnames.slice(1).map((family) => name('old', given, family)),
    ...filled(several(cells('alias_given'))).map((alias) => name('nickname', [alias], null)),
    ...filled(several(cells('alias_surname'))).map((family) =>
      name('old', given.slice(0, 1), family),
    ),
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
function addressesFrom(
  cells: Cells,
  order: Stated['dates'],
  warn: (reason: string) => void,
): readonly Address[] {
  const dated = (text: string): string | null => {
    if (text === '') return null;
    const date = dateIn(text, order);
    if (!date.ok)
      warn(
        `The date "${text}" of an address is not used: it is not a date (1987-03-14), or its order was not stated.`,
      );
    return date.ok ? date.value : null;
  };
  const parts = [
    cells('house'),
    cells('street'),
    cells('street2'),
    cells('locality'),
    cells('region'),
    cells('postcode'),
    cells('address_from'),
    cells('address_to'),
  ].map(several);
  const count = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: count }, (_, at) => {
    const [house, street, street2, locality, region, postcode, from, to] = parts.map(
      (list) => list[at] ?? '',
    );
    const first = filled([house ?? '', street ?? '']).join(' ');
    return {
      lines: filled([first, street2 ?? '']),
      locality: filled([locality ?? '', region ?? '']).join(', ') || null,
      postcode: postcode === undefined || postcode === '' ? null : postcode,
      text: null,
      from: dated(from ?? ''),
      to: dated(to ?? ''),
      old: at > 0,
    };
  }).filter(
    ({ lines, locality, postcode }) => lines.length > 0 || locality !== null || postcode !== null,
  );
}
