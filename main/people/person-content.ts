import type { PersonContent } from '#shared/people/fhir/draft.ts';
import { storedPerson } from '#shared/people/stored.ts';
import { numberOf, textOf, textOrNull, type ReadableDb, type Row } from '../journal/journal.ts';
import { personInBlock } from './block.ts';

/** The content of a row of `person`: in the row itself, or in the block of the import that brought it. */
export function personContent(db: ReadableDb, row: Row): PersonContent {
  const content = textOrNull(row, 'content');
  return content === null
    ? personInBlock(db, numberOf(row, 'block'), numberOf(row, 'slot'))
    : storedPerson.parse(JSON.parse(content));
}

/** What the sender calls the record. */
export const sourceKeyOf = (row: Row): string =>
  textOrNull(row, 'source_key') ?? `csv:${textOf(row, 'person_id')}`;
