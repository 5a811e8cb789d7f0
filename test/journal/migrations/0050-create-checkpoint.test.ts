import { expect, it } from 'vitest';
import { fillEntries, schemaAt } from './old-schema.ts';

it('adds checkpoints, which are as final as events', () => {
  const { db, migrateTo, plan, refusal } = schemaAt(40);
  fillEntries(db, 10);
  migrateTo(50);
  expect(db.all('SELECT * FROM entry')).toHaveLength(10);
  db.run("INSERT INTO checkpoint VALUES (10, x'7b7d', zeroblob(64))");
  expect(refusal("REPLACE INTO checkpoint VALUES (10, x'00', zeroblob(64))")).toContain(
    'append-only',
  );
  expect(refusal("UPDATE checkpoint SET statement = x'00'")).toContain('append-only');
  expect(refusal('DELETE FROM checkpoint')).toContain('append-only');
  expect(refusal("INSERT INTO checkpoint VALUES (99, x'00', zeroblob(64))")).toContain('FOREIGN');
  expect(plan('SELECT * FROM checkpoint WHERE seq = 5')).toContain('USING INTEGER PRIMARY KEY');
});
