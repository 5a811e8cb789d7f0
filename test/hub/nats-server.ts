import type { HubSettings } from '#main/hub/settings.ts';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether the machine has one; the tests that need it are skipped with a visible line where it has not. */
export const hasNatsServer = spawnSync('nats-server', ['--version']).status === 0;

export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}

export interface NatsServer {
  readonly url: string;
  /** The folder of its stream. */
  readonly store: string;
  readonly start: () => Promise<void>;
  /** Killed, as by a power cut. */
  readonly kill: () => Promise<void>;
  readonly clear: () => Promise<void>;
}

/** A real nats-server on loopback, with a disk of its own. It may be killed and started again at the same address. */
export async function natsServer(extra: readonly string[] = []): Promise<NatsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-nats-'));
  const store = join(folder, 'store');
  const port = await freePort();
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const started = spawn(
      'nats-server',
      ['-js', '-a', '127.0.0.1', '-p', String(port), '-sd', store, ...extra],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    child = started;
    await new Promise<void>((resolve, reject) => {
      let said = '';
      started.stderr.setEncoding('utf8');
      started.stderr.on('data', (text: string) => {
        said += text;
        if (said.includes('Server is ready')) resolve();
      });
      started.once('exit', () => {
        reject(new Error(`nats-server ended: ${said}`));
      });
    });
  };
  const kill = async (): Promise<void> => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  };
  await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    store,
    start,
    kill,
    clear: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export interface NatsCluster {
  readonly urls: readonly string[];
  /** By the name that JetStream calls its leader. */
  readonly node: (name: string) => NatsServer | undefined;
  readonly clear: () => Promise<void>;
}

/** Three servers that keep each message three times. */
export async function natsCluster(): Promise<NatsCluster> {
  const names = ['a', 'b', 'c'] as const;
  const ports = await Promise.all(names.map(freePort));
  const routes = ports.map((port) => `nats://127.0.0.1:${port}`);
  const nodes = new Map<string, NatsServer>();
  for (const [at, name] of names.entries())
    nodes.set(
      name,
      await natsServer([
        '-n',
        name,
        '--cluster_name',
        'concord',
        '--cluster',
        routes[at] ?? '',
        '--routes',
        routes.join(','),
      ]),
    );
  return {
    urls: [...nodes.values()].map(({ url }) => url),
    node: (name) => nodes.get(name),
    clear: async () => {
      for (const node of nodes.values()) await node.clear();
    },
  };
}

/** How a desk reaches a server that guards nothing. */
export const settingsFor = (url: string): HubSettings => ({
  servers: [url],
  prefix: 'concord',
  credentials: null,
  roles: null,
  nkey: null,
  ca: null,
  replicas: 1,
});
