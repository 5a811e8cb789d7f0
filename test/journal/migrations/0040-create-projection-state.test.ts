import { expect, it } from 'vitest';
import { fillEntries, schemaAt } from './old-schema.ts';

it('adds the state of projections and keeps events and drafts', () => {
  const { db, migrateTo, plan, refusal } = schemaAt(30);
  fillEntries(db, 10);
  db.run("INSERT INTO draft VALUES ('call-1', 'she said')");
  migrateTo(40);
  expect(db.all('SELECT * FROM entry')).toHaveLength(10);
  expect(db.all('SELECT text FROM draft')).toEqual([{ text: 'she said' }]);
  db.run("INSERT INTO projection_state VALUES ('call-at', 1, 10, '[]', '[]')");
  expect(refusal("INSERT INTO projection_state VALUES ('x', 1, 0, 'not json', '[]')")).toContain(
    'CHECK',
  );
  expect(plan("SELECT * FROM projection_state WHERE name = 'a'")).toContain('USING PRIMARY KEY');
});
