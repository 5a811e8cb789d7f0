import { insertOwnBatches, isUnsettled, runsOf, type Standing } from './batches.ts';
import { checkChain, mayBeginLater, readAll, type Read } from './chain-check.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { entryHash } from './envelope.ts';
import type { StoredEvent } from './event.ts';
import { HubRefuses } from './faults.ts';
import { hasSpokenAs, noteRole, noteSeen, setAside } from './hub-place.ts';
import type { Gap, HubRules, Incoming, Taken } from './hub-types.ts';
import { bytesOf, numberOf, textOf } from './row.ts';

/** Clocks of desks differ; more than this is a wrong clock or a lie (ms). */
export const aheadMs = 5 * 60_000;

/** Nothing is claimed, shared or believed of others where the application names no rules. */
export const noRules: HubRules = {
  isNamed: false,
  roles: null,
  isClaim: () => false,
  isShared: () => false,
  whyNot: () => 'no hub',
};

export type Took = Taken & {
  /** Events of its call changed places or began to count. */
  readonly moved: boolean;
  /** A chain that was taken up in its middle: to be put on record. */
  readonly gap: Gap | null;
};

const isHeard = (role: string, { roles }: HubRules): boolean =>
  roles === null || roles.includes(role);

type Reads = readonly [Read, ...Read[]];

/**
 * Notes how events just appended will travel. A claim waits where a hub is named, and on a call that a hub has seen. Throws
 * HubRefuses where the hub would not take them, ever: one that stands before all others would stop them too.
 */
export function noteOwn(
  db: WritableDb,
  desk: string,
  stored: readonly StoredEvent[],
  rules: HubRules,
): void {
  const unheard = stored.flatMap(({ by }) => by?.role ?? []).find((one) => !isHeard(one, rules));
  if (unheard !== undefined)
    throw new HubRefuses(
      `The hub does not let this desk speak as a ${unheard} (see "roles" in hub.json).`,
    );
  const isOnHub = (callId: string): boolean =>
    db.get(
      'SELECT 1 FROM batch WHERE call_id = ? AND (hub_seq IS NOT NULL OR desk <> ?) LIMIT 1',
      callId,
      desk,
    ) !== undefined;
  insertOwnBatches(
    db,
    desk,
    runsOf(stored, rules),
    (callId, events) => rules.isClaim(events) && (rules.isNamed || isOnHub(callId)),
  );
}

/**
 * Takes in one message of the hub, inside the caller's transaction. What cannot be trusted changes nothing but the list of what
 * was set aside; what is trusted and may not count keeps its place in its desk's chain, so that the next one follows.
 * `doubt` is a reason for this which the caller found.
 */
export function takeOne(
  db: WritableDb,
  incoming: Incoming,
  rules: HubRules,
  nowMs: number,
  doubt: string | null = null,
): Took {
  noteSeen(db, incoming);
  const read = readAll(incoming);
  const taken = typeof read === 'string' ? read : take(db, incoming, read, rules, nowMs, doubt);
  if (typeof taken !== 'string') return taken;
  setAside(db, incoming, taken, nowMs);
  return { taken: 'aside', why: taken, moved: false, gap: null };
}

function take(
  db: WritableDb,
  incoming: Incoming,
  read: Reads,
  rules: HubRules,
  nowMs: number,
  doubt: string | null,
): Took | string {
  const [first] = read;
  const { desk, callId, eventId } = first.is;
  const known = db.get('SELECT seq FROM entry WHERE event_id = ?', eventId);
  if (known) {
    const kept = keptAs(db, numberOf(known, 'seq'), read);
    return kept === null
      ? 'it has the name of another event'
      : settle(db, numberOf(known, 'seq'), incoming, kept, rules, nowMs);
  }
  const key = db.get('SELECT public_key FROM desk WHERE desk = ?', desk);
  if (key && !Buffer.from(bytesOf(key, 'public_key')).equals(incoming.publicKey))
    return `desk ${desk} signs with another key than before`;
  // On the subject of a claim the hub does not say who speaks: a desk introduces itself on its own.
  if (!key && incoming.desk === null)
    return `desk ${desk} is not known: a claim is no introduction`;
  const chain = checkChain(db, read, incoming);
  if ('fault' in chain) return chain.fault;
  if (!key)
    db.run(
      'INSERT INTO desk (desk, public_key, is_own) VALUES (?, ?, 0)',
      desk,
      incoming.publicKey,
    );
  noteRole(db, desk, incoming);
  const whyNot = doubt ?? whyNotOf(db, incoming, read, rules);
  const run = insertForeign(db, read, rules);
  db.run(
    'INSERT INTO batch (batch, last_seq, desk, call_id, hub_seq, is_claim, standing) VALUES (?, ?, ?, ?, ?, ?, ?)',
    run.batch,
    run.lastSeq,
    desk,
    callId,
    incoming.hubSeq,
    incoming.isClaim ? 1 : 0,
    standingOf(incoming, read, rules, whyNot),
  );
  if (whyNot !== null) setAside(db, incoming, whyNot, nowMs);
  return {
    taken: 'new',
    callId,
    moved: callId !== null && isUnsettled(db, callId),
    gap: chain.gap,
  };
}

/** The batch that begins at `seq`, as it is kept here; null where the message holds another. */
function keptAs(db: ReadableDb, seq: number, read: Reads): Reads | null {
  const rows = db.all(
    `SELECT e.hash, c.content FROM batch b JOIN entry e ON e.seq BETWEEN b.batch AND b.last_seq
       LEFT JOIN content c USING (event_id) WHERE b.batch = ? ORDER BY e.seq`,
    seq,
  );
  const isSame = ({ envelope, signature }: Read, at: number): boolean =>
    entryHash(envelope, signature) === rows[at]?.['hash'];
  if (rows.length !== read.length || !read.every(isSame)) return null;
  const kept = (one: Read, at: number): Read => {
    const content = rows[at]?.['content'];
    return { ...one, said: typeof content === 'string' ? JSON.parse(content) : null };
  };
  const [first, ...others] = read;
  return [kept(first, 0), ...others.map((one, at) => kept(one, at + 1))];
}

const contentsOf = (read: Reads) => read.map(({ is, said }) => ({ ...is, content: said }));

/** Why it may not count, though it is signed. Rests on nothing but the hub's order and clock: every desk says the same. */
function whyNotOf(
  db: ReadableDb,
  { isClaim, atMs }: Incoming,
  read: Reads,
  rules: HubRules,
): string | null {
  if (read.some(({ is }) => is.atMs > atMs + aheadMs))
    return 'it lies in the future: the clock of its desk is wrong';
  const { desk } = read[0].is;
  const unproven = read
    .flatMap(({ is }) => is.by?.role ?? [])
    .find((role) => isClaim && !hasSpokenAs(db, desk, role));
  return unproven === undefined
    ? rules.whyNot(contentsOf(read))
    : `the hub has not let its desk speak as a ${unproven}`;
}

const standingOf = (
  { isClaim }: Incoming,
  read: Reads,
  rules: HubRules,
  whyNot: string | null,
): Standing => {
  if (whyNot !== null) return 'aside';
  const claims = read[0].is.callId !== null && rules.isClaim(contentsOf(read));
  return claims && !isClaim ? 'lost' : 'counts';
};

/** A batch that is here already: this desk's own comes back with its place, or somebody sent again what the hub had lost. */
function settle(
  db: WritableDb,
  seq: number,
  incoming: Incoming,
  read: Reads,
  rules: HubRules,
  nowMs: number,
): Took | string {
  const { desk, callId } = read[0].is;
  const row = db.get('SELECT hub_seq, standing FROM batch WHERE batch = ?', seq);
  const own = db.get(`SELECT 1 FROM desk WHERE desk = ? AND is_own = 1`, desk) !== undefined;
  const taken = own ? 'own' : 'known';
  noteRole(db, desk, incoming);
  // The same message twice: the first one has the place.
  if (row?.['hub_seq'] !== null) return { taken, callId, moved: false, gap: null };
  if (!hasItsTurn(db, desk, seq, incoming)) return 'what its desk did before it is missing';
  const before = textOf(row, 'standing');
  const whyNot = whyNotOf(db, incoming, read, rules);
  const standing = standingOf(incoming, read, rules, whyNot);
  db.run(
    'UPDATE batch SET hub_seq = ?, is_claim = ?, standing = ? WHERE batch = ?',
    incoming.hubSeq,
    incoming.isClaim ? 1 : 0,
    standing,
    seq,
  );
  if (whyNot !== null) setAside(db, incoming, whyNot, nowMs);
  // What others sent meanwhile already lies below it; only a claim that was decided changes what counts.
  return { taken, callId, moved: !own || standing !== before, gap: null };
}

/** A hub that was put back may have a message before the ones it follows from: whoever joins later does not take it, so nobody does. */
function hasItsTurn(db: ReadableDb, desk: string, batch: number, incoming: Incoming): boolean {
  const before = db.get(
    'SELECT hub_seq FROM batch WHERE desk = ? AND batch < ? ORDER BY batch DESC LIMIT 1',
    desk,
    batch,
  );
  return before?.['hub_seq'] !== null || mayBeginLater(db, desk, incoming);
}

function insertForeign(
  db: WritableDb,
  read: Reads,
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
