import { expect, it } from 'vitest';
import { fillEntries, schemaAt } from './old-schema.ts';

it('adds drafts and settings beside the events that were there', () => {
  const { db, migrateTo, plan, refusal } = schemaAt(20);
  fillEntries(db, 10);
  migrateTo(30);
  expect(db.all('SELECT * FROM entry')).toHaveLength(10);
  db.run("INSERT INTO draft VALUES ('call-1', 'she said')");
  db.run("INSERT INTO setting VALUES ('theme', 'dark')");
  expect(refusal("INSERT INTO draft VALUES ('call-1', 'twice')")).toContain('UNIQUE');
  expect(refusal("INSERT INTO setting VALUES ('size', NULL)")).toContain('NOT NULL');
  expect(plan("SELECT text FROM draft WHERE call_id = 'a'")).toContain('USING PRIMARY KEY');
  expect(plan("SELECT value FROM setting WHERE name = 'a'")).toContain('USING PRIMARY KEY');
});
