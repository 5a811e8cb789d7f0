import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { desksOn } from '#test/hub/desks.ts';
import { hasNatsServer, natsServer } from '#test/hub/nats-server.ts';
import { signInAs } from '#test/support/desk.ts';

const calls = Number(process.env['CONCORD_CALLS'] ?? 8_000);
const steps = 8;

setFlagsFromString('--expose-gc');
const collect = (): void => {
  runInNewContext('gc()');
};

/** What the process holds itself: pages of its files in memory come and go as the system likes. Linux only; null elsewhere. */
function ownMb(): number | null {
  if (process.platform !== 'linux') return null;
  const status = readFileSync('/proc/self/status', 'utf8');
  const kib = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return Math.round((kib('RssAnon') + kib('VmSwap')) / 102.4) / 10;
}

const percent = (high: number, low: number): number => Math.round((high / low - 1) * 1_000) / 10;

/**
 * The memory of one desk, a whole application without a window and alone in its process, while another desk (in a process of
 * its own) takes call after call and the hub brings them: opened, offered, accepted, noted, closed.
 */
export async function benchMemory(): Promise<object> {
  if (!hasNatsServer) return { skipped: 'nats-server is not installed' };
  const server = await natsServer();
  const desks = desksOn(server.url);
  const feeder = fork(new URL('./memory-feeder.ts', import.meta.url), [server.url, String(calls)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    const desk = await desks.add();
    await signInAs(desk, 'Martin Doyle');
    const closed = (): number =>
      Number(
        desk.room()?.journal.db.get('SELECT count(*) AS n FROM call_state WHERE closed = 1')?.[
          'n'
        ] ?? 0,
      );
    const started = performance.now();
    const seen: { calls: number; rssMb: number; ownMb: number | null; heapMb: number }[] = [];
    for (let step = 1; step <= steps; step += 1) {
      const until = Math.floor((calls * step) / steps);
      while (closed() < until) await wait(50);
      collect();
      const { rss, heapUsed } = process.memoryUsage();
      seen.push({
        calls: until,
        rssMb: Math.round(rss / 1e5) / 10,
        ownMb: ownMb(),
        heapMb: Math.round(heapUsed / 1e5) / 10,
      });
    }
    // The first step is the warming up: caches of the store and of the compiler fill once.
    const after = seen.slice(1);
    const spread = (of: readonly number[]): number => percent(Math.max(...of), Math.min(...of));
    /** Over the first step that is warm: memory that is given back is spread, and no growth. */
    const growth = (of: readonly number[]): number => percent(Math.max(...of), of[0] ?? 0);
    return {
      target: '8,000 calls replayed at speed: memory of a desk flat within 10 %',
      calls,
      seconds: Math.round((performance.now() - started) / 1_000),
      rssGrowthPercent: growth(after.map(({ rssMb }) => rssMb)),
      ownGrowthPercent: growth(after.map(({ ownMb: mb }) => mb ?? 0)),
      heapGrowthPercent: growth(after.map(({ heapMb }) => heapMb)),
      rssSpreadPercent: spread(after.map(({ rssMb }) => rssMb)),
      ownSpreadPercent: spread(after.map(({ ownMb: mb }) => mb ?? 0)),
      heapSpreadPercent: spread(after.map(({ heapMb }) => heapMb)),
      open: desk.view().calls.length,
      seen,
    };
  } finally {
    if (feeder.exitCode === null) {
      feeder.kill();
      await once(feeder, 'exit');
    }
    desks.clear();
    await server.clear();
  }
}
