import type { WritableDb } from './db.ts';
import { checkpointIfDue } from './checkpoint.ts';
import { entryHash, envelopeBytes, firstPrevHash, sealContent, type Signer } from './envelope.ts';
import type { Envelope, NewEvent, StoredEvent } from './event.ts';
import { numberOf, textOf } from './row.ts';

export interface Desk {
  readonly deskId: string;
  readonly signer: Signer;
  readonly newEventId: () => string;
  readonly nowMs: () => number;
}

/** Puts events at the end of the desk's chain. Must run inside BEGIN IMMEDIATE: the head is read here. */
export function insertEvents(
  db: WritableDb,
  desk: Desk,
  batch: readonly NewEvent[],
): readonly StoredEvent[] {
  const head = db.get(
    'SELECT desk_seq, hash FROM entry WHERE desk = ? ORDER BY desk_seq DESC LIMIT 1',
    desk.deskId,
  );
  let deskSeq = head ? numberOf(head, 'desk_seq') : 0;
  let prevHash = head ? textOf(head, 'hash') : firstPrevHash;
  let seq = newestSeq(db);
  const stored: StoredEvent[] = [];
  for (const event of batch) {
    const content = contentText(event);
    const { salt, contentHash } = sealContent(content);
    deskSeq += 1;
    seq += 1;
    const envelope = sealed(event, desk, deskSeq, prevHash, contentHash);
    const bytes = envelopeBytes(envelope);
    const signature = desk.signer.sign(bytes);
    const hash = entryHash(bytes, signature);
    db.run(
      `INSERT INTO entry (seq, event_id, desk, desk_seq, type, call_id, envelope, signature, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      seq,
      envelope.eventId,
      desk.deskId,
      deskSeq,
      envelope.type,
      envelope.callId,
      bytes,
      signature,
      hash,
    );
    db.run(
      'INSERT INTO content (event_id, salt, content) VALUES (?, ?, ?)',
      envelope.eventId,
      salt,
      content,
    );
    prevHash = hash;
    // Parsed from what is stored, so that a live event and a replayed one are the same.
    const asStored: unknown = JSON.parse(content);
    stored.push({ kind: 'event', seq, ...envelope, content: asStored });
  }
  checkpointIfDue(db, desk.signer, desk.deskId, seq, desk.nowMs());
  return stored;
}

export function newestSeq(db: Pick<WritableDb, 'get'>): number {
  const seq = db.get('SELECT max(seq) AS seq FROM entry')?.['seq'];
  return typeof seq === 'number' ? seq : 0;
}

function sealed(
  event: NewEvent,
  desk: Desk,
  deskSeq: number,
  prevHash: string,
  contentHash: string,
): Envelope {
  if (!Number.isSafeInteger(event.atMs) || !Number.isSafeInteger(event.typeVersion)) {
    throw new TypeError(`${event.type}: atMs and typeVersion are whole numbers`);
  }
  return {
    eventId: desk.newEventId(),
    desk: desk.deskId,
    deskSeq,
    prevHash,
    type: event.type,
    typeVersion: event.typeVersion,
    callId: event.callId,
    atMs: event.atMs,
    by: event.by,
    packHash: event.packHash,
    contentHash,
  };
}

function contentText({ type, content }: NewEvent): string {
  // Typed as text by TypeScript, undefined at run time for undefined and for functions.
  const text: unknown = JSON.stringify(content);
  if (typeof text !== 'string') throw new TypeError(`the content of ${type} is not a JSON value`);
  return text;
}
