import type { ReadableDb, WritableDb } from './db.ts';
import type { Aside, Place } from './hub-types.ts';
import { numberOf, textOf } from './row.ts';

const setting = (db: ReadableDb, name: string): number =>
  Number(db.get('SELECT value FROM setting WHERE name = ?', name)?.['value'] ?? 0);

const saveSetting = (db: WritableDb, name: string, value: number): void => {
  db.run(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    String(value),
  );
};

/** The newest hub sequence this desk has looked at; 0 before the first. */
export const hubSeqOf = (db: ReadableDb): number => setting(db, 'hub-seq');

/** The last message that had run out on the hub before this desk could read it; 0 where none had. */
export const missedTo = (db: ReadableDb): number => setting(db, 'hub-missed-to');

/** Notes which stream the places here are of; false where they were of another, which is gone. */
export function noteStream(db: WritableDb, made: string): boolean {
  const before = db.get("SELECT value FROM setting WHERE name = 'hub-made'")?.['value'] ?? made;
  db.run(
    "INSERT INTO setting (name, value) VALUES ('hub-made', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    made,
  );
  // What had run out was of the other one.
  if (before !== made) saveSetting(db, 'hub-missed-to', 0);
  return before === made;
}

/** Notes that a message was looked at, whatever becomes of it: the hub counts it among the claims on its call. */
export function noteSeen(
  db: WritableDb,
  { hubSeq, isClaim, callId }: Pick<Place, 'hubSeq' | 'isClaim' | 'callId'>,
): void {
  saveSetting(db, 'hub-seq', hubSeq);
  if (isClaim && callId !== null)
    db.run('INSERT OR REPLACE INTO claim_seen (hub_seq, call_id) VALUES (?, ?)', hubSeq, callId);
}

/** The newest message on the claim subject of a call, believed or not, that this desk has looked at; 0 where there is none. */
export const claimHead = (db: ReadableDb, callId: string): number => {
  const head = db.get('SELECT max(hub_seq) AS head FROM claim_seen WHERE call_id = ?', callId)?.[
    'head'
  ];
  return typeof head === 'number' ? head : 0;
};

/** Notes that the hub, which asks for a key, let this desk speak in this role. */
export function noteRole(db: WritableDb, desk: string, { role, hubSeq }: Place): void {
  if (role !== null)
    db.run(
      'INSERT OR IGNORE INTO desk_role (desk, role, hub_seq) VALUES (?, ?, ?)',
      desk,
      role,
      hubSeq,
    );
}

/** Whether the hub has let the desk speak in this role on a subject where it checks. */
export const hasSpokenAs = (db: ReadableDb, desk: string, role: string): boolean =>
  db.get('SELECT 1 FROM desk_role WHERE desk = ? AND role = ?', desk, role) !== undefined;

export function setAside(
  db: WritableDb,
  { hubSeq, subject }: Pick<Place, 'hubSeq' | 'subject'>,
  why: string,
  nowMs: number,
): void {
  db.run(
    'INSERT OR REPLACE INTO set_aside (hub_seq, subject, reason, at_ms) VALUES (?, ?, ?, ?)',
    hubSeq,
    subject,
    why,
    nowMs,
  );
}

/** What was set aside, newest first. */
export const asides = (db: ReadableDb, limit: number): readonly Aside[] =>
  db.all('SELECT * FROM set_aside ORDER BY hub_seq DESC LIMIT ?', limit).map((row) => ({
    hubSeq: numberOf(row, 'hub_seq'),
    subject: textOf(row, 'subject'),
    why: textOf(row, 'reason'),
    atMs: numberOf(row, 'at_ms'),
  }));

/**
 * The hub keeps messages for a while, and its first is `first` now. Where this desk has not read up to there, what lies between
 * is passed over: the chains of the other desks may be taken up again once each. Gives how many messages were missed.
 */
export function beginAt(db: WritableDb, first: number, nowMs: number): number {
  const seen = hubSeqOf(db);
  const missed = first - 1 - seen;
  if (missed <= 0) return 0;
  saveSetting(db, 'hub-missed-to', first - 1);
  saveSetting(db, 'hub-seq', first - 1);
  if (seen > 0)
    setAside(
      db,
      { hubSeq: first - 1, subject: 'the hub itself' },
      `this desk was away for longer than the hub keeps messages: ${missed} are no longer there, and calls of that time may stand here as they were before`,
      nowMs,
    );
  return missed;
}

/** How often this desk had to say again what the hub had lost: what is said again is no copy of what was said before. */
export const lostTimes = (db: ReadableDb): number => setting(db, 'hub-lost');

/** Sets the calls free whose places on the hub were lost with its disk; this desk's own are sent again. Gives those calls. */
export function forgetAfter(db: WritableDb, hubSeq: number): readonly string[] {
  const calls = db
    .all('SELECT DISTINCT call_id FROM batch WHERE hub_seq > ? AND call_id IS NOT NULL', hubSeq)
    .map((row) => textOf(row, 'call_id'));
  const own = db.get(
    'SELECT 1 FROM batch JOIN desk USING (desk) WHERE hub_seq > ? AND is_own = 1',
    hubSeq,
  );
  if (own) saveSetting(db, 'hub-lost', lostTimes(db) + 1);
  db.run('UPDATE batch SET hub_seq = NULL WHERE hub_seq > ?', hubSeq);
  for (const table of ['set_aside', 'claim_seen', 'desk_role'])
    db.run(`DELETE FROM ${table} WHERE hub_seq > ?`, hubSeq);
  saveSetting(db, 'hub-seq', hubSeq);
  return calls;
}

/** The message that lay at or next below a place of the hub, as this desk knows it: to see whether the hub still has it. */
export function knownAt(
  db: ReadableDb,
  hubSeq: number,
): { readonly hubSeq: number; readonly messageId: string } | null {
  const row = db.get(
    `SELECT b.hub_seq, e.event_id FROM batch b JOIN entry e ON e.seq = b.batch
       WHERE b.hub_seq <= ? ORDER BY b.hub_seq DESC LIMIT 1`,
    hubSeq,
  );
  return row ? { hubSeq: numberOf(row, 'hub_seq'), messageId: textOf(row, 'event_id') } : null;
}
