import type { ReadableDb, Row } from './db.ts';
import { readEnvelope } from './envelope.ts';
import { claimHead, lostTimes } from './hub-place.ts';
import type { HubRules, Outgoing } from './hub-types.ts';
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
  const envelopes = rows.map((one) => readEnvelope(bytesOf(one, 'envelope')));
  const callId = textOrNull(row, 'call_id');
  const waits = textOf(row, 'standing') === 'pending' && callId !== null;
  const isBeaten = waits && isTaken(db, callId, Number(row['expects'] ?? 0));
  return {
    batch: numberOf(row, 'batch'),
    callId,
    role: envelopes.find(({ by }) => by !== null)?.by?.role ?? 'desk',
    atMs: Math.max(...envelopes.map(({ atMs }) => atMs)),
    claims: callId !== null && !isBeaten && isClaim(row, rows, rules),
    isBeaten,
    // What counted already, and is sent again or uploaded late, does not stand for election once more.
    expects: waits ? claimHead(db, callId) : null,
    messageId: messageIdOf(textOf(first, 'event_id'), lostTimes(db)),
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

const messageIdOf = (eventId: string, lost: number): string =>
  lost === 0 ? eventId : `${eventId}~${lost}`;

/** Whether a claim of another desk has counted on the call since this desk decided, when `knew` was the newest it knew of. */
const isTaken = (db: ReadableDb, callId: string, knew: number): boolean =>
  db.get(
    `SELECT 1 FROM batch WHERE call_id = ? AND is_claim = 1 AND standing = 'counts' AND hub_seq > ?
       AND desk <> (${isOwn}) LIMIT 1`,
    callId,
    knew,
  ) !== undefined;

const isClaim = (batch: Row, rows: readonly Row[], rules: HubRules): boolean =>
  textOf(batch, 'standing') !== 'lost' && rules.isClaim(rows.map(saidIn));

const saidIn = (row: Row): { readonly type: string; readonly content: unknown } => {
  const content = textOrNull(row, 'content');
  return { type: textOf(row, 'type'), content: content === null ? null : JSON.parse(content) };
};
