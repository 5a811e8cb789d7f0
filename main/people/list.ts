import { ageAt, inWords } from '#shared/people/dates.ts';
import { chiefName } from '#shared/people/names.ts';
import { textOf, type ReadableDb } from '../journal/journal.ts';
import { sourceOf } from './people.ts';
import { personContent } from './person-content.ts';

export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly born: string | null;
  readonly age: number | null;
  readonly deceased: boolean;
  /** Valid NHS numbers only. */
  readonly nhsNumbers: readonly string[];
  /** Where it is from, and what the sender calls the record. */
  readonly source: string;
}

/** Everyone held, by name. */
export function listPeople(db: ReadableDb, nowMs: number): readonly Listed[] {
  const people = db.all('SELECT * FROM person').map((row): Listed => {
    const person = personContent(db, row);
    return {
      id: textOf(row, 'person_id'),
      name: chiefName({ ...person, id: '' }),
      born: person.birthDate === null ? null : inWords(person.birthDate),
      age: person.birthDate === null || person.deceased ? null : ageAt(person.birthDate, nowMs),
      deceased: person.deceased !== null,
      nhsNumbers: person.identifiers.flatMap(({ system, valid, value }) =>
        system === 'nhs-number' && valid ? [value] : [],
      ),
      source: sourceOf(row),
    };
  });
  return people.sort((a, b) => (a.name < b.name ? -1 : 1));
}
