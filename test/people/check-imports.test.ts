import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nothingStated } from '#main/csv/map.ts';
import { checkImports } from '#main/desk/check-imports.ts';
import { projections } from '#main/desk/projections.ts';
import { tables } from '#main/desk/tables.ts';
import { connect } from '#main/journal/db.ts';
import type { Journal } from '#main/journal/journal.ts';
import { importFhirFiles } from '#main/people/import-files.ts';
import { join } from 'node:path';
import { makeDesk, night, steward, type Desk } from './desk.ts';

let desk: Desk;
let journal: Journal;
beforeEach(() => {
  desk = makeDesk();
  journal = desk.open(projections);
  const table = (kind: keyof typeof tables, name: string, text: string) => {
    const done = tables[kind].take(journal, [{ name, text }], steward, night, nothingStated);
    expect(done.rejected).toEqual([]);
  };
  table('people', 'people.csv', 'id,given_name,surname\na,Ann,Ash\nb,Bob,Birch\n');
  table('contacts', 'contacts.csv', 'when,person_id\n2025-10-30 21:10,a\n');
  table('relations', 'relations.csv', 'from_person,to_person,kind\na,b,sister\n');
  const patient = { resourceType: 'Patient', id: 'p', name: [{ family: 'Elm', given: ['Eve'] }] };
  importFhirFiles(journal, [{ name: 'p.json', text: JSON.stringify(patient) }], steward, night);
});
afterEach(() => {
  desk.clear();
});

/** Whoever has the key can go round the triggers; the signed hash cannot be made to fit. */
const tamper = (sql: string): void => {
  const path = join(desk.dir, 'journal.db');
  const db = connect(path, new Uint8Array(32).fill(1), { writable: true, mustExist: true });
  db.exec(sql);
  db.close();
};

describe('the rows of imports', () => {
  it('are as they were signed', () => {
    expect(checkImports(journal)).toEqual({ checked: 4, changed: [] });
  });

  it.each([
    ['people.csv', 'DELETE FROM people_block'],
    ['contacts.csv', "INSERT INTO contacts_record SELECT event_id, 9, '{}' FROM contacts_record"],
    ['relations.csv', 'DELETE FROM relations_record'],
    [
      'p.json',
      "DROP TRIGGER people_record_is_not_changed; UPDATE people_record SET mapped = replace(mapped, 'Eve', 'Ada')",
    ],
  ])('of %s are named when they were changed', (file, sql) => {
    tamper(sql);
    const { checked, changed } = checkImports(journal);
    expect([checked, changed.map((one) => one.file)]).toEqual([4, [file]]);
  });
});
