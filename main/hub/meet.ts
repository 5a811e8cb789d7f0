import type { JetStreamManager, StreamInfo } from '@nats-io/jetstream';
import type { Exchange } from '../journal/journal.ts';

/**
 * A hub's word is not its disk's: after a restore it may be older than what this desk has seen. Finds the newest message both
 * have, and forgets the places after it; this desk's own are then sent again. True if something was forgotten.
 */
export async function meetHub(
  manager: JetStreamManager,
  stream: string,
  { state: { first_seq: first, last_seq: last } }: StreamInfo,
  exchange: Exchange,
): Promise<boolean> {
  const seen = exchange.hubSeq();
  let step = 1;
  let at = exchange.knownAt(Math.min(seen, last));
  for (; at !== null; step *= 2) {
    // Older than what the hub keeps: nothing says that it ever was another.
    if (at.hubSeq < first) break;
    const there = await manager.streams.getMessage(stream, { seq: at.hubSeq });
    if (there?.header.get('Nats-Msg-Id').startsWith(at.messageId) === true) break;
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
