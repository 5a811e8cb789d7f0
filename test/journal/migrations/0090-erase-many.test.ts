import { expect, it } from 'vitest';
import { fillEntries, schemaAt } from './old-schema.ts';

const erased = (at: number, content: string): string => `
  INSERT INTO entry VALUES (${at}, 'event-${at}', 'desk-1', ${at}, 'erased', NULL, x'7b7d', zeroblob(64), printf('%064d', ${at}));
  INSERT INTO content VALUES ('event-${at}', zeroblob(16), '${content}');`;

it('keeps what was erased, and lets one event erase many', () => {
  const { db, migrateTo, plan, refusal } = schemaAt(80);
  fillEntries(db, 10);
  db.exec(`${erased(11, '{"eventId":"event-3"}')}
    INSERT INTO erasure VALUES ('event-3', 'event-11');
    DELETE FROM content WHERE event_id = 'event-3';`);
  migrateTo(90);
  expect(db.all('SELECT * FROM erasure')).toEqual([{ event_id: 'event-3', erased_by: 'event-11' }]);
  db.exec(erased(12, '{"eventIds":["event-4","event-5"]}'));
  expect(refusal("INSERT INTO erasure VALUES ('event-6', 'event-12')")).toContain('names it');
  for (const event of ['event-4', 'event-5']) {
    expect(refusal(`DELETE FROM content WHERE event_id = '${event}'`)).toContain('erased event');
    expect(refusal(`INSERT INTO erasure VALUES ('${event}', 'event-12')`)).toBeNull();
    expect(refusal(`DELETE FROM content WHERE event_id = '${event}'`)).toBeNull();
  }
  for (const sql of ["DELETE FROM erasure WHERE event_id = 'event-4'", 'DELETE FROM erasure'])
    expect(refusal(sql)).toContain('append-only');
  expect(refusal("UPDATE erasure SET erased_by = 'event-11'")).toContain('append-only');
  expect(refusal("INSERT INTO erasure VALUES ('event-11', 'event-12')")).toMatch(/names it|keeps/);
  expect(refusal("INSERT INTO content VALUES ('event-3', zeroblob(16), '{}')")).toContain(
    'come back',
  );
  expect(plan("SELECT 1 FROM erasure WHERE event_id = 'a'")).toContain('USING PRIMARY KEY');
});
