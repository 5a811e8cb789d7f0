import { fold } from '#shared/people/names.ts';
import type { ItemContent, PersonContent } from '#shared/people/fhir/draft.ts';
import { validNhs } from '#shared/people/same-person.ts';
import { storedItem, storedPerson } from '#shared/people/stored.ts';
import { textOf, textOrNull, type Row, type WritableDb } from '../journal/journal.ts';

export const recordExists = (db: WritableDb): boolean =>
  db.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'people_record'") !==
  undefined;

/** Makes the look-up tables of one import from its rows: at once when it happens, and again at a rebuild. */
export function deriveImport(db: WritableDb, eventId: string, atMs: number): void {
  const rows = db.all('SELECT * FROM people_record WHERE event_id = ? ORDER BY row', eventId);
  for (const row of rows) {
    if (textOf(row, 'kind') === 'item') derivedItem(db, row, atMs);
    else derivedPerson(db, row, atMs);
  }
}

function derivedPerson(db: WritableDb, row: Row, atMs: number): void {
  const personId = textOf(row, 'person_id');
  const mapped = textOf(row, 'mapped');
  const known = db.get('SELECT 1 FROM person WHERE person_id = ?', personId) !== undefined;
  db.run(
    `INSERT OR REPLACE INTO person (person_id, source_key, origin, stub, content, content_hash, version, last_updated, file, imported_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    personId,
    textOf(row, 'source_key'),
    textOf(row, 'origin'),
    textOf(row, 'kind') === 'stub' ? 1 : 0,
    mapped,
    textOf(row, 'content_hash'),
    textOrNull(row, 'version'),
    textOrNull(row, 'last_updated'),
    textOf(row, 'file'),
    atMs,
  );
  if (known) forget(db, personId);
  index(db, personId, storedPerson.parse(JSON.parse(mapped)));
}

/** What was found by the older version must not be found any more. */
function forget(db: WritableDb, personId: string): void {
  for (const table of ['person_name', 'person_identifier', 'person_born', 'person_address']) {
    db.run(`DELETE FROM ${table} WHERE person_id = ?`, personId);
  }
  db.run("DELETE FROM person_phone WHERE person_id = ? AND item_id = ''", personId);
}

function index(db: WritableDb, personId: string, person: PersonContent): void {
  for (const [token, field] of tokensOf(person)) {
    db.run(
      'INSERT OR IGNORE INTO person_name (token, person_id, field) VALUES (?, ?, ?)',
      token,
      personId,
      field,
    );
  }
  for (const number of validNhs(person)) {
    db.run(
      'INSERT OR IGNORE INTO person_identifier (value, person_id) VALUES (?, ?)',
      number,
      personId,
    );
  }
  if (person.birthDate !== null) {
    db.run(
      'INSERT OR IGNORE INTO person_born (born, person_id) VALUES (?, ?)',
      person.birthDate,
      personId,
    );
  }
  for (const { lines, locality, postcode, text } of person.addresses) {
    const folded = fold([...lines, locality ?? '', text ?? ''].join(' '));
    db.run(
      'INSERT INTO person_address (postcode, person_id, folded) VALUES (?, ?, ?)',
      foldPostcode(postcode ?? text ?? ''),
      personId,
      folded,
    );
  }
  for (const { e164 } of person.phones) {
    if (e164 !== null)
      db.run(
        "INSERT INTO person_phone (e164, person_id, item_id) VALUES (?, ?, '')",
        e164,
        personId,
      );
  }
}

const postcodeShape = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/i;

/** The postcode in a text, without its space; empty if there is none. */
export function foldPostcode(text: string): string {
  const found = postcodeShape.exec(text);
  return found ? `${found[1] ?? ''}${found[2] ?? ''}`.toUpperCase() : '';
}

/** Every word of every name, and compounds as one word as well: "smith jones" is found as "smithjones". */
function tokensOf({ names }: PersonContent): readonly (readonly [token: string, field: string])[] {
  return names.flatMap(({ given, family, text, use }) => {
    const of = (field: string, words: readonly string[]) =>
      [...words, ...(words.length > 1 ? [words.join('')] : [])].map(
        (word) => [word, field] as const,
      );
    const past = use === 'old' || use === 'maiden';
    const alias = use === 'nickname';
    const split = (name: string): readonly string[] =>
      fold(name)
        .split(' ')
        .filter((word) => word !== '');
    return [
      ...given.flatMap((name) => of(alias ? 'nickname' : 'given', split(name))),
      ...(family === null ? [] : of(past ? 'former' : 'family', split(family))),
      ...(text === null || family !== null ? [] : of('name', split(text))),
    ];
  });
}

function derivedItem(db: WritableDb, row: Row, atMs: number): void {
  const itemId = textOf(row, 'item_id');
  const personId = textOf(row, 'person_id');
  const mapped = textOf(row, 'mapped');
  const hash = textOf(row, 'content_hash');
  const item: ItemContent = storedItem.parse(JSON.parse(mapped));
  const held = db.get('SELECT content_hash FROM person_item WHERE item_id = ?', itemId);
  // A release is of the words that were read then: new words wait again.
  if (held && textOf(held, 'content_hash') !== hash)
    db.run('DELETE FROM person_release WHERE item_id = ?', itemId);
  db.run(
    `INSERT OR REPLACE INTO person_item (item_id, person_id, kind, origin, source_key, content, content_hash, version, last_updated, imported_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    itemId,
    personId,
    item.kind,
    item.origin,
    textOf(row, 'source_key'),
    mapped,
    hash,
    textOrNull(row, 'version'),
    textOrNull(row, 'last_updated'),
    atMs,
  );
  db.run('DELETE FROM person_phone WHERE person_id = ? AND item_id = ?', personId, itemId);
  if (item.kind !== 'relation' || item.status !== 'active') return;
  for (const { e164 } of item.phones) {
    if (e164 !== null)
      db.run(
        'INSERT INTO person_phone (e164, person_id, item_id) VALUES (?, ?, ?)',
        e164,
        personId,
        itemId,
      );
  }
}
