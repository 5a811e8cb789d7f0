import { expect, it } from 'vitest';
import { fillEntries, schemaAt } from './old-schema.ts';

it('turns an empty file into a journal that finds a call’s events by index', () => {
  const { db, migrateTo, version, plan, refusal } = schemaAt(0);
  expect(version()).toBe(0);
  migrateTo(10);
  expect(version()).toBe(10);
  fillEntries(db, 50);
  expect(db.all("SELECT seq FROM entry WHERE call_id = 'call-3'")).toHaveLength(10);
  expect(plan("SELECT * FROM entry WHERE call_id = 'a' AND seq > 5 ORDER BY seq")).toMatch(
    /^SEARCH entry USING INDEX entry_call \(call_id=\? AND seq>\?\)$/,
  );
  expect(plan("SELECT * FROM entry WHERE type = 'a' AND seq > 5 ORDER BY seq")).toMatch(
    /^SEARCH entry USING INDEX entry_type \(type=\? AND seq>\?\)$/,
  );
  expect(plan("SELECT hash FROM entry WHERE desk = 'a' ORDER BY desk_seq DESC LIMIT 1")).toMatch(
    /^SEARCH entry USING INDEX sqlite_autoindex_entry_\d \(desk=\?\)$/,
  );
  expect(refusal("UPDATE entry SET type = 'x'")).toContain('append-only');
  expect(refusal('DELETE FROM entry')).toContain('append-only');
  expect(refusal("INSERT INTO desk VALUES ('desk-2', zeroblob(32), 1)")).toContain('UNIQUE');
  expect(refusal("INSERT INTO content VALUES ('nobody', zeroblob(16), '{}')")).toContain('FOREIGN');
});
