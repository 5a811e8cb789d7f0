import { jetstream, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Exchange, Outgoing } from '../journal/journal.ts';
import { codes, isCode } from './nats.ts';
import type { Subjects } from './subjects.ts';
import { encode } from './wire.ts';

export interface Outbox {
  /** Something was appended, or the hub is back: sends what it has not got, oldest first. */
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
  /** Told of a send that failed; the connection decides when to try again. */
  readonly onFault: (error: unknown) => void;
}

/** Sends this desk's batches in the order of its chain, one at a time: the next only once the hub has the one before. */
export function createOutbox(around: Around): Outbox {
  const { connection, exchange, subjects, deskId, onFault } = around;
  const stream = jetstream(connection, { timeout: 5_000 });
  let sentTo = 0;
  let running = false;
  const stopping = new AbortController();
  const isStopped = (): boolean => stopping.signal.aborted;

  const plain = ({ callId, role }: Outgoing): string =>
    callId === null ? subjects.ofDesk(deskId) : subjects.ofCall(callId, role, deskId);

  /** True if the newest claim on the call is this very batch: it was sent before, and the answer was lost on the way. */
  const isOursAlready = async (subject: string, messageId: string): Promise<boolean> => {
    const newest = await around.manager.streams.getMessage(around.stream, {
      last_by_subj: subject,
    });
    return newest?.header.get('Nats-Msg-Id') === messageId;
  };

  const send = async (batch: Outgoing): Promise<void> => {
    const data = encode(exchange.publicKey, batch.events);
    const msgID = batch.messageId;
    if (batch.claims && batch.callId !== null) {
      const subject = subjects.ofClaim(batch.callId);
      try {
        const expect =
          batch.expects === null ? {} : { expect: { lastSubjectSequence: batch.expects } };
        await stream.publish(subject, data, { msgID, ...expect });
        return;
      } catch (error) {
        if (!isCode(error, codes.wrongLastSequence)) throw error;
        if (await isOursAlready(subject, msgID)) return;
      }
      // Somebody else was first. The act stays in this desk's chain, and every desk sees that it came second.
      await stream.publish(plain(batch), data, { msgID: `${msgID}:second` });
      return;
    }
    await stream.publish(plain(batch), data, { msgID });
  };

  /** Nothing comes between the last look and the end of it, so a nudge meanwhile is never missed. */
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      while (!isStopped()) {
        const batch = exchange.next(sentTo);
        if (batch === null) return;
        await send(batch);
        sentTo = batch.batch;
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
