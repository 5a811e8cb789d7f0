import {
  RetentionPolicy,
  StorageType,
  type JetStreamManager,
  type StreamInfo,
} from '@nats-io/jetstream';
import type { Role } from '#shared/contract/words.ts';
import { permissionIn } from '../fault-words.ts';
import { codes, isCode, streamOf } from '../nats.ts';
import type { HubSettings } from '../settings.ts';

export const flagStreamOf = (prefix: string): string => `${streamOf(prefix)}_FLAGS`;

/** Stewards import, nurses release; a supervisor may do both (the permissions of the desk itself). */
export const tells: readonly Role[] = ['nurse', 'supervisor', 'steward'];

/** What this stream keeps, the newest of each subject: flagged people, and the keys of the desks that told of them. */
export const flagSubjects = (prefix: string) => ({
  all: [`${prefix}.flag.*`, `${prefix}.roster.*`],
  ofPerson: (token: string): string => `${prefix}.flag.${token}`,
  ofDesk: (desk: string): string => `${prefix}.roster.${desk}`,
  read: (subject: string): { readonly kind: 'flag' | 'roster' | null; readonly last: string } => {
    const [kind = '', last = ''] = subject.slice(prefix.length + 1).split('.');
    return { kind: kind === 'flag' || kind === 'roster' ? kind : null, last };
  },
});

/** The stream of this force's flags; made where there is none yet and this desk may. */
export async function flagStream(
  manager: JetStreamManager,
  { prefix, replicas }: HubSettings,
): Promise<StreamInfo> {
  const stream = flagStreamOf(prefix);
  const subjects = flagSubjects(prefix).all;
  try {
    const info = await manager.streams.info(stream);
    return subjects.every((one) => info.config.subjects.includes(one))
      ? info
      : await widened(manager, info, subjects);
  } catch (error) {
    if (!isCode(error, codes.streamNotFound)) throw error;
  }
  return await manager.streams.add({
    name: stream,
    subjects,
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    num_replicas: replicas,
    max_msgs_per_subject: 1,
    allow_direct: true,
    deny_purge: true,
  });
}

/** A stream that an older Concord made keeps no keys; who may not change it goes on without. */
async function widened(
  manager: JetStreamManager,
  info: StreamInfo,
  subjects: string[],
): Promise<StreamInfo> {
  try {
    return await manager.streams.update(info.config.name, { ...info.config, subjects });
  } catch (error) {
    if (permissionIn(error) === null) throw error;
    return info;
  }
}
