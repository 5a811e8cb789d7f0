import type { PersonContent } from '#shared/people/fhir/draft.ts';
import { storedPerson } from '#shared/people/stored.ts';
import { textOf, type ReadableDb, type Row } from '../journal/journal.ts';

/** The content of a row of `person`: in the row itself, or in the block of the import that brought it. */
export function personContent(_db: ReadableDb, row: Row): PersonContent {
  return storedPerson.parse(JSON.parse(textOf(row, 'content')));
}
