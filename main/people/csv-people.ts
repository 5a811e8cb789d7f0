import { err, ok, type Result } from '#shared/kit/result.ts';
import { isDate } from '#shared/people/dates.ts';
import type { Draft, FileRead, Noted, PersonContent } from '#shared/people/fhir/draft.ts';
import type { FileRefused } from '#shared/people/fhir/open.ts';
import type { Address, PersonName, Phone } from '#shared/people/person.ts';
import { parseCsv } from './csv.ts';

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

const refuse = (place: string, text: string) => err({ reason: 'not-valid-csv', place, text });

/** Reads a people file of a police system. A fault of form refuses the file; an odd value in a row is a warning. */
export function readPeopleCsv({
  name,
  text,
}: {
  readonly name: string;
  readonly text: string;
}): Result<FileRead, FileRefused> {
  const parsed = parseCsv(text);
  if (!parsed.ok)
    return refuse(`line ${parsed.error.line}`, `Not valid CSV: ${parsed.error.text}.`);
  const [head, ...rows] = parsed.value;
  if (!head) return refuse('line 1', 'The file is empty.');
  const header = head.fields.map((field) => field.trim().toLowerCase());
  if (!header.includes('id'))
    return refuse('line 1', `There is no column "id". The columns are: ${columns.join(', ')}.`);
  const twice = header.find((column, at) => header.indexOf(column) !== at);
  if (twice !== undefined) return refuse('line 1', `The column "${twice}" is there twice.`);
  const warned: Noted[] = [];
  const warn = (line: number, reason: string) =>
    warned.push({ file: name, place: `line ${line}`, reason });
  const unknown = header.filter((column) => !columns.some((known) => known === column));
  if (unknown.length > 0) warn(1, `Columns that are not used: ${unknown.join(', ')}.`);
  const drafts: Draft[] = [];
  const seen = new Map<string, number>();
  for (const { line, fields } of rows) {
    if (fields.length !== header.length) {
      return refuse(
        `line ${line}`,
        `This row has ${fields.length} fields, the header has ${header.length}.`,
      );
    }
    const cells: Cells = Object.fromEntries(
      header.map((column, at) => [column, fields[at]?.trim() ?? '']),
    );
    const id = cells.id ?? '';
    if (id === '' || id.length > 64 || /[\u0000-\u001f]/.test(id))
      return refuse(`line ${line}`, 'The id is empty, too long or not plain text.');
    const before = seen.get(id);
    if (before !== undefined)
      return refuse(`line ${line}`, `The id "${id}" is already on line ${before}.`);
    seen.set(id, line);
    const person = personFrom(cells, (reason) => warn(line, reason));
    const source = {
      reference: `csv:${id}`,
      version: null,
      lastUpdated: null,
      file: name,
      place: `line ${line}`,
    };
    drafts.push({ kind: 'person', key: `csv:${id}`, source, person, raw: cells });
  }
  return ok({
    name,
    read: rows.length,
    drafts,
    notUsed: {},
    warned,
    refusedWording: [],
    refusedItems: 0,
  });
}

const several = (cell: string | undefined): readonly string[] =>
  (cell ?? '').split('|').map((part) => part.trim());
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
