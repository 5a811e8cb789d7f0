import type { ReadableDb, WritableDb } from './db.ts';
import { eventOf } from './read.ts';
import type { EventTypes, ReadEvent, StoredEvent } from './event.ts';
import { HubRefuses } from './faults.ts';
import { claimHead } from './hub-place.ts';
import type { HubRules } from './hub-types.ts';
import { numberOf, textOf } from './row.ts';

/** `counts`: folded. `pending`: this desk's claim, not yet on the hub. `lost`: another claim was first. `aside`: may not count. */
export type Standing = 'counts' | 'pending' | 'lost' | 'aside';

export interface Batch {
  /** The local sequence of its first event. */
  readonly batch: number;
  readonly lastSeq: number;
  readonly standing: Standing;
  /** Its place on the hub; null while the hub has not got it. */
  readonly hubSeq: number | null;
}

type Said = Pick<StoredEvent, 'seq' | 'callId' | 'by' | 'type' | 'content'>;

/** What one message of the hub carries with ease: its own limit is 512 KiB, and content grows on the way. */
const most = { events: 200, bytes: 96 * 1024 } as const;

/** Content above this is refused before it is written: no message could carry it (bytes of JSON). */
export const mostContentBytes = 192 * 1024;

/**
 * Splits what was appended together into runs of the same call (or of none) and role, none too large for a message. A claim
 * stands or falls as a whole and is never split. Throws HubRefuses where one event alone is too large.
 */
export function runsOf(stored: readonly Said[], rules: HubRules): readonly (readonly Said[])[] {
  const runs: Said[][] = [];
  let bytes = 0;
  for (const event of stored) {
    const size = rules.isShared(event.type) ? sizeOf(event) : 0;
    const run = runs.at(-1);
    const [first] = run ?? [];
    const isTogether = first?.callId === event.callId && first.by?.role === event.by?.role;
    const isFull = bytes + size > most.bytes || (run?.length ?? 0) >= most.events;
    if (run !== undefined && isTogether && (!isFull || rules.isClaim(stored))) {
      run.push(event);
      bytes += size;
    } else {
      runs.push([event]);
      bytes = size;
    }
  }
  return runs;
}

function sizeOf({ type, content }: Said): number {
  const size = Buffer.byteLength(JSON.stringify(content));
  if (size <= mostContentBytes) return size;
  throw new HubRefuses(
    `${type} holds ${Math.ceil(size / 1024)} KiB, and ${mostContentBytes / 1024} KiB is the most that other desks can be told. Shorten it.`,
  );
}

/** Notes how what this desk appended travels: a claim waits for the hub, all else counts at once. */
export function insertOwnBatches(
  db: WritableDb,
  desk: string,
  runs: readonly (readonly Said[])[],
  waits: (callId: string, events: readonly Said[]) => boolean,
): void {
  for (const run of runs) {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) continue;
    const { callId } = first;
    const claimed = callId !== null && waits(callId, run) ? callId : null;
    db.run(
      'INSERT INTO batch (batch, last_seq, desk, call_id, expects, standing) VALUES (?, ?, ?, ?, ?, ?)',
      first.seq,
      last.seq,
      desk,
      callId,
      claimed === null ? null : claimHead(db, claimed),
      claimed === null ? 'counts' : 'pending',
    );
  }
}

/** Where the event at a local sequence stands. */
export function standingAt(db: ReadableDb, seq: number): Batch | null {
  const row = db.get(
    'SELECT batch, last_seq, standing, hub_seq FROM batch WHERE batch <= ? ORDER BY batch DESC LIMIT 1',
    seq,
  );
  if (row === undefined || numberOf(row, 'last_seq') < seq) return null;
  return batchOf(row);
}

const batchOf = (row: Parameters<typeof numberOf>[0]): Batch => ({
  batch: numberOf(row, 'batch'),
  lastSeq: numberOf(row, 'last_seq'),
  standing: standingOf(textOf(row, 'standing')),
  hubSeq: row['hub_seq'] === null ? null : numberOf(row, 'hub_seq'),
});

function standingOf(text: string): Standing {
  if (text === 'counts' || text === 'pending' || text === 'lost' || text === 'aside') return text;
  throw new TypeError(`"${text}" is no standing of a batch`);
}

/** The batches after a local sequence that may not count, first and last event of each. */
export const asideAfter = (
  db: ReadableDb,
  seq: number,
): readonly { readonly from: number; readonly to: number }[] =>
  db
    .all("SELECT batch, last_seq FROM batch WHERE standing = 'aside' AND last_seq > ?", seq)
    .map((row) => ({ from: numberOf(row, 'batch'), to: numberOf(row, 'last_seq') }));

/** True while events of this call may still change places: some are on the hub, some of this desk's are not. */
export const isUnsettled = (db: ReadableDb, callId: string): boolean =>
  db.get('SELECT 1 FROM batch WHERE call_id = ? AND hub_seq IS NULL LIMIT 1', callId) !== undefined;

/** An act of this desk on the call waits for the hub to say that nobody was first. */
export const actWaits = (db: ReadableDb, callId: string): boolean =>
  db.get("SELECT 1 FROM batch WHERE call_id = ? AND standing = 'pending' LIMIT 1", callId) !==
  undefined;

/** True if nothing that came to this desk before the batch has its place after it: it can be folded on top. */
export const isOnTop = (db: ReadableDb, callId: string, { batch, hubSeq }: Batch): boolean =>
  hubSeq === null ||
  db.get(
    'SELECT 1 FROM batch WHERE call_id = ? AND batch < ? AND (hub_seq IS NULL OR hub_seq > ?) LIMIT 1',
    callId,
    batch,
    hubSeq,
  ) === undefined;

/** Everything about a call in the order in which every desk folds it: by the hub, and this desk's unsent on top. */
export function* eventsInOrder(
  db: ReadableDb,
  callId: string,
  types?: EventTypes,
): IterableIterator<{ readonly event: ReadEvent; readonly standing: Standing }> {
  const batches = db
    .all(
      'SELECT batch, last_seq, standing, hub_seq FROM batch WHERE call_id = ? ORDER BY hub_seq IS NULL, hub_seq, batch',
      callId,
    )
    .map(batchOf);
  for (const { batch, lastSeq, standing } of batches)
    for (const row of db.all(
      'SELECT e.seq, e.envelope, c.content FROM entry e LEFT JOIN content c USING (event_id) WHERE e.seq BETWEEN ? AND ? ORDER BY e.seq',
      batch,
      lastSeq,
    ))
      yield { event: eventOf(row, types), standing };
}
