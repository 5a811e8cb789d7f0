import type { KeyObject } from 'node:crypto';
import { insertOwnBatches, isUnsettled, runsOf } from './batches.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import {
  contentHashOf,
  entryHash,
  firstPrevHash,
  isSignedBy,
  publicKeyFrom,
  readEnvelope,
} from './envelope.ts';
import type { Envelope, StoredEvent } from './event.ts';
import { bytesOf, numberOf, textOf } from './row.ts';

/** One event as it travels: the stored bytes, never a re-serialisation. Content that stays on its desk is null. */
export interface WireEvent {
  readonly envelope: Uint8Array;
  readonly signature: Uint8Array;
  readonly salt: Uint8Array | null;
  readonly content: string | null;
}

/** A batch that the hub has not got. */
export interface Outgoing {
  readonly batch: number;
  readonly callId: string | null;
  readonly role: string;
  /** It goes to the claim subject of its call. */
  readonly claims: boolean;
  /** The claim that must still be the newest; null where nothing is expected. */
  readonly expects: number | null;
  readonly messageId: string;
  readonly events: readonly WireEvent[];
}

/** A message of the hub, taken apart. */
export interface Incoming {
  readonly hubSeq: number;
  readonly subject: string;
  readonly isClaim: boolean;
  /** Whose subject it came on; null for a claim, whose subject is the call's. */
  readonly desk: string | null;
  /** Of the call that the subject names; null where it names none. */
  readonly callId: string | null;
  readonly publicKey: Uint8Array;
  readonly events: readonly WireEvent[];
}

/** What the application knows and the journal does not. */
export interface HubRules {
  /** True for events of which only the first on a call may count. */
  readonly isClaim: (
    events: readonly { readonly type: string; readonly content: unknown }[],
  ) => boolean;
  /** True for events whose content other desks need; the rest travel as envelopes alone. */
  readonly isShared: (type: string) => boolean;
  /** Why these may not count, whoever signed them; null if they may. */
  readonly whyNot: (events: readonly (Envelope & { readonly content: unknown })[]) => string | null;
}

export type Taken =
  | { readonly taken: 'new' | 'known' | 'own'; readonly callId: string | null }
  | { readonly taken: 'aside'; readonly why: string };

const mostKeys = 1_000;

/** Clocks of desks differ; more than this is a wrong clock or a lie (ms). */
const aheadMs = 5 * 60_000;

/** The newest hub sequence this desk has looked at; 0 before the first. */
export const hubSeqOf = (db: ReadableDb): number =>
  Number(db.get("SELECT value FROM setting WHERE name = 'hub-seq'")?.['value'] ?? 0);

const saveHubSeq = (db: WritableDb, seq: number): void => {
  db.run(
    "INSERT INTO setting (name, value) VALUES ('hub-seq', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    String(seq),
  );
};

/** Notes how events just appended will travel. */
export function noteOwn(
  db: WritableDb,
  desk: string,
  stored: readonly StoredEvent[],
  rules: HubRules | undefined,
): void {
  insertOwnBatches(db, desk, runsOf(stored), (events) => rules?.isClaim(events) ?? false);
}

/**
 * Takes in one message of the hub, inside the caller's transaction. What cannot be trusted changes nothing but the list of what
 * was set aside; what is trusted and may not count keeps its place in its desk's chain, so that the next one follows.
 */
export function takeOne(
  db: WritableDb,
  incoming: Incoming,
  rules: HubRules,
  nowMs: number,
): Taken & { readonly moved: boolean } {
  const { hubSeq, subject } = incoming;
  saveHubSeq(db, hubSeq);
  const read = readAll(incoming);
  const taken = typeof read === 'string' ? read : take(db, incoming, read, rules, nowMs);
  if (typeof taken !== 'string') return taken;
  setAside(db, hubSeq, subject, taken, nowMs);
  return { taken: 'aside', why: taken, moved: false };
}

export function setAside(
  db: WritableDb,
  hubSeq: number,
  subject: string,
  why: string,
  nowMs: number,
): void {
  saveHubSeq(db, hubSeq);
  db.run(
    'INSERT OR REPLACE INTO set_aside (hub_seq, subject, reason, at_ms) VALUES (?, ?, ?, ?)',
    hubSeq,
    subject,
    why,
    nowMs,
  );
}

interface Read extends WireEvent {
  readonly is: Envelope;
  readonly said: unknown;
}

function readAll({ events, desk, callId, isClaim }: Incoming): readonly Read[] | string {
  try {
    const read = events.map((one): Read => {
      const said: unknown = one.content === null ? null : JSON.parse(one.content);
      return { ...one, is: readEnvelope(one.envelope), said };
    });
    const [first] = read;
    if (first === undefined) return 'it holds no event';
    if (desk !== null && first.is.desk !== desk) return 'its desk is not the one of its subject';
    if (read.some(({ is }) => is.desk !== first.is.desk || is.callId !== first.is.callId))
      return 'its events are of different desks or calls';
    if ((callId !== null || isClaim) && first.is.callId !== callId)
      return 'its call is not the one of its subject';
    return read;
  } catch {
    return 'it cannot be read as events';
  }
}

function take(
  db: WritableDb,
  incoming: Incoming,
  read: readonly Read[],
  rules: HubRules,
  nowMs: number,
): (Taken & { readonly moved: boolean }) | string {
  const [first] = read;
  if (first === undefined) return 'it holds no event';
  const { desk, callId, eventId } = first.is;
  const known = db.get('SELECT seq, hash FROM entry WHERE event_id = ?', eventId);
  if (known)
    return entryHash(first.envelope, first.signature) === textOf(known, 'hash')
      ? settle(db, numberOf(known, 'seq'), incoming, desk, callId)
      : 'it has the name of another event';
  const key = db.get('SELECT public_key FROM desk WHERE desk = ?', desk);
  if (key && !Buffer.from(bytesOf(key, 'public_key')).equals(incoming.publicKey))
    return `desk ${desk} signs with another key than before`;
  const fault = chainFault(db, read, incoming.publicKey);
  if (fault !== null) return fault;
  if (!key)
    db.run(
      'INSERT INTO desk (desk, public_key, is_own) VALUES (?, ?, 0)',
      desk,
      incoming.publicKey,
    );
  const contents = read.map(({ is, said }) => ({ ...is, content: said }));
  const claims = callId !== null && rules.isClaim(contents);
  const isAhead = read.some(({ is }) => is.atMs > nowMs + aheadMs);
  const whyNot = isAhead
    ? 'it lies in the future: the clock of its desk is wrong'
    : rules.whyNot(contents);
  const run = insertForeign(db, read, rules);
  db.run(
    'INSERT INTO batch (batch, last_seq, desk, call_id, hub_seq, is_claim, standing) VALUES (?, ?, ?, ?, ?, ?, ?)',
    run.batch,
    run.lastSeq,
    desk,
    callId,
    incoming.hubSeq,
    incoming.isClaim ? 1 : 0,
    whyNot !== null ? 'aside' : claims && !incoming.isClaim ? 'lost' : 'counts',
  );
  if (whyNot !== null) setAside(db, incoming.hubSeq, incoming.subject, whyNot, nowMs);
  return { taken: 'new', callId, moved: callId !== null && isUnsettled(db, callId) };
}

/** A batch that is here already: this desk's own comes back with its place, or somebody sent again what the hub had lost. */
function settle(
  db: WritableDb,
  seq: number,
  { hubSeq, isClaim }: Incoming,
  desk: string,
  callId: string | null,
): Taken & { readonly moved: boolean } {
  const row = db.get('SELECT batch, hub_seq, standing FROM batch WHERE batch = ?', seq);
  const own = db.get(`SELECT 1 FROM desk WHERE desk = ? AND is_own = 1`, desk) !== undefined;
  const taken = own ? 'own' : 'known';
  // The same message twice: the first one has the place.
  if (row?.['hub_seq'] !== null) return { taken, callId, moved: false };
  const before = textOf(row, 'standing');
  const standing = before === 'pending' ? (isClaim ? 'counts' : 'lost') : before;
  db.run(
    'UPDATE batch SET hub_seq = ?, is_claim = ?, standing = ? WHERE batch = ?',
    hubSeq,
    isClaim ? 1 : 0,
    standing,
    seq,
  );
  // What others sent meanwhile already lies below it; only a claim that was decided changes what counts.
  return { taken, callId, moved: !own || standing !== before };
}

function chainFault(db: ReadableDb, read: readonly Read[], publicKey: Uint8Array): string | null {
  const [first] = read;
  const head = db.get(
    'SELECT desk_seq, hash FROM entry WHERE desk = ? ORDER BY desk_seq DESC LIMIT 1',
    first?.is.desk ?? '',
  );
  let deskSeq = head ? numberOf(head, 'desk_seq') : 0;
  let prevHash = head ? textOf(head, 'hash') : firstPrevHash;
  if (publicKey.length !== 32) return 'its key is no key';
  for (const { is, envelope, signature, salt, content } of read) {
    if (is.deskSeq !== deskSeq + 1)
      return is.deskSeq > deskSeq + 1
        ? `events ${deskSeq + 1} to ${is.deskSeq - 1} of its desk are missing before it`
        : `event ${is.deskSeq} of its desk is here already, and it is another`;
    if (db.get('SELECT 1 FROM entry WHERE event_id = ?', is.eventId))
      return 'one of its events has the name of another';
    if (is.prevHash !== prevHash) return 'it does not follow from the event before it';
    if (content !== null && (salt === null || contentHashOf(salt, content) !== is.contentHash))
      return 'its content is not the one that was signed';
    deskSeq = is.deskSeq;
    prevHash = entryHash(envelope, signature);
  }
  const last = read.at(-1);
  // Its envelope names the hash of the one before, signature and all: what it signs, it signs for the whole batch.
  return last !== undefined && isSignedBy(keyOf(publicKey), last.envelope, last.signature)
    ? null
    : 'its signature is not from its desk';
}

const keys = new Map<string, KeyObject>();

/** Every message of a desk is checked with the same key, and making one costs as much as checking with it. */
function keyOf(publicKey: Uint8Array): KeyObject {
  const name = Buffer.from(publicKey).toString('base64');
  const key = keys.get(name) ?? publicKeyFrom(publicKey);
  if (keys.size >= mostKeys) keys.clear();
  keys.set(name, key);
  return key;
}

function insertForeign(
  db: WritableDb,
  read: readonly Read[],
  rules: HubRules,
): { readonly batch: number; readonly lastSeq: number } {
  const newest = db.get('SELECT max(seq) AS seq FROM entry')?.['seq'];
  let seq = typeof newest === 'number' ? newest : 0;
  const batch = seq + 1;
  for (const { is, envelope, signature, salt, content } of read) {
    seq += 1;
    db.run(
      `INSERT INTO entry (seq, event_id, desk, desk_seq, type, call_id, envelope, signature, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      seq,
      is.eventId,
      is.desk,
      is.deskSeq,
      is.type,
      is.callId,
      envelope,
      signature,
      entryHash(envelope, signature),
    );
    // What should have stayed on its desk is not kept here either: nobody adds a user to another desk.
    if (content !== null && salt !== null && rules.isShared(is.type))
      db.run(
        'INSERT INTO content (event_id, salt, content) VALUES (?, ?, ?)',
        is.eventId,
        salt,
        content,
      );
  }
  return { batch, lastSeq: seq };
}

/** Sets the calls free whose places on the hub were lost with its disk; this desk's own are sent again. Gives those calls. */
export function forgetAfter(db: WritableDb, hubSeq: number): readonly string[] {
  const calls = db
    .all('SELECT DISTINCT call_id FROM batch WHERE hub_seq > ? AND call_id IS NOT NULL', hubSeq)
    .map((row) => textOf(row, 'call_id'));
  db.run('UPDATE batch SET hub_seq = NULL WHERE hub_seq > ?', hubSeq);
  db.run('DELETE FROM set_aside WHERE hub_seq > ?', hubSeq);
  saveHubSeq(db, hubSeq);
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

export interface Aside {
  readonly hubSeq: number;
  readonly subject: string;
  readonly why: string;
  readonly atMs: number;
}

/** What was set aside, newest first. */
export const asides = (db: ReadableDb, limit: number): readonly Aside[] =>
  db.all('SELECT * FROM set_aside ORDER BY hub_seq DESC LIMIT ?', limit).map((row) => ({
    hubSeq: numberOf(row, 'hub_seq'),
    subject: textOf(row, 'subject'),
    why: textOf(row, 'reason'),
    atMs: numberOf(row, 'at_ms'),
  }));
