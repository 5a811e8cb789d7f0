import type { PersonContent } from '#shared/people/fhir/draft.ts';
import { validNhs } from '#shared/people/same-person.ts';
import type { Versioned } from '#shared/people/supersede.ts';
import { textOf, textOrNull, numberOf, type ReadableDb, type Row } from '../journal/journal.ts';
import { personContent, sourceKeyOf } from './person-content.ts';

export interface HeldPerson extends Versioned {
  readonly personId: string;
  readonly sourceKey: string;
  readonly stub: boolean;
  readonly hash: string;
  readonly content: PersonContent;
}

export interface HeldItem extends Versioned {
  readonly itemId: string;
  readonly personId: string;
  readonly sourceKey: string;
  readonly hash: string;
  readonly mapped: string;
}

/** What is already known: the tables, with what the import under way has added laid over them. */
export interface Held {
  readonly peopleByKey: (sourceKey: string) => readonly HeldPerson[];
  readonly peopleByNhs: (number: string) => readonly HeldPerson[];
  readonly item: (sourceKey: string, personId: string) => HeldItem | undefined;
  /** Contacts listed inside a Patient resource. */
  readonly contactsOf: (sourceKey: string, personId: string) => readonly HeldItem[];
  readonly putPerson: (person: HeldPerson) => void;
  readonly putItem: (item: HeldItem) => void;
}

export function heldIn(db: ReadableDb): Held {
  const people = new Map<string, HeldPerson>();
  const keys = new Map<string, Set<string>>();
  const numbers = new Map<string, Set<string>>();
  const items = new Map<string, HeldItem>();
  const itemKey = (sourceKey: string, personId: string) => `${sourceKey}\n${personId}`;
  const over = (rows: readonly Row[], ids: ReadonlySet<string>): readonly HeldPerson[] => {
    const found = new Map(
      rows.map((row) => personFrom(db, row)).map((person) => [person.personId, person]),
    );
    for (const id of ids) {
      const person = people.get(id);
      if (person) found.set(id, person);
    }
    return [...found.values()].map((person) => people.get(person.personId) ?? person);
  };
  const none: ReadonlySet<string> = new Set();
  return {
    peopleByKey: (key) =>
      over(
        key.startsWith('csv:')
          ? db.all('SELECT * FROM person WHERE person_id = ? AND source_key IS NULL', key.slice(4))
          : db.all('SELECT * FROM person WHERE source_key = ?', key),
        keys.get(key) ?? none,
      ),
    peopleByNhs: (number) =>
      over(
        db.all(
          'SELECT p.* FROM person_identifier i JOIN person p USING (person_id) WHERE i.value = ?',
          number,
        ),
        numbers.get(number) ?? none,
      ),
    item: (sourceKey, personId) => {
      const put = items.get(itemKey(sourceKey, personId));
      if (put) return put;
      const row = db.get(
        'SELECT * FROM person_item WHERE source_key = ? AND person_id = ?',
        sourceKey,
        personId,
      );
      return row && itemFrom(row);
    },
    contactsOf: (sourceKey, personId) =>
      db
        .all("SELECT * FROM person_item WHERE person_id = ? AND kind = 'relation'", personId)
        .map(itemFrom)
        .filter((item) => item.sourceKey.startsWith(`${sourceKey}#contact[`)),
    putPerson: (person) => {
      people.set(person.personId, person);
      add(keys, person.sourceKey, person.personId);
      for (const number of validNhs(person.content)) add(numbers, number, person.personId);
    },
    putItem: (item) => {
      items.set(itemKey(item.sourceKey, item.personId), item);
    },
  };
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key) ?? new Set<string>();
  set.add(value);
  map.set(key, set);
}

const personFrom = (db: ReadableDb, row: Row): HeldPerson => ({
  personId: textOf(row, 'person_id'),
  sourceKey: sourceKeyOf(row),
  stub: numberOf(row, 'stub') === 1,
  hash: textOf(row, 'content_hash'),
  version: textOrNull(row, 'version'),
  lastUpdated: textOrNull(row, 'last_updated'),
  content: personContent(db, row),
});

const itemFrom = (row: Row): HeldItem => ({
  itemId: textOf(row, 'item_id'),
  personId: textOf(row, 'person_id'),
  sourceKey: textOf(row, 'source_key'),
  hash: textOf(row, 'content_hash'),
  version: textOrNull(row, 'version'),
  lastUpdated: textOrNull(row, 'last_updated'),
  mapped: textOf(row, 'content'),
});
