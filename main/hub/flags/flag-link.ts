import { DeliverPolicy, jetstream, type JetStreamManager, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Hands } from '../../calls/timers.ts';
import type { Exchange } from '../../journal/journal.ts';
import { soonMissed } from '../inbox.ts';
import { answerMs } from '../nats.ts';
import type { HubSettings } from '../settings.ts';
import type { FlagStore, Slice } from './flag-store.ts';
import { flagStream, flagStreamOf, flagSubjects } from './flag-stream.ts';
import { createTeller } from './flag-teller.ts';
import { decodeFlag, decodeRoster, type ReadFlag } from './flag-wire.ts';

interface Around {
  readonly connection: NatsConnection;
  readonly manager: JetStreamManager;
  readonly settings: HubSettings;
  readonly deskId: string;
  readonly exchange: Pick<Exchange, 'sign' | 'publicKey' | 'isFrom' | 'isDesk' | 'introduce'>;
  readonly store: FlagStore;
  readonly hands: Hands;
  /** People have come: what is on the screen may say more. */
  readonly onTaken: () => void;
  readonly onFault: (error: unknown) => void;
  /** A desk whose words were passed over is known now: the stream is read again from there. */
  readonly onAgain: () => void;
}

export interface FlagLink {
  /** Something was imported or released here, or something came. */
  readonly nudge: () => void;
  readonly stop: () => void;
}

/** So long may one commit take, with somebody on the telephone (ms); as many are taken at once as fit. */
const sliceMs = 25;
const most = { atOnce: 400, waiting: 1_600 } as const;

/** Brings what is known of flagged people to the other desks, and theirs here, beside the calls and never before them. */
export async function openFlags(around: Around): Promise<FlagLink> {
  const { connection, settings, deskId, exchange, store, hands, onTaken, onFault, onAgain } =
    around;
  const subjects = flagSubjects(settings.prefix);
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

  const teller = createTeller({
    ...around,
    keepsRoster: info.config.subjects.includes(subjects.ofDesk('*')),
    isStopped,
    turn: async () => {
      await pause(1);
    },
  });
  /** Of these people others have told something while this desk was there. */
  const toldByOthers = new Set<string>();
  let size = 20;
  /** Takes the first of what waits; gives how many. */
  const take = (waiting: readonly JsMsg[]): number => {
    const flags: Slice['flags'][number][] = [];
    const own: ReadFlag[] = [];
    const aside: Slice['aside'][number][] = [];
    const unknown: Slice['unknown'][number][] = [];
    const began = performance.now();
    const slice = waiting.slice(0, size);
    for (const { subject, seq, data } of slice) {
      const { kind, last: token } = subjects.read(subject);
      if (kind === 'roster') {
        const key = decodeRoster(data);
        if (key === null || !exchange.introduce(token, key))
          aside.push({ token, seq, why: `desk ${token} says another key than before, or none` });
        continue;
      }
      const read = decodeFlag(token, data, exchange.isFrom);
      if (read.ok) {
        if (read.value.desk === deskId) own.push(read.value);
        else flags.push({ ...read.value, token, seq });
      } else if ('unknown' in read.error) unknown.push({ desk: read.error.unknown, seq });
      else aside.push({ token, seq, why: read.error.why });
    }
    store.take({ flags, aside, unknown, readTo: slice.at(-1)?.seq ?? store.readTo() });
    const tookMs = performance.now() - began;
    if (flags.length > 0)
      size = Math.max(1, Math.min(most.atOnce, Math.round((size * sliceMs) / Math.max(tookMs, 1))));
    // Somebody else told more of the same person a moment before: this desk's words lie over theirs, and are said anew.
    for (const { personId } of flags) toldByOthers.add(personId);
    for (const { personId, body } of own) {
      if (!toldByOthers.has(personId)) continue;
      const now = store.changedSince(personId, body);
      if (now !== null) guarded(() => teller.publish(now));
    }
    return slice.length;
  };
  let waiting: JsMsg[] = [];
  let working = false;
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    try {
      await pause(1);
      while (waiting.length > 0 && !isStopped()) {
        waiting = waiting.slice(take(waiting));
        if (waiting.length === 0) {
          store.settle();
          guarded(teller.tell);
          again();
        }
        onTaken();
        await pause(1);
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
  const guarded = (work: () => Promise<void>): void => {
    work().catch((error: unknown) => {
      if (!isStopped()) onFault(error);
    });
  };
  const stop = (): void => {
    stopping.abort();
    messages.stop();
  };
  const again = (): void => {
    if (isStopped() || !store.isAgain(exchange.isDesk)) return;
    stop();
    onAgain();
  };
  guarded(read);
  guarded(teller.tell);
  return {
    nudge: () => {
      guarded(teller.tell);
      if (waiting.length === 0) again();
    },
    stop,
  };
}
