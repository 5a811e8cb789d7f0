import type { JetStreamManager, StreamInfo } from '@nats-io/jetstream';
import type { Exchange } from '../journal/journal.ts';

export const wasPutBack = 'the hub was put back to an earlier state';

/** Whether the hub still has the stream that was met, and in it the newest message that this desk knows of, where it was. */
export async function isTheSame(
  manager: JetStreamManager,
  stream: string,
  { created }: Pick<StreamInfo, 'created'>,
  exchange: Exchange,
): Promise<boolean> {
  if ((await manager.streams.info(stream)).created !== created) return false;
  const newest = exchange.knownAt(exchange.hubSeq());
  return newest === null || (await isThere(manager, stream, newest));
}

type Known = NonNullable<ReturnType<Exchange['knownAt']>>;

async function isThere(
  manager: JetStreamManager,
  stream: string,
  { hubSeq, messageId }: Known,
): Promise<boolean> {
  const there = await manager.streams.getMessage(stream, { seq: hubSeq });
  return there?.header.get('Nats-Msg-Id').startsWith(messageId) === true;
}

/**
 * A hub's word is not its disk's: after a restore it may be older than what this desk has seen. Finds the newest message both
 * have, and forgets the places after it; this desk's own are then sent again. True if something was forgotten.
 */
export async function meetHub(
  manager: JetStreamManager,
  stream: string,
  { created, state: { first_seq: first, last_seq: last } }: StreamInfo,
  exchange: Exchange,
): Promise<boolean> {
  exchange.meet(created);
  const seen = exchange.hubSeq();
  let step = 1;
  let at = exchange.knownAt(Math.min(seen, last));
  for (; at !== null; step *= 2) {
    // Older than what the hub keeps: nothing says that it ever was another.
    if (at.hubSeq < first) break;
    if (await isThere(manager, stream, at)) break;
    // Further back in growing steps: what is forgotten needlessly is recognised when it comes again.
    at = exchange.knownAt(at.hubSeq - step);
  }
  const newestKnown = exchange.knownAt(seen)?.hubSeq ?? 0;
  const common = at?.hubSeq ?? 0;
  const isOther = common !== newestKnown || seen > last;
  if (isOther) exchange.forgetAfter(common);
  // What came after that was junk or a copy, and nothing shows whether the hub still has it there: it is looked at again.
  else if (common < seen) exchange.forgetAfter(Math.max(common, Math.min(seen, first - 1)));
  // What ran out before this desk could read it is passed over; the chains are taken up where the hub begins.
  if (first > 0) exchange.beginAt(first);
  return isOther;
}
