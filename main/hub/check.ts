import { setTimeout as wait } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/transport-node';
import { connectTo, streamInfo } from './nats.ts';
import type { HubSettings } from './settings.ts';
import { subjectsOf } from './subjects.ts';

/** One thing that was looked at, in words, with what to do where it is not right. */
export interface Checked {
  readonly what: 'address' | 'TLS' | 'server' | 'stream' | 'permissions' | 'clock';
  readonly state: 'ok' | 'warn' | 'fault';
  readonly text: string;
}

const okay = (what: Checked['what'], text: string): Checked => ({ what, state: 'ok', text });
const warn = (what: Checked['what'], text: string): Checked => ({ what, state: 'warn', text });
const fault = (what: Checked['what'], text: string): Checked => ({ what, state: 'fault', text });

/** Tries what a desk needs of its hub: address, TLS, server, stream, permissions, clock. Writes nothing that is kept. */
export async function checkHub(
  settings: HubSettings,
  deskId: string,
  nowMs: () => number,
): Promise<readonly Checked[]> {
  const where = settings.servers.join(', ');
  let connection: NatsConnection;
  try {
    connection = await connectTo(settings, deskId);
  } catch (error) {
    return [fault('address', `${where} was not reached: ${wordsOf(error)}. ${adviceFor(error)}`)];
  }
  try {
    return [
      okay('address', `${connection.getServer()} answers`),
      tlsOf(settings),
      serverOf(connection),
      ...(await streamOfHub(connection, settings, nowMs)),
      await permissionsOf(connection, settings, deskId),
    ];
  } finally {
    await connection.close();
  }
}

const tlsOf = ({ servers }: HubSettings): Checked =>
  servers.every((server) => server.startsWith('tls://'))
    ? okay('TLS', 'every server is named with tls://')
    : warn(
        'TLS',
        'without TLS anybody on the network can read calls: name the servers with tls://',
      );

function serverOf(connection: NatsConnection): Checked {
  const version = connection.info?.version ?? 'unknown';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 10)
    ? okay('server', `nats-server ${version}; see that its sync_interval is "always"`)
    : warn(
        'server',
        `nats-server ${version} may answer before a message is on its disk. A control room needs 2.10 or newer with sync_interval: always`,
      );
}

async function streamOfHub(
  connection: NatsConnection,
  settings: HubSettings,
  nowMs: () => number,
): Promise<readonly Checked[]> {
  try {
    const { info } = await streamInfo(connection, settings);
    const { name, num_replicas: replicas, subjects } = info.config;
    const missing = subjectsOf(settings.prefix).all.filter((one) => !subjects.includes(one));
    if (missing.length > 0)
      return [
        fault('stream', `${name} does not keep ${missing.join(', ')}: make it with these subjects`),
      ];
    const kept = okay(
      'stream',
      `${name} has ${info.state.messages} messages on ${replicas} of its servers`,
    );
    const few =
      replicas < 3
        ? [
            warn(
              'stream',
              `one disk is a single point of failure: three nodes, and "replicas": 3 in hub.json`,
            ),
          ]
        : [];
    return [kept, ...few, clockOf(info.ts, nowMs())];
  } catch (error) {
    return [
      fault(
        'stream',
        `the stream of this force is not there: ${wordsOf(error)}. Make it with an account that may, or ask whoever looks after the hub`,
      ),
    ];
  }
}

/** Flags run out and offers move on by the clock; a few seconds are no matter. */
const mostApartMs = 5_000;

function clockOf(serverTime: string | undefined, nowMs: number): Checked {
  const at = serverTime === undefined ? Number.NaN : Date.parse(serverTime);
  if (Number.isNaN(at))
    return warn('clock', 'this server does not tell its time: compare the clocks by hand');
  const apart = Math.abs(nowMs - at);
  return apart <= mostApartMs
    ? okay('clock', `the clocks are ${Math.round(apart / 100) / 10} s apart`)
    : fault(
        'clock',
        `the clocks are ${Math.round(apart / 1000)} s apart: offers move on by the clock. Set this computer’s`,
      );
}

/** A hub that lets this desk speak for another does not hold the roles apart. Nothing that is kept is written. */
async function permissionsOf(
  connection: NatsConnection,
  { prefix }: HubSettings,
  deskId: string,
): Promise<Checked> {
  const subjects = subjectsOf(prefix);
  const refused: string[] = [];
  const listening = (async () => {
    for await (const status of connection.status())
      if (status.type === 'error') refused.push(status.error.message);
  })();
  const isRefused = async (subject: string): Promise<boolean> => {
    const before = refused.length;
    connection.publish(subject, '{}');
    await connection.flush();
    // The refusal comes behind the answer to the flush.
    await wait(200);
    return refused.length > before;
  };
  const own = await isRefused(subjects.presence(deskId));
  const other = await isRefused(subjects.presence('another-desk'));
  void listening;
  if (own)
    return fault(
      'permissions',
      `this desk may not speak on ${subjects.presence(deskId)}: give its key the permissions of "concord hub config"`,
    );
  return other
    ? okay('permissions', 'this desk may speak for itself and for no other')
    : warn(
        'permissions',
        'this desk may speak for any other: use the permissions that "concord hub config" writes',
      );
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function adviceFor(error: unknown): string {
  const text = wordsOf(error);
  if (/authorization|authentication/i.test(text))
    return 'The hub knows no such key: see "nkey" or "credentials" in hub.json.';
  if (/certificate|tls|ssl/i.test(text))
    return 'See "ca" in hub.json, and that the certificate names this server.';
  return 'See "servers" in hub.json, the network, and that nats-server runs.';
}
