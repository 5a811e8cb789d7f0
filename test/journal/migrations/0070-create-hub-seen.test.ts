import { expect, it } from 'vitest';
import { fillEntries, schemaAt } from './old-schema.ts';

it('knows the claims that were taken in before, and looks them up by their call', () => {
  const { db, migrateTo, plan } = schemaAt(60);
  fillEntries(db, 3);
  db.run(
    "INSERT INTO batch (batch, last_seq, desk, call_id, hub_seq, is_claim, standing) SELECT seq, seq, desk, 'c', seq + 40, seq = 2, 'counts' FROM entry",
  );
  migrateTo(70);
  expect(db.all('SELECT * FROM claim_seen')).toEqual([{ hub_seq: 42, call_id: 'c' }]);
  expect(plan("SELECT max(hub_seq) FROM claim_seen WHERE call_id = 'c'")).toContain(
    'claim_seen_call',
  );
  expect(plan("SELECT batch FROM batch WHERE standing = 'aside' AND last_seq > 3")).toContain(
    'batch_aside',
  );
});
