import type { KeyObject } from 'node:crypto';
import type { ReadableDb } from './db.ts';
import {
  contentHashOf,
  entryHash,
  firstPrevHash,
  isSignedBy,
  publicKeyFrom,
  readEnvelope,
} from './envelope.ts';
import type { Envelope } from './event.ts';
import { missedTo } from './hub-place.ts';
import type { Gap, Incoming, WireEvent } from './hub-types.ts';
import { numberOf, textOf } from './row.ts';

export interface Read extends WireEvent {
  readonly is: Envelope;
  readonly said: unknown;
}

const mostKeys = 1_000;

/** Takes the events of a message apart; in words what is wrong with them, where they are none or not those of its subject. */
export function readAll({
  events,
  desk,
  role,
  callId,
  isClaim,
}: Incoming): readonly [Read, ...Read[]] | string {
  try {
    const [first, ...others] = events.map((one): Read => {
      const said: unknown = one.content === null ? null : JSON.parse(one.content);
      return { ...one, is: readEnvelope(one.envelope), said };
    });
    if (first === undefined) return 'it holds no event';
    if (desk !== null && first.is.desk !== desk) return 'its desk is not the one of its subject';
    if (others.some(({ is }) => is.desk !== first.is.desk || is.callId !== first.is.callId))
      return 'its events are of different desks or calls';
    if ((callId !== null || isClaim) && first.is.callId !== callId)
      return 'its call is not the one of its subject';
    const roles = [first, ...others].flatMap(({ is }) => is.by?.role ?? []);
    if (roles.some((one) => one !== (role ?? roles[0])))
      return 'its author has not the role of its subject';
    return [first, ...others];
  } catch {
    return 'it cannot be read as events';
  }
}

const bytes = { publicKey: 32, salt: 16, signature: 64 } as const;

/**
 * Whether the events follow in the chain of their desk and are signed, each of them. A chain whose beginning the hub no longer
 * has is taken up in its middle, once, and on a subject where the hub checks the desk: the gap is given, to be put on record.
 */
export function checkChain(
  db: ReadableDb,
  read: readonly [Read, ...Read[]],
  incoming: Incoming,
): { readonly fault: string } | { readonly gap: Gap | null } {
  const { publicKey } = incoming;
  if (publicKey.length !== bytes.publicKey) return { fault: 'its key is no key' };
  const { desk, deskSeq: from, prevHash: follows } = read[0].is;
  const head = db.get(
    'SELECT desk_seq, hash FROM entry WHERE desk = ? ORDER BY desk_seq DESC LIMIT 1',
    desk,
  );
  let deskSeq = head ? numberOf(head, 'desk_seq') : 0;
  let prevHash = head ? textOf(head, 'hash') : firstPrevHash;
  const isLater = from > deskSeq + 1 && mayBeginLater(db, desk, incoming);
  const gap = isLater ? { desk, deskSeq: from, prevHash: follows } : null;
  if (isLater) {
    deskSeq = from - 1;
    prevHash = follows;
  }
  const ids = new Set<string>();
  for (const one of read) {
    const fault = faultOf(db, one, deskSeq, prevHash, ids);
    if (fault !== null) return { fault };
    if (!isSignedBy(keyOf(publicKey), one.envelope, one.signature))
      return { fault: 'its signature is not from its desk' };
    deskSeq = one.is.deskSeq;
    prevHash = entryHash(one.envelope, one.signature);
  }
  return { gap };
}

function faultOf(
  db: ReadableDb,
  { is, signature, salt, content }: Read,
  deskSeq: number,
  prevHash: string,
  ids: Set<string>,
): string | null {
  if (is.deskSeq !== deskSeq + 1)
    return is.deskSeq > deskSeq + 1
      ? `events ${deskSeq + 1} to ${is.deskSeq - 1} of its desk are missing before it`
      : `event ${is.deskSeq} of its desk is here already, and it is another`;
  if (ids.has(is.eventId) || db.get('SELECT 1 FROM entry WHERE event_id = ?', is.eventId))
    return 'one of its events has the name of another';
  ids.add(is.eventId);
  if (is.prevHash !== prevHash) return 'it does not follow from the event before it';
  if (signature.length !== bytes.signature) return 'its signature is none';
  if (content === null) return null;
  return salt?.length === bytes.salt && contentHashOf(salt, content) === is.contentHash
    ? null
    : 'its content is not the one that was signed';
}

/** Nothing of the desk was read since messages ran out unread: what is missing before this one may have been among them. */
export function mayBeginLater(
  db: ReadableDb,
  desk: string,
  { hubSeq, desk: spoke }: Incoming,
): boolean {
  const missed = missedTo(db);
  if (missed === 0 || hubSeq <= missed || spoke !== desk) return false;
  const newest = db.get('SELECT max(hub_seq) AS seq FROM batch WHERE desk = ?', desk)?.['seq'];
  return typeof newest !== 'number' || newest <= missed;
}

const keys = new Map<string, KeyObject>();

/** Every message of a desk is checked with the same key, and making one costs as much as checking with it. */
export function keyOf(publicKey: Uint8Array): KeyObject {
  const name = Buffer.from(publicKey).toString('base64');
  const key = keys.get(name) ?? publicKeyFrom(publicKey);
  if (keys.size >= mostKeys) keys.clear();
  keys.set(name, key);
  return key;
}
