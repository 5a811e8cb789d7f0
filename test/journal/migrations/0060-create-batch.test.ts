import { expect, it } from 'vitest';
import { fillEntries, schemaAt } from './old-schema.ts';

it('makes every event that is there a batch of its own, which counts and which no hub has', () => {
  const { db, migrateTo, plan } = schemaAt(50);
  fillEntries(db, 10);
  migrateTo(60);
  expect(db.all('SELECT * FROM entry')).toHaveLength(10);
  expect(db.all("SELECT * FROM batch WHERE standing = 'counts' AND hub_seq IS NULL")).toHaveLength(
    10,
  );
  expect(plan("SELECT * FROM batch WHERE desk = 'a' AND hub_seq IS NULL AND batch > 3")).toContain(
    'batch_unsent',
  );
});
