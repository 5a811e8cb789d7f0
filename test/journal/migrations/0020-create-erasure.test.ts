import { expect, it } from 'vitest';
import { fillEntries, schemaAt } from './old-schema.ts';

it('keeps the content that was there, and lets it go only with an erased event', () => {
  const { db, migrateTo, plan, refusal } = schemaAt(10);
  fillEntries(db, 10);
  migrateTo(20);
  expect(db.all('SELECT * FROM content')).toHaveLength(10);
  expect(refusal("DELETE FROM content WHERE event_id = 'event-3'")).toContain('erased event');
  expect(refusal("INSERT INTO erasure VALUES ('event-3', 'event-4')")).toContain('names it');
  db.exec(`
    INSERT INTO entry VALUES (11, 'event-11', 'desk-1', 11, 'erased', NULL, x'7b7d', zeroblob(64), printf('%064d', 11));
    INSERT INTO content VALUES ('event-11', zeroblob(16), '{"eventId":"event-3"}');`);
  expect(refusal("INSERT INTO erasure VALUES ('event-4', 'event-11')")).toContain('names it');
  expect(refusal("INSERT INTO erasure VALUES ('event-3', 'event-11')")).toBeNull();
  expect(refusal("DELETE FROM content WHERE event_id = 'event-3'")).toBeNull();
  expect(refusal("INSERT INTO content VALUES ('event-3', zeroblob(16), '{}')")).toContain(
    'come back',
  );
  expect(refusal("DELETE FROM content WHERE event_id = 'event-11'")).toContain('erased event');
  expect(plan("SELECT 1 FROM erasure WHERE event_id = 'a'")).toContain('USING PRIMARY KEY');
});
