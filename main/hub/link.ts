import { setImmediate } from 'node:timers/promises';
import type { JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Hands } from '../calls/timers.ts';
import type { Exchange } from '../journal/journal.ts';
import { clockFault, hubClock, tooEarly } from './clock.ts';
import { openFlags, type FlagLink } from './flags/flag-link.ts';
import type { FlagStore } from './flags/flag-store.ts';
import { openInbox, type Inbox } from './inbox.ts';
import { faultWords } from './fault-words.ts';
import { isTheSame, meetHub, wasPutBack } from './meet.ts';
import { connectTo, streamInfo, streamOf } from './nats.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createPresences, type DeskPresence, type Presences } from './presence.ts';
import type { HubSettings } from './settings.ts';
import { subjectsOf } from './subjects.ts';
import { mostBytes } from './wire.ts';

export type HubState =
  | { readonly state: 'live'; readonly desks: number }
  | { readonly state: 'offline'; readonly sinceMs: number; readonly why: string };

export interface HubLink {
  readonly state: () => HubState;
  /** Why flags do not travel; null where they do. */
  readonly flagsTrouble: () => string | null;
  /** The other desks that are there now. */
  readonly others: () => readonly DeskPresence[];
  /** Something was appended, or somebody came or went. */
  readonly nudge: () => void;
  readonly stop: () => Promise<void>;
}

interface Around {
  readonly settings: HubSettings;
  readonly deskId: string;
  readonly exchange: Exchange;
  readonly hands: Hands;
  readonly presence: () => DeskPresence;
  /** Where flags of people are kept; absent, they do not travel. */
  readonly flags?: FlagStore;
  /** What the desk shows may have changed. */
  readonly onChange: () => void;
}

const againMs = 500;

/** Flags are less urgent than calls: a stream that cannot be had is asked for again after so long. */
const flagsAgainMs = 30_000;

interface Session {
  flags: FlagLink | null;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
}

/**
 * Keeps a desk and its hub together, for ever: connects, agrees on what both have, reads, sends, and begins again after every
 * break. Nothing of the desk waits for it.
 */
export function createHubLink(around: Around): HubLink {
  const { settings, deskId, exchange, hands, onChange } = around;
  const subjects = subjectsOf(settings.prefix);
  const stream = streamOf(settings.prefix);
  let connection: NatsConnection | null = null;
  let presences: Presences | null = null;
  let session: Session | null = null;
  let offline: { readonly sinceMs: number; readonly why: string } | null = {
    sinceMs: hands.nowMs(),
    why: 'not reached yet',
  };
  let flagsTrouble: string | null = null;
  let cancelRetry: (() => void) | null = null;
  const stopping = new AbortController();
  const isStopped = (): boolean => stopping.signal.aborted;
  /** Counts breaks, so that what began before one does not go on after it. */
  let attempt = 0;

  const isOffline = (why: string): void => {
    // What else of the same session fails now only follows from it.
    attempt += 1;
    offline = { sinceMs: offline?.sinceMs ?? hands.nowMs(), why };
    session?.inbox.stop();
    session?.outbox.stop();
    session?.flags?.stop();
    session = null;
    onChange();
  };
  const retry = (work: () => Promise<void>): void => {
    cancelRetry?.();
    if (isStopped()) return;
    cancelRetry = hands.after(againMs, () => {
      void work();
    });
  };

  const begin = async (): Promise<void> => {
    cancelRetry?.();
    const mine = (attempt += 1);
    const to = connection;
    if (to === null || isStopped()) return;
    const isPast = (): boolean => isStopped() || mine !== attempt;
    const failed = (error: unknown): void => {
      if (isPast()) return;
      isOffline(faultWords(error));
      retry(begin);
    };
    try {
      insistOnSize(to);
      const { manager, info } = await streamInfo(to, settings);
      if (isPast()) return;
      await meetHub(manager, stream, info, exchange);
      if (isPast()) return;
      const lookAgain = async (): Promise<void> => {
        try {
          if (!(await isTheSame(manager, stream, info, exchange))) failed(new Error(wasPutBack));
        } catch (error) {
          failed(error);
        }
      };
      const inbox = await openInbox({
        connection: to,
        stream,
        subjects,
        exchange,
        onTaken: () => {
          // A claim may have waited for what came.
          session?.outbox.nudge();
          session?.flags?.nudge();
          onChange();
        },
        onBegunAnew: () => void lookAgain(),
      });
      if (isPast()) {
        inbox.stop();
        return;
      }
      const clock = hubClock(inbox.hubAtMs, hands);
      const isEarly = (atMs: number): string | null => tooEarly(atMs, clock.nowMs());
      const unsent = exchange.next(0);
      const wrong = clockFault(clock.aheadMs()) ?? (unsent === null ? null : isEarly(unsent.atMs));
      if (wrong !== null) {
        inbox.stop();
        throw new Error(wrong);
      }
      const outbox = createOutbox({
        connection: to,
        manager,
        stream,
        subjects,
        exchange,
        deskId,
        tooEarly: isEarly,
        onFault: failed,
      });
      session = { inbox, outbox, flags: null };
      void withFlags(session, to, manager, isPast);
      offline = null;
      void ended(inbox, isPast);
      outbox.nudge();
      onChange();
    } catch (error) {
      failed(error);
    }
  };
  /** Beside the calls: what goes wrong with flags is said, tried again, and takes nothing else down. */
  const withFlags = async (
    of: Session,
    to: NatsConnection,
    manager: JetStreamManager,
    isPast: () => boolean,
  ): Promise<void> => {
    const store = around.flags;
    if (store === undefined) return;
    const mine = { isOver: false };
    const failed = (error: unknown): void => {
      if (isPast()) return;
      of.flags?.stop();
      of.flags = null;
      flagsTrouble = faultWords(error);
      onChange();
      hands.after(flagsAgainMs, () => {
        if (!isPast()) void withFlags(of, to, manager, isPast);
      });
    };
    try {
      const made = await openFlags({
        connection: to,
        manager,
        settings,
        deskId,
        exchange,
        store,
        hands,
        onTaken: onChange,
        onFault: failed,
        onAgain: () => {
          mine.isOver = true;
          of.flags = null;
          if (!isPast()) void withFlags(of, to, manager, isPast);
        },
      });
      if (isPast() || mine.isOver) made.stop();
      else of.flags = made;
      flagsTrouble = null;
    } catch (error) {
      failed(error);
    }
  };
  const ended = async (inbox: Inbox, isPast: () => boolean): Promise<void> => {
    try {
      const how = await inbox.ended;
      if (isPast()) return;
      if (how === 'newer')
        isOffline('other desks have a newer Concord: bring this one up to date, nothing is lost');
      else {
        isOffline('the hub stopped sending');
        retry(begin);
      }
    } catch (error) {
      if (isPast()) return;
      isOffline(faultWords(error));
      retry(begin);
    }
  };

  const watch = async (to: NatsConnection): Promise<void> => {
    for await (const { type } of to.status()) {
      if (isStopped()) return;
      if (type === 'disconnect') {
        isOffline('the line to the hub broke');
      } else if (type === 'reconnect') void begin();
    }
  };
  /** A connection that NATS gave up for good is made anew. */
  const replace = async (to: NatsConnection): Promise<void> => {
    const why = await to.closed();
    if (isStopped() || connection !== to) return;
    connection = null;
    presences?.stop();
    presences = null;
    isOffline(why === undefined ? 'the hub closed the line' : faultWords(why));
    retry(connectFirst);
  };
  const connectFirst = async (): Promise<void> => {
    if (isStopped()) return;
    try {
      const made = await connectTo(settings, deskId);
      if (isStopped()) {
        await made.close();
        return;
      }
      connection = made;
      presences = createPresences(made, subjects, deskId, hands, around.presence, onChange);
      void watch(made);
      void replace(made);
      await begin();
    } catch (error) {
      isOffline(faultWords(error));
      retry(connectFirst);
    }
  };
  void connectFirst();

  return {
    state: () =>
      offline === null
        ? { state: 'live', desks: 1 + (presences?.others().length ?? 0) }
        : { state: 'offline', ...offline },
    flagsTrouble: () => {
      const aside = around.flags?.aside() ?? null;
      return flagsTrouble ?? (aside === null ? null : aside.why);
    },
    others: () => (offline === null ? (presences?.others() ?? []) : []),
    nudge: () => {
      session?.outbox.nudge();
      session?.flags?.nudge();
      presences?.say();
    },
    stop: async () => {
      stopping.abort();
      attempt += 1;
      cancelRetry?.();
      session?.inbox.stop();
      session?.outbox.stop();
      session?.flags?.stop();
      presences?.stop();
      // What the readers say last is written first: on a line that was closed already it would throw where nobody catches.
      await setImmediate();
      await connection?.close();
    },
  };
}

/** A hub that carries less than an act can hold would refuse it only when somebody needs it. */
function insistOnSize({ info }: NatsConnection): void {
  const most = info?.max_payload ?? mostBytes;
  if (most < mostBytes)
    throw new Error(
      `the hub carries ${Math.floor(most / 1024)} KiB at once and ${mostBytes / 1024} are needed: raise its max_payload`,
    );
}
