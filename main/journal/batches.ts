import type { ReadableDb, WritableDb } from './db.ts';
import { eventOf } from './read.ts';
import type { EventTypes, ReadEvent, StoredEvent } from './event.ts';
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

type Said = Pick<StoredEvent, 'seq' | 'callId' | 'type' | 'content'>;

/** Splits what was appended together into runs about the same call, or about none. */
export function runsOf(stored: readonly Said[]): readonly (readonly Said[])[] {
  const runs: Said[][] = [];
  for (const event of stored) {
    const run = runs.at(-1) ?? [];
    if (run[0]?.callId === event.callId) run.push(event);
    else runs.push([event]);
  }
  return runs;
}

/** The newest claim on a call that this desk knows of; 0 where there is none. */
export const claimHead = (db: ReadableDb, callId: string): number => {
  const head = db.get(
    'SELECT max(hub_seq) AS head FROM batch WHERE call_id = ? AND is_claim = 1',
    callId,
  )?.['head'];
  return typeof head === 'number' ? head : 0;
};

/** Notes how what this desk appended travels: a claim waits for the hub, all else counts at once. */
export function insertOwnBatches(
  db: WritableDb,
  desk: string,
  runs: readonly (readonly Said[])[],
  isClaim: (events: readonly Said[]) => boolean,
): void {
  for (const run of runs) {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) continue;
    const { callId } = first;
    const claimed = callId !== null && isClaim(run) ? callId : null;
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

/** True while events of this call may still change places: some are on the hub, some of this desk's are not. */
export const isUnsettled = (db: ReadableDb, callId: string): boolean =>
  db.get('SELECT 1 FROM batch WHERE call_id = ? AND hub_seq IS NULL LIMIT 1', callId) !== undefined;

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
