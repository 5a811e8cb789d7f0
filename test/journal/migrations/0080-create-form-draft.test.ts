import { expect, it } from 'vitest';
import { fillEntries, schemaAt } from './old-schema.ts';

it('adds half-written forms beside the events and drafts that were there', () => {
  const { db, migrateTo, plan, refusal } = schemaAt(70);
  fillEntries(db, 10);
  db.run("INSERT INTO draft VALUES ('call-1', 'she said')");
  migrateTo(80);
  expect(db.all('SELECT * FROM entry')).toHaveLength(10);
  expect(db.all('SELECT * FROM draft')).toHaveLength(1);
  db.run("INSERT INTO form_draft VALUES ('ruth', 'contact 1', '{}')");
  db.run("INSERT INTO form_draft VALUES ('sian', 'contact 1', '{}')");
  expect(refusal("INSERT INTO form_draft VALUES ('ruth', 'contact 1', 'x')")).toContain('UNIQUE');
  expect(plan("SELECT form FROM form_draft WHERE user_id = 'a'")).toContain('USING PRIMARY KEY');
});
