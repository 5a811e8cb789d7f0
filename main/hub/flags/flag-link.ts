import {
  DeliverPolicy,
  RetentionPolicy,
  StorageType,
  jetstream,
  type JetStreamManager,
  type JsMsg,
  type StreamInfo,
} from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Hands } from '../../calls/timers.ts';
import type { Exchange } from '../../journal/journal.ts';
import type { FlagBody } from '../../people/flags/body.ts';
import { soonMissed } from '../inbox.ts';
import { answerMs, codes, isCode, streamOf } from '../nats.ts';
import type { HubSettings } from '../settings.ts';
import { decodeFlag, encodeFlag, flagToken, type ReadFlag } from './flag-wire.ts';
import type { FlagStore } from './flag-store.ts';

interface Around {
  readonly connection: NatsConnection;
  readonly manager: JetStreamManager;
  readonly settings: HubSettings;
  readonly deskId: string;
  readonly exchange: Pick<Exchange, 'sign' | 'isFrom'>;
  readonly store: FlagStore;
  readonly hands: Hands;
  /** People have come: what is on the screen may say more. */
  readonly onTaken: () => void;
  readonly onFault: (error: unknown) => void;
}

export interface FlagLink {
  /** Something was imported or released here. */
  readonly nudge: () => void;
  readonly stop: () => void;
}

export const flagStreamOf = (prefix: string): string => `${streamOf(prefix)}_FLAGS`;

/** One message a person, the newest: a stream that is compacted by its subjects. */
async function flagStream(
  manager: JetStreamManager,
  { prefix, replicas }: HubSettings,
): Promise<StreamInfo> {
  const stream = flagStreamOf(prefix);
  try {
    return await manager.streams.info(stream);
  } catch (error) {
    if (!isCode(error, codes.streamNotFound)) throw error;
  }
  return await manager.streams.add({
    name: stream,
    subjects: [`${prefix}.flag.*`],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    num_replicas: replicas,
    max_msgs_per_subject: 1,
    allow_direct: true,
    deny_purge: true,
  });
}

/** So long may one commit take, with somebody on the telephone (ms); as many are taken at once as fit. */
const sliceMs = 25;
const most = { atOnce: 400, waiting: 1_600, inFlight: 100, tries: 20 } as const;
const againMs = 500;

/** Brings what is known of flagged people to the other desks, and theirs here, beside the calls and never before them. */
export async function openFlags(around: Around): Promise<FlagLink> {
  const { connection, settings, deskId, exchange, store, hands, onTaken, onFault } = around;
  const info = await flagStream(around.manager, settings);
  store.meet(info.created, info.state.last_seq);
  const stream = jetstream(connection, { timeout: answerMs });
  const consumer = await stream.consumers.get(flagStreamOf(settings.prefix), {
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: store.readTo() + 1,
  });
  const messages = await consumer.consume({
    max_messages: 2 * most.atOnce,
    ...soonMissed,
  });
  const stopping = new AbortController();
  const isStopped = (): boolean => stopping.signal.aborted;
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      hands.after(ms, resolve);
    });

  /** Of these people others have told something while this desk was there. */
  const toldByOthers = new Set<string>();
  let size = 20;
  let tries = 0;
  /** Takes the first of what waits; gives how many. */
  const take = (waiting: readonly JsMsg[]): number => {
    const flags: ReadFlag[] = [];
    const own: ReadFlag[] = [];
    let looked = 0;
    let readTo = store.readTo();
    const began = performance.now();
    for (const { subject, seq, data } of waiting.slice(0, size)) {
      const token = subject.split('.').at(-1) ?? '';
      const read = decodeFlag(token, data, exchange.isFrom);
      if (!read.ok && read.error === 'unknown' && tries < most.tries) break;
      looked += 1;
      readTo = seq;
      if (read.ok) {
        (read.value.desk === deskId ? own : flags).push(read.value);
        continue;
      }
      store.setAside(seq, read.error === 'unknown' ? 'its desk is not known' : read.error.why);
    }
    if (looked > 0) store.take(flags, readTo);
    const tookMs = performance.now() - began;
    if (flags.length > 0)
      size = Math.max(1, Math.min(most.atOnce, Math.round((size * sliceMs) / Math.max(tookMs, 1))));
    tries = looked > 0 ? 0 : tries + 1;
    // Somebody else told more of the same person a moment before: this desk's words lie over theirs, and are said anew.
    for (const { personId } of flags) toldByOthers.add(personId);
    for (const { personId, body } of own) {
      if (!toldByOthers.has(personId)) continue;
      const now = store.changedSince(personId, body);
      if (now !== null) guarded(() => publish(now));
    }
    return looked;
  };
  let waiting: JsMsg[] = [];
  let working = false;
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    try {
      await pause(1);
      while (waiting.length > 0 && !isStopped()) {
        const taken = take(waiting);
        waiting = waiting.slice(taken);
        if (waiting.length === 0 && taken > 0) store.settle();
        onTaken();
        // A desk that is not known yet is being read about; else everybody else has their turn.
        await pause(taken === 0 ? againMs : 1);
      }
    } finally {
      working = false;
    }
  };
  const read = async (): Promise<void> => {
    for await (const message of messages) {
      waiting.push(message);
      guarded(work);
      while (waiting.length > most.waiting && !isStopped()) await pause(5);
    }
  };

  const publish = async (body: FlagBody): Promise<void> => {
    const { personId } = body.person;
    const data = encodeFlag(body, exchange.sign);
    if (data === null)
      store.cannotTell(`what is held of person ${personId} is more than the hub carries`);
    else await stream.publish(`${settings.prefix}.flag.${flagToken(personId)}`, data);
  };
  let telling = false;
  const tell = async (): Promise<void> => {
    if (telling) return;
    telling = true;
    try {
      for (let next = store.toTell(most.inFlight); next !== null && !isStopped();) {
        await Promise.all(next.people.map(publish));
        store.saveTold(next.then);
        await pause(1);
        next = store.toTell(most.inFlight);
      }
    } finally {
      telling = false;
    }
  };
  const guarded = (work: () => Promise<void>): void => {
    work().catch((error: unknown) => {
      if (!isStopped()) onFault(error);
    });
  };
  guarded(read);
  guarded(tell);
  return {
    nudge: () => {
      guarded(tell);
    },
    stop: () => {
      stopping.abort();
      messages.stop();
    },
  };
}
