import type { ReadableDb, Row } from './db.ts';
import { readEnvelope } from './envelope.ts';
import type { HubRules, Outgoing } from './exchange.ts';
import { bytesOf, numberOf, textOf, textOrNull } from './row.ts';

const isOwn = 'SELECT desk FROM desk WHERE is_own = 1';

/** The oldest batch of this desk, after `after`, that the hub has not got; null when it has them all. */
export function nextUnsent(db: ReadableDb, rules: HubRules, after: number): Outgoing | null {
  const row = db.get(
    `SELECT batch, last_seq, call_id, expects, standing FROM batch
       WHERE desk = (${isOwn}) AND hub_seq IS NULL AND batch > ? ORDER BY batch LIMIT 1`,
    after,
  );
  if (row === undefined) return null;
  const rows = db.all(
    `SELECT e.event_id, e.type, e.envelope, e.signature, c.salt, c.content
       FROM entry e LEFT JOIN content c USING (event_id) WHERE e.seq BETWEEN ? AND ? ORDER BY e.seq`,
    numberOf(row, 'batch'),
    numberOf(row, 'last_seq'),
  );
  const [first] = rows;
  if (first === undefined) throw new TypeError('a batch without an event');
  const standing = textOf(row, 'standing');
  const expects = row['expects'];
  return {
    batch: numberOf(row, 'batch'),
    callId: textOrNull(row, 'call_id'),
    role: readEnvelope(bytesOf(first, 'envelope')).by?.role ?? 'desk',
    claims: row['call_id'] !== null && standing !== 'lost' && rules.isClaim(rows.map(saidIn)),
    // What counted already, and is sent again or uploaded late, does not stand for election once more.
    expects: standing === 'pending' && typeof expects === 'number' ? expects : null,
    messageId: textOf(first, 'event_id'),
    events: rows.map((one) => {
      const shared = rules.isShared(textOf(one, 'type')) && one['content'] !== null;
      return {
        envelope: bytesOf(one, 'envelope'),
        signature: bytesOf(one, 'signature'),
        salt: shared ? bytesOf(one, 'salt') : null,
        content: shared ? textOf(one, 'content') : null,
      };
    }),
  };
}

const saidIn = (row: Row): { readonly type: string; readonly content: unknown } => {
  const content = textOrNull(row, 'content');
  return { type: textOf(row, 'type'), content: content === null ? null : JSON.parse(content) };
};
