import { DeliverPolicy, jetstream, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Exchange, Incoming } from '../journal/journal.ts';
import type { Subjects } from './subjects.ts';
import { decode } from './wire.ts';

export interface Inbox {
  readonly stop: () => void;
  /** Resolves when it ended: stopped, or at a message of a newer Concord. */
  readonly ended: Promise<'stopped' | 'newer'>;
}

interface Around {
  readonly connection: NatsConnection;
  readonly stream: string;
  readonly subjects: Subjects;
  readonly exchange: Exchange;
  /** Called after each commit of what came. */
  readonly onTaken: () => void;
}

/** As many as are folded in one commit; a desk that was away has hundreds of thousands to take. */
const mostAtOnce = 200;

/**
 * Reads the whole stream in its order from where this desk stopped: backfill, then live, with no seam between. What waits
 * already is taken in one commit.
 */
export async function openInbox(around: Around): Promise<Inbox> {
  const { connection, stream, subjects, exchange, onTaken } = around;
  const consumer = await jetstream(connection, { timeout: 5_000 }).consumers.get(stream, {
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: exchange.hubSeq() + 1,
  });
  const messages: ConsumerMessages = await consumer.consume({ max_messages: 2 * mostAtOnce });
  let waiting: JsMsg[] = [];
  const stopping = new AbortController();

  const take = (batch: readonly JsMsg[]): 'newer' | null => {
    const readable: Incoming[] = [];
    const flush = (): void => {
      if (readable.length > 0) exchange.take(readable.splice(0));
    };
    for (const { seq, subject, data } of batch) {
      const read = decode(subjects, subject, seq, data);
      if (read.ok) readable.push(read.value);
      else if (read.error === 'newer') {
        flush();
        return 'newer';
      } else {
        flush();
        exchange.setAside(seq, subject, read.error.why);
      }
    }
    flush();
    return null;
  };

  const read = async (): Promise<'stopped' | 'newer'> => {
    for await (const message of messages) {
      waiting.push(message);
      // Take what has arrived together; more may be there already.
      if (waiting.length < mostAtOnce && messages.getPending() > 0) continue;
      const batch = waiting;
      waiting = [];
      const newer = take(batch);
      onTaken();
      if (newer !== null) return newer;
      if (stopping.signal.aborted) break;
    }
    return 'stopped';
  };
  const stop = (): void => {
    stopping.abort();
    messages.stop();
  };
  return { stop, ended: read() };
}
