import { existsSync, readFileSync } from 'node:fs';
import {
  connect,
  credsAuthenticator,
  nkeyAuthenticator,
  type ConnectionOptions,
  type NatsConnection,
} from '@nats-io/transport-node';
import {
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  jetstreamManager,
  type JetStreamManager,
  type StreamInfo,
} from '@nats-io/jetstream';
import { NoStream, permissionIn } from './fault-words.ts';
import type { HubSettings } from './settings.ts';
import { subjectsOf } from './subjects.ts';

/** The hub keeps open calls and thirty days; the journals are the record (design section 9). */
const keptDays = 30;
const dayNanos = 24 * 60 * 60 * 1e9;
/** The hub drops a second copy of a message by its id within this time. */
const duplicateNanos = 120 * 1e9;

/** A cluster that has no leader does not answer; a healthy one does in milliseconds (ms). */
export const answerMs = 2_000;

/** Answers of JetStream that mean something to a desk. */
export const codes = { wrongLastSequence: 10071, streamNotFound: 10059 } as const;

export const isCode = (error: unknown, code: number): boolean =>
  error instanceof JetStreamApiError && error.code === code;

export const streamOf = (prefix: string): string => prefix.toUpperCase();

/** What a connection is made with. Throws where a file that was named is not there. */
export function connectionOptions(settings: HubSettings, name: string): ConnectionOptions {
  const { servers, credentials, nkey, ca } = settings;
  const bytesOf = (file: string): Uint8Array => {
    if (!existsSync(file))
      throw new Error(`The file ${file} is named in hub.json and is not there.`);
    return readFileSync(file);
  };
  return {
    servers: [...servers],
    name,
    // For ever: a desk goes on without its hub, and is back as soon as the hub is.
    maxReconnectAttempts: -1,
    // A key that the hub does not know yet may be known in a minute.
    ignoreAuthErrorAbort: true,
    reconnectTimeWait: 500,
    reconnectJitter: 500,
    waitOnFirstConnect: false,
    pingInterval: 10_000,
    maxPingOut: 2,
    timeout: 3_000,
    ...(ca === null ? {} : { tls: { ca: new TextDecoder().decode(bytesOf(ca)) } }),
    ...(credentials === null ? {} : { authenticator: credsAuthenticator(bytesOf(credentials)) }),
    ...(nkey === null
      ? {}
      : {
          authenticator: nkeyAuthenticator(
            new TextEncoder().encode(new TextDecoder().decode(bytesOf(nkey)).trim()),
          ),
        }),
  };
}

export const connectTo = async (settings: HubSettings, name: string): Promise<NatsConnection> =>
  await connect(connectionOptions(settings, name));

/** The stream of this force; made where there is none yet and this desk may. */
export async function streamInfo(
  connection: NatsConnection,
  { prefix, replicas }: HubSettings,
): Promise<{ readonly manager: JetStreamManager; readonly info: StreamInfo }> {
  const manager = await jetstreamManager(connection, { timeout: answerMs });
  const stream = streamOf(prefix);
  try {
    return { manager, info: await manager.streams.info(stream) };
  } catch (error) {
    if (!isCode(error, codes.streamNotFound)) throw error;
  }
  const info = await made(manager, stream, { prefix, replicas });
  return { manager, info };
}

async function made(
  manager: JetStreamManager,
  stream: string,
  { prefix, replicas }: Pick<HubSettings, 'prefix' | 'replicas'>,
): Promise<StreamInfo> {
  const config = {
    name: stream,
    subjects: [...subjectsOf(prefix).all],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    num_replicas: replicas,
    max_age: keptDays * dayNanos,
    duplicate_window: duplicateNanos,
    allow_direct: true,
    deny_delete: true,
    deny_purge: true,
  };
  try {
    return await manager.streams.add(config);
  } catch (error) {
    if (permissionIn(error) === null) throw error;
    throw new NoStream(
      `the hub has no stream ${stream} yet, and this desk may not make it: start a desk with the admin key first`,
      { cause: error },
    );
  }
}
