import { jetstream, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Exchange } from '../../journal/journal.ts';
import type { FlagBody } from '../../people/flags/body.ts';
import { permissionIn } from '../fault-words.ts';
import { answerMs, codes, isCode } from '../nats.ts';
import type { HubSettings } from '../settings.ts';
import type { FlagStore, Owed } from './flag-store.ts';
import { flagStreamOf, flagSubjects, tells } from './flag-stream.ts';
import { encodeFlag, encodeRoster, flagToken } from './flag-wire.ts';

interface Around {
  readonly connection: NatsConnection;
  readonly manager: JetStreamManager;
  readonly settings: HubSettings;
  readonly deskId: string;
  readonly exchange: Pick<Exchange, 'sign' | 'publicKey'>;
  readonly store: FlagStore;
  /** False where the stream is an older one, which keeps no keys of desks. */
  readonly keepsRoster: boolean;
  readonly isStopped: () => boolean;
  /** Lets everybody else have their turn. */
  readonly turn: () => Promise<void>;
}

export interface FlagTeller {
  /** Tells what was imported and released here, then what is owed, until nothing is left. */
  readonly tell: () => Promise<void>;
  /** Says one person anew. */
  readonly publish: (body: FlagBody) => Promise<void>;
}

const most = { inFlight: 100, looked: 1_000 } as const;

/** What this desk says on the stream of flags. */
export function createTeller(around: Around): FlagTeller {
  const { connection, manager, settings, deskId, exchange, store, isStopped, turn } = around;
  const stream = jetstream(connection, { timeout: answerMs });
  const subjects = flagSubjects(settings.prefix);
  const mayTell = settings.roles === null || settings.roles.some((one) => tells.includes(one));
  let isIntroduced = !around.keepsRoster;

  /** Whoever joins in a year knows by this whose words they are: chains are kept for thirty days. */
  const introduce = async (): Promise<void> => {
    if (isIntroduced) return;
    const subject = subjects.ofDesk(deskId);
    const data = encodeRoster(exchange.publicKey);
    const there = await manager.streams.getMessage(flagStreamOf(settings.prefix), {
      last_by_subj: subject,
    });
    if (there === null || !Buffer.from(there.data).equals(data))
      await stream.publish(subject, data);
    isIntroduced = true;
  };
  /** Over one message, where the hub still has that; else without a condition. */
  const publish = async (body: FlagBody, over: number | null = null): Promise<void> => {
    const { personId } = body.person;
    const data = encodeFlag(body, exchange.sign);
    if (data === null) {
      store.cannotTell(`what is held of person ${personId} is more than the hub carries`);
      return;
    }
    await introduce();
    await stream.publish(
      subjects.ofPerson(flagToken(personId)),
      data,
      over === null ? {} : { expect: { lastSubjectSequence: over } },
    );
  };
  /** Every desk that knows better says so at once: the first is enough, and where this desk may not, another does. */
  const over = async (body: FlagBody, { seq }: Owed): Promise<void> => {
    try {
      await publish(body, seq);
    } catch (error) {
      if (!isCode(error, codes.wrongLastSequence) && permissionIn(error) === null) throw error;
    }
  };
  /** A token does not say whose it is: everybody is looked at, some at a time. */
  const peopleOf = async (owed: readonly Owed[]): Promise<ReadonlyMap<string, string>> => {
    const wanted = new Set(owed.map(({ token }) => token));
    const found = new Map<string, string>();
    for (let after = ''; found.size < wanted.size && !isStopped();) {
      const ids = store.peopleAfter(after, most.looked);
      for (const id of ids) if (wanted.has(flagToken(id))) found.set(flagToken(id), id);
      const last = ids.at(-1);
      if (last === undefined) break;
      after = last;
      await turn();
    }
    return found;
  };
  const tellOwed = async (): Promise<void> => {
    for (let owed = store.owed(); owed.length > 0 && !isStopped(); owed = store.owed()) {
      const people = mayTell ? await peopleOf(owed) : new Map<string, string>();
      for (const one of owed) {
        if (isStopped()) return;
        const personId = people.get(one.token);
        const body = personId === undefined ? null : store.bodyOf(personId);
        if (body !== null) await over(body, one);
      }
      store.paid(owed);
    }
  };
  const tellOwn = async (): Promise<void> => {
    for (let next = store.toTell(most.inFlight); next !== null && !isStopped();) {
      await introduce();
      await Promise.all(next.people.map(async (body) => await publish(body)));
      store.saveTold(next.then);
      await turn();
      next = store.toTell(most.inFlight);
    }
  };
  let telling = false;
  let isAsked = false;
  return {
    publish: async (body) => await publish(body),
    tell: async () => {
      isAsked = true;
      if (telling) return;
      telling = true;
      try {
        while (isAsked && !isStopped()) {
          isAsked = false;
          await tellOwn();
          await tellOwed();
        }
      } finally {
        telling = false;
      }
    },
  };
}
