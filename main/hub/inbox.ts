import { setImmediate } from 'node:timers/promises';
import { DeliverPolicy, jetstream, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { err } from '#shared/kit/result.ts';
import type { Exchange, Incoming, Place } from '../journal/journal.ts';
import { answerMs } from './nats.ts';
import type { Subjects } from './subjects.ts';
import { decode, type Unreadable } from './wire.ts';

export interface Inbox {
  readonly stop: () => void;
  /** Resolves when it ended: stopped, or at a message of a newer Concord. */
  readonly ended: Promise<'stopped' | 'newer'>;
  /** The hub's time when it began to send, or null where it does not say (ms since 1970). */
  readonly hubAtMs: number | null;
}

interface Around {
  readonly connection: NatsConnection;
  readonly stream: string;
  readonly subjects: Subjects;
  readonly exchange: Exchange;
  /** Called after each commit of what came. */
  readonly onTaken: () => void;
  /** The hub began to send anew: it may be another than before. */
  readonly onBegunAnew: () => void;
}

/** As many as are folded in one commit; a desk that was away has hundreds of thousands to take. */
const mostAtOnce = 200;

/** A server that is gone is missed after two heartbeats, and the reader is made anew (ms). */
export const soonMissed = { expires: 10_000, idle_heartbeat: 1_000 } as const;

/**
 * Reads the whole stream in its order from where this desk stopped: backfill, then live, with no seam between. What waits
 * already is taken in one commit.
 */
export async function openInbox(around: Around): Promise<Inbox> {
  const { connection, stream, subjects, exchange, onTaken, onBegunAnew } = around;
  const consumer = await jetstream(connection, { timeout: answerMs }).consumers.get(stream, {
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: exchange.hubSeq() + 1,
  });
  const messages: ConsumerMessages = await consumer.consume({
    max_messages: 2 * mostAtOnce,
    ...soonMissed,
  });
  const made = Date.parse((await consumer.info(true)).created);
  let waiting: JsMsg[] = [];
  const stopping = new AbortController();

  const take = (batch: readonly JsMsg[]): 'newer' | null => {
    const readable: Incoming[] = [];
    const flush = (): void => {
      if (readable.length > 0) exchange.take(readable.splice(0));
    };
    for (const message of batch) {
      const place = placeOf(subjects, message);
      const read = isOurs(message) ? decode(place, message.data) : err({ why: notOurs });
      if (read.ok) {
        readable.push(read.value);
        continue;
      }
      flush();
      if (read.error === 'newer' && isOfTheRoom(place)) return 'newer';
      exchange.setAside(place, whyOf(read.error));
    }
    flush();
    return null;
  };
  const isOurs = ({ subject }: JsMsg): boolean => subjects.read(subject) !== null;
  /** Where the hub checks who speaks, and of a desk that is known: nobody else's word stops this desk. */
  const isOfTheRoom = ({ desk }: Place): boolean => desk !== null && exchange.isDesk(desk);

  const read = async (): Promise<'stopped' | 'newer'> => {
    const end: { newer: boolean; taking: Promise<void> } = {
      newer: false,
      taking: Promise.resolve(),
    };
    /** What has arrived together is taken together: in the next turn of the loop all of it is there. */
    const soon = async (): Promise<void> => {
      await setImmediate();
      const batch = waiting;
      waiting = [];
      if (stopping.signal.aborted) return;
      end.newer = take(batch) === 'newer';
      onTaken();
      if (end.newer) messages.stop();
    };
    for await (const message of messages) {
      if (waiting.length === 0)
        end.taking = soon().catch((error: unknown) => {
          messages.stop();
          throw error;
        });
      // It is waited for below, and no sooner.
      end.taking.catch(() => undefined);
      waiting.push(message);
    }
    await end.taking;
    return end.newer ? 'newer' : 'stopped';
  };
  const watch = async (): Promise<void> => {
    for await (const { type } of messages.status())
      if (type === 'ordered_consumer_recreated' && !stopping.signal.aborted) onBegunAnew();
  };
  void watch();
  const stop = (): void => {
    stopping.abort();
    messages.stop();
  };
  return { stop, ended: read(), hubAtMs: Number.isNaN(made) ? null : made };
}

const notOurs = 'its subject is none of ours';

const none = { isClaim: false, callId: null, role: null, desk: null } as const;

const placeOf = (subjects: Subjects, { seq, subject, time }: JsMsg): Place => ({
  hubSeq: seq,
  subject,
  atMs: time.getTime(),
  ...(subjects.read(subject) ?? none),
});

const whyOf = (unreadable: Unreadable): string =>
  unreadable === 'newer'
    ? 'it says that it is of a newer Concord, and nobody of this room says so'
    : unreadable.why;
