import { contactFields, pastContacts } from '../contacts/past-contacts.ts';
import { importRows, type KeptRow, type RowKind } from '../csv/kept-rows.ts';
import type { Stated } from '../csv/map.ts';
import type { Author, Journal } from '../journal/journal.ts';
import { flagFields, flagNeeds } from '../people/csv-flags.ts';
import { peopleFields } from '../people/csv-people.ts';
import {
  importFlagsCsv,
  importPeopleCsv,
  type ImportSummary,
  type OnRow,
  type TextFile,
} from '../people/import-files.ts';
import { relationFields, relationNeeds, relations } from '../picture/relations.ts';

export const tableKinds = ['people', 'flags', 'contacts', 'relations'] as const;
export type TableKind = (typeof tableKinds)[number];

/** What a table of one kind may and must have, and how it is taken in: for the window and the command line alike. */
interface Table {
  readonly fields: readonly [string, ...string[]];
  readonly needed: readonly string[];
  readonly take: (
    journal: Journal,
    files: readonly TextFile[],
    by: Author,
    nowMs: number,
    stated: Stated,
    onRow?: OnRow,
  ) => ImportSummary;
}

const rowsOf =
  <Row extends KeptRow>(kind: RowKind<Row>): Table['take'] =>
  (...args) =>
    importRows(kind, ...args);

export const tables: Readonly<Record<TableKind, Table>> = {
  people: { fields: peopleFields, needed: ['id'], take: importPeopleCsv },
  flags: { fields: flagFields, needed: flagNeeds, take: importFlagsCsv },
  contacts: { fields: contactFields, needed: ['when'], take: rowsOf(pastContacts) },
  relations: { fields: relationFields, needed: relationNeeds, take: rowsOf(relations) },
};
