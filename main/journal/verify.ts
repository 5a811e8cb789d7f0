import type { KeyObject } from 'node:crypto';
import { checkpointAt, readStatement, type Head } from './checkpoint.ts';
import type { ReadableDb, Row } from './db.ts';
import {
  contentHashOf,
  entryHash,
  firstPrevHash,
  isSignedBy,
  publicKeyFrom,
  readEnvelope,
} from './envelope.ts';
import type { Envelope } from './event.ts';
import { bytesOf, numberOf, textOf, textOrNull } from './row.ts';

/** What a check of the chains found. */
export interface VerifyReport {
  readonly ok: boolean;
  /** Events looked at. */
  readonly events: number;
  /** Events whose content was erased, with the `erased` event in place. */
  readonly erased: number;
  readonly desks: readonly { readonly desk: string; readonly events: number }[];
  readonly checkpoints: number;
  /** The first place where a chain breaks. */
  readonly brokenAt?: ChainBreak;
}

export interface ChainBreak {
  readonly seq: number;
  readonly eventId: string;
  readonly desk: string;
  readonly deskSeq: number;
  readonly why: string;
}

export interface VerifyOptions {
  /** Begin after the checkpoint at this sequence; 0 is the beginning. */
  readonly afterSeq?: number;
  /** Stop at this sequence. */
  readonly upToSeq?: number;
  /**
   * Check each event's own signature. Where a signed checkpoint follows, hashes alone prove the same, since a chain
   * covers signatures too: `false` is about twenty times faster.
   */
  readonly everySignature: boolean;
}

export interface Verifier {
  /** Looks at up to `events` more; true when there is nothing more to look at. */
  readonly step: (events: number) => boolean;
  readonly report: () => VerifyReport;
}

const slice = `SELECT e.seq, e.event_id, e.desk, e.desk_seq, e.type, e.call_id, e.envelope, e.signature, e.hash,
  c.salt, c.content, x.erased_by FROM entry e LEFT JOIN content c USING (event_id) LEFT JOIN erasure x USING (event_id)
  WHERE e.seq > ? AND e.seq <= ? ORDER BY e.seq LIMIT ?`;

/** Walks the chains in slices, so that a window can do it between two frames. Reads only. */
export function verifier(db: ReadableDb, options: VerifyOptions): Verifier {
  const { afterSeq = 0, upToSeq = Number.MAX_SAFE_INTEGER, everySignature } = options;
  const keys = publicKeys(db);
  const counts = new Map<string, number>();
  const heads = new Map<string, Head>();
  let seq = afterSeq;
  let events = 0;
  let erased = 0;
  let checkpoints = 0;
  let done = false;
  let brokenAt: ChainBreak | undefined;

  const begin = afterSeq === 0 ? null : adoptHeads(db, afterSeq, keys, heads);
  if (begin !== null) {
    brokenAt = begin;
    done = true;
  }

  const checkOne = (row: Row): string | null => {
    const bytes = bytesOf(row, 'envelope');
    const signature = bytesOf(row, 'signature');
    const envelope = envelopeOrNull(bytes);
    if (!envelope) return 'its envelope cannot be read';
    const chain = chainFault(db, row, envelope, seq, heads.get(envelope.desk));
    if (chain !== null) return chain;
    const hash = entryHash(bytes, signature);
    if (hash !== textOf(row, 'hash'))
      return 'its envelope or signature was changed after it was written';
    if (everySignature) {
      const key = keys.get(envelope.desk);
      if (!key) return 'the key of its desk is not in the journal';
      if (!isSignedBy(key, bytes, signature)) return 'its signature is not from its desk';
    }
    const content = contentFault(db, row, envelope);
    if (content !== null) return content;
    heads.set(envelope.desk, { deskSeq: envelope.deskSeq, hash });
    const checkpoint = checkpointFault(db, numberOf(row, 'seq'), keys, heads);
    if (typeof checkpoint === 'string') return checkpoint;
    if (checkpoint) checkpoints += 1;
    if (row['content'] === null) erased += 1;
    counts.set(envelope.desk, (counts.get(envelope.desk) ?? 0) + 1);
    return null;
  };

  const step = (limit: number): boolean => {
    if (done) return true;
    const rows = db.all(slice, seq, upToSeq, limit);
    for (const row of rows) {
      const why = checkOne(row);
      if (why !== null) {
        brokenAt = breakAt(row, why);
        done = true;
        return true;
      }
      events += 1;
      seq = numberOf(row, 'seq');
    }
    done = rows.length < limit;
    return done;
  };

  return {
    step,
    report: () => ({
      ok: brokenAt === undefined,
      events,
      erased,
      desks: [...counts].map(([desk, count]) => ({ desk, events: count })),
      checkpoints,
      ...(brokenAt === undefined ? {} : { brokenAt }),
    }),
  };
}

/** The whole of it in one go. */
export function verifyAll(db: ReadableDb, options: VerifyOptions): VerifyReport {
  const work = verifier(db, options);
  while (!work.step(1_000));
  return work.report();
}

function publicKeys(db: ReadableDb): Map<string, KeyObject> {
  const rows = db.all('SELECT desk, public_key FROM desk');
  return new Map(
    rows.map((row) => [textOf(row, 'desk'), publicKeyFrom(bytesOf(row, 'public_key'))]),
  );
}

function envelopeOrNull(bytes: Uint8Array): Envelope | null {
  try {
    return readEnvelope(bytes);
  } catch {
    return null;
  }
}

function chainFault(
  db: ReadableDb,
  row: Row,
  envelope: Envelope,
  before: number,
  head: Head | undefined,
): string | null {
  if (numberOf(row, 'seq') !== before + 1) return 'one or more events before it are missing';
  if (
    envelope.eventId !== textOf(row, 'event_id') ||
    envelope.desk !== textOf(row, 'desk') ||
    envelope.deskSeq !== numberOf(row, 'desk_seq') ||
    envelope.type !== textOf(row, 'type') ||
    envelope.callId !== textOrNull(row, 'call_id')
  ) {
    return 'its row differs from its signed envelope';
  }
  if (envelope.deskSeq !== (head?.deskSeq ?? 0) + 1)
    return isGapOnRecord(db, envelope) ? null : 'an event of its desk is missing before it';
  if (envelope.prevHash !== (head?.hash ?? firstPrevHash)) {
    return 'it does not follow from the event before it';
  }
  return null;
}

/** A chain that the hub no longer had whole was taken up in its middle: this desk signed where, and after what. */
const isGapOnRecord = (db: ReadableDb, { desk, deskSeq, prevHash }: Envelope): boolean =>
  db.get(
    `SELECT 1 FROM entry e JOIN desk d USING (desk) JOIN content c USING (event_id)
       WHERE e.type = 'chain-gap' AND d.is_own = 1 AND json_extract(c.content, '$.desk') = ?
       AND json_extract(c.content, '$.deskSeq') = ? AND json_extract(c.content, '$.prevHash') = ?`,
    desk,
    deskSeq,
    prevHash,
  ) !== undefined;

function contentFault(db: ReadableDb, row: Row, envelope: Envelope): string | null {
  const content = textOrNull(row, 'content');
  if (content !== null) {
    return contentHashOf(bytesOf(row, 'salt'), content) === envelope.contentHash
      ? null
      : 'its content was changed after it was written';
  }
  const erasedBy = textOrNull(row, 'erased_by');
  if (erasedBy === null)
    // What another desk keeps to itself came without its content; only this desk's own must be here.
    return db.get(
      'SELECT 1 FROM batch b JOIN desk d USING (desk) WHERE d.desk = ? AND d.is_own = 0 AND b.hub_seq IS NOT NULL AND ? BETWEEN b.batch AND b.last_seq',
      envelope.desk,
      numberOf(row, 'seq'),
    )
      ? null
      : 'its content is gone without an erased event';
  const proof = db.get(
    `SELECT 1 AS found FROM entry JOIN content USING (event_id) WHERE event_id = ? AND type = 'erased'
     AND seq > ? AND ? IN (SELECT json_extract(content, '$.eventId')
       UNION ALL SELECT value FROM json_each(content, '$.eventIds'))`,
    erasedBy,
    numberOf(row, 'seq'),
    envelope.eventId,
  );
  return proof ? null : 'its content is gone, and the erased event does not name it';
}

function checkpointFault(
  db: ReadableDb,
  seq: number,
  keys: ReadonlyMap<string, KeyObject>,
  heads: ReadonlyMap<string, Head>,
): string | boolean {
  const checkpoint = checkpointAt(db, seq);
  if (!checkpoint) return false;
  const statement = readStatement(checkpoint.statement);
  const key = statement && keys.get(statement.desk);
  if (!statement || !key || !isSignedBy(key, checkpoint.statement, checkpoint.signature)) {
    return 'the checkpoint at it is not signed by its desk';
  }
  const same =
    statement.seq === seq &&
    statement.heads.size === heads.size &&
    [...heads].every(([desk, { hash }]) => statement.heads.get(desk)?.hash === hash);
  return same ? true : 'the chain up to it is not the one that its checkpoint signed';
}

/** Starts from a checkpoint: takes its heads, once its signature and the entries it names agree. */
function adoptHeads(
  db: ReadableDb,
  seq: number,
  keys: ReadonlyMap<string, KeyObject>,
  heads: Map<string, Head>,
): ChainBreak | null {
  const statement = readStatement(checkpointAt(db, seq)?.statement ?? new Uint8Array());
  for (const [desk, head] of statement?.heads ?? []) heads.set(desk, head);
  const fault = checkpointFault(db, seq, keys, heads);
  let why = fault === true ? null : fault || 'there is no checkpoint at it';
  for (const [desk, { deskSeq, hash }] of heads) {
    const row = db.get('SELECT hash FROM entry WHERE desk = ? AND desk_seq = ?', desk, deskSeq);
    if (!row || textOf(row, 'hash') !== hash)
      why ??= 'the chain is not the one its checkpoint signed';
  }
  const at = why === null ? undefined : db.get('SELECT * FROM entry WHERE seq = ?', seq);
  return why === null || !at ? null : breakAt(at, why);
}

const breakAt = (row: Row, why: string): ChainBreak => ({
  seq: numberOf(row, 'seq'),
  eventId: textOf(row, 'event_id'),
  desk: textOf(row, 'desk'),
  deskSeq: numberOf(row, 'desk_seq'),
  why,
});
