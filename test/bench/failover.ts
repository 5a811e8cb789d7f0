import { setTimeout as wait } from 'node:timers/promises';
import { createHubLink } from '#main/hub/link.ts';
import { connectTo, streamInfo } from '#main/hub/nats.ts';
import type { HubSettings } from '#main/hub/settings.ts';
import { machineHands } from '#main/hands.ts';
import { hasNatsServer, natsCluster } from '#test/hub/nats-server.ts';
import { accept, callOf, makeRoom, offerCall, type TestDesk } from '#test/hub/room.ts';
import { percentiles } from './percentiles.ts';

const seconds = Number(process.env['CONCORD_SECONDS'] ?? 60);
const everyMs = 5_000;
/** A killed server stays away so long: the other two have a leader meanwhile. */
const awayMs = 2_500;

/**
 * A cluster of three whose leader is killed every five seconds, while a desk goes on writing and two nurses reach for one
 * call a second. A claim is timed from when there is a leader (or from when it was made, if that was later).
 */
export async function benchFailover(): Promise<object> {
  if (!hasNatsServer) return { skipped: 'nats-server is not installed' };
  const cluster = await natsCluster();
  const room = makeRoom();
  const settings: HubSettings = {
    servers: [...cluster.urls],
    prefix: 'concord',
    credentials: null,
    roles: null,
    nkey: null,
    ca: null,
    replicas: 3,
  };
  const [handler, one, two] = [room.addDesk(), room.addDesk('nurse'), room.addDesk('nurse')];
  const made = new Map<number, number>();
  const confirmed = new Map<number, number>();
  const notice = (): void => {
    for (const n of made.keys())
      if (!confirmed.has(n) && isAgreed(room.desks, n)) confirmed.set(n, performance.now());
  };
  const links = room.desks.map((desk) =>
    createHubLink({
      settings,
      deskId: desk.journal.deskId,
      exchange: desk.journal.exchange,
      hands: machineHands,
      presence: () => ({
        desk: desk.journal.deskId,
        deskName: '',
        version: '0',
        seated: null,
        users: [],
      }),
      onChange: notice,
    }),
  );
  const nudge = (): void => {
    for (const link of links) link.nudge();
  };
  const watching = watchLeader(settings);
  const local: { readonly ms: number; readonly isLive: boolean }[] = [];
  try {
    while (!links.every((link) => link.state().state === 'live')) await wait(10);
    const started = performance.now();
    const spent = (): number => performance.now() - started;
    let calls = 0;
    let notes = 0;
    let kills = 0;
    let ticks = 1;
    while (spent() < seconds * 1_000) {
      if (spent() >= ticks * everyMs) {
        ticks += 1;
        const leader = watching.leader();
        // Where there is none at this moment, they are still choosing.
        if (leader !== null) {
          kills += 1;
          const node = cluster.node(leader);
          watching.killed(leader);
          await node?.kill();
          void wait(awayMs).then(() => node?.start());
        }
      }
      if (spent() >= calls * 1_000) {
        calls += 1;
        offerCall(handler, calls);
        nudge();
      }
      for (let n = 1; n <= calls; n += 1)
        if (!made.has(n) && [one, two].every((desk) => desk.call(callOf(n)) !== null)) {
          made.set(n, performance.now());
          accept(one, n);
          accept(two, n);
        }
      const at = performance.now();
      handler.say('note-added', callOf(calls), { text: `note ${(notes += 1)}` });
      local.push({
        ms: performance.now() - at,
        isLive: links[0]?.state().state === 'live',
      });
      nudge();
      await wait(20);
    }
    while (confirmed.size < made.size) {
      await wait(20);
      nudge();
      notice();
    }
    while (!room.desks.every(({ journal }) => journal.exchange.next(0) === null)) await wait(20);
    const every = Array.from({ length: calls }, (_, at) => callOf(at + 1));
    while (
      every.some((id) => new Set(room.desks.map((desk) => JSON.stringify(desk.call(id)))).size > 1)
    )
      await wait(20);
    const said = every.flatMap((id) =>
      (one.call(id)?.notes ?? [])
        .map(({ text }) => text)
        .filter((text) => text.startsWith('note '))
        .reverse(),
    );
    const expected = Array.from({ length: notes }, (_, at) => `note ${at + 1}`);
    return {
      target:
        '0 lost, 0 doubled, local answers unaffected, claims confirmed within 10 s of a leader existing',
      kills,
      notes,
      lost: expected.filter((text) => !said.includes(text)).length,
      doubled: said.length - new Set(said).size,
      inOrder: JSON.stringify(said) === JSON.stringify(expected),
      claimedCalls: made.size,
      oneWinner: [...made.keys()].filter((n) => isAgreed(room.desks, n)).length,
      confirmedAfterLeader: percentiles(
        [...confirmed].map(([n, at]) => {
          const since = made.get(n) ?? at;
          return at - Math.max(since, watching.leaderSince(since, at));
        }),
      ),
      localWithHub: percentiles(local.filter(({ isLive }) => isLive).map(({ ms }) => ms)),
      localWithout: percentiles(local.filter(({ isLive }) => !isLive).map(({ ms }) => ms)),
    };
  } finally {
    await watching.stop();
    for (const link of links) await link.stop();
    room.clear();
    await cluster.clear();
  }
}

const isAgreed = (desks: readonly TestDesk[], n: number): boolean => {
  const holders = new Set(
    desks.map((desk) => JSON.stringify(desk.call(callOf(n))?.referrals[0]?.acceptedBy ?? null)),
  );
  return holders.size === 1 && !holders.has('null');
};

/** Asks again and again who leads, beside the desks. */
function watchLeader(settings: HubSettings) {
  let leader: string | null = null;
  let dead = { name: '', at: 0 };
  /** The others go on naming a server that is gone for a while; after that it may lead again. */
  const isStale = (name: string): boolean =>
    name === dead.name && performance.now() - dead.at < awayMs + 500;
  const found: number[] = [];
  let isStopped = false;
  const look = async (): Promise<string | null> => {
    try {
      const connection = await connectTo(settings, 'watcher');
      try {
        return (await streamInfo(connection, settings)).info.cluster?.leader ?? null;
      } finally {
        await connection.close();
      }
    } catch {
      return null;
    }
  };
  const run = async (): Promise<void> => {
    while (!isStopped) {
      const now = await look();
      if (now !== null && now !== '' && !isStale(now) && leader === null) {
        leader = now;
        found.push(performance.now());
      }
      await wait(100);
    }
  };
  const running = run();
  return {
    leader: () => leader,
    killed: (name: string) => {
      leader = null;
      dead = { name, at: performance.now() };
    },
    /** When the leader under which something was decided between `from` and `to` was found; `from` where none was needed. */
    leaderSince: (from: number, to: number): number =>
      found.filter((at) => at >= from && at <= to).at(-1) ?? from,
    stop: async () => {
      isStopped = true;
      await running;
    },
  };
}
