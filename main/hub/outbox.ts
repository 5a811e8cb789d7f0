import { jetstream, type JetStreamManager, type JetStreamPublishOptions } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Exchange, Outgoing } from '../journal/journal.ts';
import { wasPutBack } from './meet.ts';
import { answerMs, codes, isCode } from './nats.ts';
import type { Subjects } from './subjects.ts';
import { encode, mostBytes } from './wire.ts';

export interface Outbox {
  /** Something was appended or came in, or the hub is back: sends what it has not got, oldest first. */
  readonly nudge: () => void;
  readonly stop: () => void;
}

interface Around {
  readonly connection: NatsConnection;
  readonly manager: JetStreamManager;
  readonly stream: string;
  readonly subjects: Subjects;
  readonly exchange: Exchange;
  readonly deskId: string;
  /** Why what happened then is not sent yet; null where it may be. */
  readonly tooEarly: (atMs: number) => string | null;
  /** Told of a send that failed; the connection decides when to try again. */
  readonly onFault: (error: unknown) => void;
}

/** A claim to which the hub has an answer that this desk has not read yet. */
type Sent = 'sent' | { readonly readFirst: number };

/** Sends this desk's batches in the order of its chain, one at a time: the next only once the hub has the one before. */
export function createOutbox(around: Around): Outbox {
  const { connection, exchange, subjects, deskId, onFault } = around;
  const stream = jetstream(connection, { timeout: answerMs });
  let sentTo = 0;
  let running = false;
  const stopping = new AbortController();
  const isStopped = (): boolean => stopping.signal.aborted;

  const subjectOf = ({ callId, role }: Outgoing): string =>
    callId === null ? subjects.ofDesk(role, deskId) : subjects.ofCall(callId, role, deskId);

  /** What is new on the hub comes after everything that was read of it: else it is not the hub that was read. */
  const publishTo = async (
    subject: string,
    data: Uint8Array,
    options: Partial<JetStreamPublishOptions>,
  ): Promise<void> => {
    const seen = exchange.hubSeq();
    const { seq, duplicate } = await stream.publish(subject, data, options);
    if (!duplicate && seq <= seen) throw new Error(wasPutBack);
  };

  /**
   * A claim counts where nothing is on its subject that this desk has not read. What is there is read first, and then it is
   * looked at again whether the claim still stands; `hasRead` is what was found there the last time.
   */
  const claim = async (
    { expects, messageId }: Outgoing,
    subject: string,
    data: Uint8Array,
    hasRead: number | null,
  ): Promise<Sent> => {
    const publish = async (expected: number | null): Promise<boolean> => {
      try {
        await publishTo(
          subject,
          data,
          expected === null
            ? { msgID: messageId }
            : // An id that was refused once is not used again: a cluster may remember it.
              { msgID: `${messageId}:${expected}`, expect: { lastSubjectSequence: expected } },
        );
        return true;
      } catch (error) {
        if (!isCode(error, codes.wrongLastSequence)) throw error;
        return false;
      }
    };
    if (await publish(expects)) return 'sent';
    const newest = await around.manager.streams.getMessage(around.stream, {
      last_by_subj: subject,
    });
    // It was sent before, and the answer was lost on the way.
    if (newest?.header.get('Nats-Msg-Id').startsWith(messageId) === true) return 'sent';
    const at = newest?.seq ?? 0;
    // What this desk knew of has run out on the hub, or was read and is nothing that counts.
    if ((newest === null || at === hasRead) && (await publish(at))) return 'sent';
    return { readFirst: at };
  };

  const send = async (batch: Outgoing, hasRead: number | null): Promise<Sent> => {
    const early = around.tooEarly(batch.atMs);
    if (early !== null) throw new Error(early);
    const data = encode(exchange.publicKey, batch.events);
    if (data.length > mostBytes)
      throw new Error(
        `something done here is larger than the hub carries (${Math.ceil(data.length / 1024)} KiB): tell whoever looks after Concord`,
      );
    if (batch.claims && batch.callId !== null)
      return claim(batch, subjects.ofClaim(batch.callId), data, hasRead);
    const msgID = batch.isBeaten ? `${batch.messageId}:second` : batch.messageId;
    await publishTo(subjectOf(batch), data, { msgID });
    return 'sent';
  };

  /** Nothing comes between the last look and the end of it, so a nudge meanwhile is never missed. */
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      let hasRead: number | null = null;
      while (!isStopped()) {
        const batch = exchange.next(sentTo);
        if (batch === null) return;
        const sent = await send(batch, hasRead);
        hasRead = sent === 'sent' ? null : sent.readFirst;
        if (sent === 'sent') sentTo = batch.batch;
        else if (exchange.hubSeq() < sent.readFirst) return;
      }
    } finally {
      running = false;
    }
  };
  return {
    nudge: () => {
      run().catch((error: unknown) => {
        if (!isStopped()) onFault(error);
      });
    },
    stop: () => {
      stopping.abort();
    },
  };
}
