import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { z } from 'zod';
import { hasNatsServer, natsServer } from '#test/hub/nats-server.ts';
import { seeded } from '#test/journal/support/random.ts';
import { told, type Asked, type Told } from './hub-messages.ts';
import { percentiles } from './percentiles.ts';

const desks = Number(process.env['CONCORD_DESKS'] ?? 50);
const referrals = Number(process.env['CONCORD_REFERRALS'] ?? 200);
const perSecond = Number(process.env['CONCORD_CLAIMS_PER_SECOND'] ?? 30);
const threads = Number(process.env['CONCORD_THREADS'] ?? 2);
const notes = 200;
const reachingFor = 10;
const seed = Number(process.env['CONCORD_SEED'] ?? 5);

interface Thread {
  readonly ask: (request: Asked) => void;
  readonly until: (request: Asked) => Promise<z.output<typeof told>>;
  readonly leave: () => Promise<void>;
}

async function threadOf(url: string, from: number, count: number): Promise<Thread> {
  const worker = new Worker(new URL('./hub-worker.ts', import.meta.url), {
    workerData: { url, from, desks: count, referrals },
  });
  const next = async (of: Told['of']) => {
    for (;;) {
      const said = told.parse((await once(worker, 'message'))[0]);
      if (said.of === of) return said;
    }
  };
  const ask = (request: Asked): void => {
    worker.postMessage(request);
  };
  await next('ready');
  return {
    ask,
    until: async (request) => {
      const said = next(told.shape.of.parse(request.do));
      ask(request);
      return await said;
    },
    leave: async () => {
      const gone = once(worker, 'exit');
      ask({ do: 'leave' });
      await gone;
    },
  };
}

/**
 * Desks with real journals on a real hub: every desk folds every message. They share a thread for each core, and one disk.
 * Nurses reach for the same referrals, ten for each, `claimsPerSecond` in the whole room; a claim is over when its own desk
 * knows whose it is.
 */
export async function benchHub(): Promise<object> {
  if (!hasNatsServer) return { skipped: 'nats-server is not installed' };
  const server = await natsServer();
  const perThread = Math.ceil(desks / threads);
  const room: Thread[] = [];
  try {
    for (let at = 0; at < threads; at += 1)
      room.push(
        await threadOf(server.url, at * perThread, Math.min(perThread, desks - at * perThread)),
      );
    const every = async (request: Asked) =>
      await Promise.all(room.map(async (thread) => await thread.until(request)));
    const [first] = room;
    if (first === undefined) throw new Error('no desk');
    const offeredAt = performance.now();
    first.ask({ do: 'offer', count: referrals });
    await every({ do: 'await-calls', count: referrals });
    const offeredMs = performance.now() - offeredAt;

    const pushMs: number[] = [];
    for (let at = 0; at < notes; at += 1) {
      const desk = at % desks;
      const started = performance.now();
      room[Math.floor(desk / perThread)]?.ask({
        do: 'note',
        desk: desk % perThread,
        text: `pushed ${at}`,
      });
      await every({ do: 'await-notes', count: at + 1 });
      pushMs.push(performance.now() - started);
    }

    const random = seeded(seed);
    const startedAt = performance.now();
    for (let n = 1; n <= referrals; n += 1) {
      const from = random.below(desks - 1);
      const reaching = Array.from(
        { length: reachingFor },
        (_, k) => 1 + ((from + k * 5) % (desks - 1)),
      );
      for (const [at, thread] of room.entries())
        thread.ask({
          do: 'claim',
          n,
          desks: [...new Set(reaching)]
            .filter((desk) => Math.floor(desk / perThread) === at)
            .map((desk) => desk % perThread),
        });
      await wait((1000 * reachingFor) / perSecond);
    }
    const decided = await every({ do: 'await-claims' });
    const tookMs = performance.now() - startedAt;
    const hubSeq = Math.max(...decided.map((one) => one.hubSeq));
    const ended = await every({ do: 'await-seq', hubSeq });
    const owners = Array.from(
      { length: referrals },
      (_, at) => new Set(ended.flatMap((one) => one.owners[at] ?? [])),
    );
    return {
      target:
        'exactly one confirmed each; claims p99 under 250 ms; a push to every desk p99 under 250 ms',
      seed,
      desks,
      threads,
      referrals,
      claims: percentiles(decided.flatMap((one) => one.claimMs)),
      claimsPerSecond: perSecond,
      tookMs: Math.round(tookMs),
      oneWinnerOnEveryDesk: owners.filter((set) => set.size === 1 && !set.has('null')).length,
      offersToEveryDeskMs: Math.round(offeredMs),
      pushed: percentiles(pushMs),
      rssMb: Math.max(...ended.map(({ rssMb }) => rssMb)),
    };
  } finally {
    for (const thread of room) await thread.leave();
    await server.clear();
  }
}
