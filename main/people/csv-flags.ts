import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Draft, FileRead, Noted, Subject } from '#shared/people/fhir/draft.ts';
import { natureOf } from '#shared/people/fhir/map-flag.ts';
import type { FileRefused } from '#shared/people/fhir/open.ts';
import { protectedText } from '#shared/people/fhir/protected.ts';
import type { FlagRecord } from '#shared/people/flag.ts';
import { nhsNumber } from '#shared/people/nhs-number.ts';
import type { Status } from '#shared/people/person.ts';
import { refusedWording } from '#shared/people/wording-lint.ts';
import { cellsIn, filled, first, type Cells as CellsOf } from '../csv/cells.ts';
import { dateIn } from '../csv/dates.ts';
import type { Stated } from '../csv/map.ts';
import { askDate, refuse, tableOf } from '../csv/table.ts';
import type { TextFile } from './import-files.ts';

/** The fields of design section 4. `id` is the flag's own in the system it comes from: the same id again is a newer word. */
export const flagFields = [
  'id',
  'person_id',
  'nhs_number',
  'category',
  'text',
  'notes',
  'nature',
  'author_organisation',
  'author_role',
  'lawful_basis',
  'regime',
  'confidentiality_basis',
  'created',
  'review_by',
  'expires',
  'status',
] as const;
type Field = (typeof flagFields)[number];
type Cells = CellsOf<Field>;

export const flagNeeds = ['id', 'text'] as const satisfies readonly Field[];

const statuses: Readonly<Record<string, Status>> = {
  '': 'active',
  active: 'active',
  inactive: 'superseded',
  superseded: 'superseded',
  'entered-in-error': 'entered-in-error',
};
const regimes: Readonly<Record<string, FlagRecord['regime']>> = {
  // Police systems process for law enforcement (DPA 2018 Part 3) unless they say otherwise.
  '': 'dpa-part-3',
  'dpa-part-3': 'dpa-part-3',
  'uk-gdpr': 'uk-gdpr',
};
const natures: Readonly<Record<string, FlagRecord['nature']>> = {
  fact: 'fact',
  instruction: 'instruction',
};

type Item = Extract<Draft, { kind: 'item' }>['item'] & { kind: 'flag' };

/** What this desk knows already. */
interface Here {
  /** Whether the people's file had that id. */
  readonly isKnown: (personId: string) => boolean;
  /** Whom the flag of that key is about; null where it is new. */
  readonly holderOf: (key: string) => string | null;
}

const keyOf = (id: string): string => `csv-flag:${id}`;

/** In words why a row is left out; `asks` is a date whose order nobody stated. */
type Why = string | { readonly asks: string; readonly field: Field };

/**
 * Reads a table of flags of a police system. A fault of form, the same id twice, or a date that would have to be guessed refuses
 * the file whole; a row that cannot be trusted (nobody known, no words, an expiry or status that cannot be read) is left out
 * and named, and so is one whose words would lower a response.
 */
export function readFlags(
  { name, text }: TextFile,
  stated: Stated,
  here: Here,
): Result<FileRead, FileRefused> {
  const warned: Noted[] = [];
  const wording: Noted[] = [];
  const drafts: Draft[] = [];
  const warn = (line: number, reason: string): void => {
    warned.push({ file: name, place: `line ${line}`, reason });
  };
  const table = tableOf(text, stated.delimiter, warn);
  if ('reason' in table) return err(table);
  const source = cellsIn<Field>(table.header, flagFields, flagNeeds, stated.map);
  if ('reason' in source) return err(source);
  if (source.notUsed.length > 0)
    warn(1, `Columns that are not used: ${source.notUsed.join(', ')}.`);
  const seen = new Map<string, number>();
  let read = 0;
  const rows = table.rows();
  for (;;) {
    const next = rows.next();
    if (next.done === true) {
      if (next.value !== null) return err(next.value);
      break;
    }
    const { line, fields } = next.value;
    read += 1;
    const cells = source.cells(fields);
    const id = first(cells('id'));
    if (id === '' || id.length > 64 || /[\u0000-\u001f]/.test(id))
      return err(refuse(`line ${line}`, 'The id is empty, too long or not plain text.'));
    const before = seen.get(id);
    if (before !== undefined)
      return err(refuse(`line ${line}`, `The id "${id}" is already on line ${before}.`));
    seen.set(id, line);
    const pointer = {
      reference: `flag ${id}`,
      version: null,
      lastUpdated: null,
      file: name,
      place: `line ${line}`,
    };
    const flag = flagFrom(cells, stated, pointer, (reason) => {
      warn(line, reason);
    });
    if (!flag.ok) {
      if (typeof flag.error === 'string') warn(line, `${flag.error} Left out.`);
      else return err(refuse(`line ${line}, ${flag.error.field}`, askDate(flag.error.asks)));
      continue;
    }
    const subject = subjectOf(cells, id, here);
    if (typeof subject === 'string') {
      warn(line, `${subject} Left out.`);
      continue;
    }
    const bad = [flag.value.text, flag.value.notes ?? ''].flatMap(refusedWording);
    for (const { found, why } of bad)
      wording.push({
        file: name,
        place: `line ${line}`,
        reason: `Refused wording, "${found}": ${why}.`,
      });
    if (bad.length > 0) continue;
    drafts.push({
      kind: 'item',
      key: keyOf(id),
      source: pointer,
      subject,
      item: flag.value,
      raw: fields,
      counted: true,
    });
  }
  const refusedItems = new Set(wording.map(({ place }) => place)).size;
  return ok({ name, read, drafts, notUsed: {}, warned, refusedWording: wording, refusedItems });
}

function subjectOf(cells: Cells, id: string, { isKnown, holderOf }: Here): Subject | string {
  const holder = holderOf(keyOf(id));
  const personId = first(cells('person_id'));
  const sent = first(cells('nhs_number'));
  // Moved to somebody else it would stay in force on both.
  if (personId !== '' && holder !== null && holder !== personId)
    return `The flag "${id}" is held about person "${holder}": send it as entered-in-error about them, and under a new id about this one.`;
  if (personId !== '')
    return isKnown(personId)
      ? { key: `csv:${personId}`, nhsNumber: null, display: null }
      : `There is no person "${personId}" here: import the people first.`;
  if (sent === '') return 'It says of nobody whom it is about.';
  const number = nhsNumber(sent);
  return number === null
    ? `The NHS number ${sent} fails its check digit: nobody is matched by it.`
    : { key: null, nhsNumber: number, display: null };
}

function flagFrom(
  cells: Cells,
  { dates }: Stated,
  source: Item['source'],
  warn: (reason: string) => void,
): Result<Item, Why> {
  const text = first(cells('text'));
  const notes = first(cells('notes')) || null;
  if (text === '') return err('The flag has no words.');
  const status = statuses[first(cells('status')).toLowerCase()];
  if (status === undefined)
    return err(`"${first(cells('status'))}" is no status (active, superseded, entered-in-error).`);
  const regime = regimes[first(cells('regime')).toLowerCase()];
  if (regime === undefined)
    return err(`"${first(cells('regime'))}" is no regime (uk-gdpr, dpa-part-3).`);
  const on: Partial<Record<Field, string>> = {};
  for (const field of ['created', 'review_by', 'expires'] as const) {
    const said = first(cells(field));
    const date = dateIn(said, dates);
    if (said !== '' && !date.ok && date.error === 'asks') return err({ asks: said, field });
    if (date.ok) on[field] = date.value;
    else if (said !== '' && field === 'created') warn(`"${said}" is no date; it is left out.`);
    else if (said !== '') return err(`"${said}" is no date, so the flag would never grow old.`);
  }
  if (on.review_by === undefined && on.expires === undefined)
    warn('It has neither a review date nor an expiry: it never grows old by itself.');
  const category = first(cells('category')) || 'Flag';
  const protects = filled([category, text, notes ?? '']).map(protectedText);
  return ok({
    kind: 'flag',
    origin: 'police',
    protectedAs: protects.find((found) => found !== null) ?? null,
    source,
    category,
    nature:
      natures[first(cells('nature')).toLowerCase()] ??
      natureOf(filled([text, notes ?? '']).join('\n')),
    text,
    notes,
    authorOrganisation: first(cells('author_organisation')) || null,
    authorRole: first(cells('author_role')) || null,
    lawfulBasis: first(cells('lawful_basis')) || null,
    regime,
    confidentialityBasis: first(cells('confidentiality_basis')) || null,
    scope: 'person',
    createdAt: on.created ?? null,
    reviewBy: on.review_by ?? null,
    expiresAt: on.expires ?? null,
    status,
  });
}
