import { z } from 'zod';
import type { NatsConnection } from '@nats-io/transport-node';
import { role, userId } from '#shared/contract/words.ts';
import type { Hands } from '../calls/timers.ts';
import type { Subjects } from './subjects.ts';

const everyMs = 5_000;
/** Three beats missed: the desk is not there. */
const expiresMs = 15_500;
const mostBytes = 64 * 1024;
const mostUsers = 200;

/** Who is at a desk now. Said again and again, kept nowhere. */
const presence = z.object({
  /** As it stands in a subject: any other would be an error in the reader of the line, which ends with it. */
  desk: z.string().regex(/^[\w-]{1,64}$/),
  deskName: z.string().max(200),
  version: z.string().max(40),
  /** Who is signed in at the desk now; a desk of an older Concord does not say. */
  seated: userId.nullable().default(null),
  users: z
    .array(
      z.object({
        id: userId,
        name: z.string().max(200),
        role,
        onDuty: z.boolean(),
        busy: z.boolean(),
      }),
    )
    .max(mostUsers),
});
export type DeskPresence = z.infer<typeof presence>;

export interface Presences {
  /** The other desks that were heard of lately. */
  readonly others: () => readonly DeskPresence[];
  /** Says at once what changed here since it was last said; nothing where nothing did. */
  readonly say: () => void;
  readonly stop: () => void;
}

export function createPresences(
  connection: NatsConnection,
  subjects: Subjects,
  deskId: string,
  hands: Hands,
  own: () => DeskPresence,
  onChange: () => void,
): Presences {
  const heard = new Map<string, { readonly at: number; readonly said: DeskPresence }>();
  let cancel: (() => void) | null = null;
  const others = (): readonly DeskPresence[] => {
    const now = hands.nowMs();
    return [...heard.values()].filter(({ at }) => now - at < expiresMs).map(({ said }) => said);
  };
  const listen = connection.subscribe(subjects.presence('*'), {
    callback: (error, { data, subject }) => {
      if (error !== null || data.length > mostBytes) return;
      const said = presenceIn(data);
      if (said === null || said.desk === deskId || subject !== subjects.presence(said.desk)) return;
      const before = heard.get(said.desk);
      heard.set(said.desk, { at: hands.nowMs(), said });
      if (JSON.stringify(before?.said) !== JSON.stringify(said)) onChange();
    },
  });
  /** Those on duty first: of a desk with a whole force in its list the rest is left out, else nobody would hear it at all. */
  const text = (): string => {
    const { users, ...desk } = own();
    const most = users.toSorted((a, b) => Number(b.onDuty) - Number(a.onDuty)).slice(0, mostUsers);
    return JSON.stringify({ ...desk, users: most } satisfies DeskPresence);
  };
  let lastSaid = '';
  const publish = (words: string): void => {
    if (connection.isClosed()) return;
    lastSaid = words;
    connection.publish(subjects.presence(deskId), words);
  };
  // Called for every change on any desk: if each of a hundred then said where it is to all, one note would be ten thousand messages.
  const say = (): void => {
    const words = text();
    if (words !== lastSaid) publish(words);
  };
  const beat = (): void => {
    publish(text());
    const before = heard.size;
    for (const [desk, { at }] of heard) if (hands.nowMs() - at >= expiresMs) heard.delete(desk);
    if (heard.size !== before) onChange();
    cancel = hands.after(everyMs, beat);
  };
  beat();
  return {
    others,
    say,
    stop: () => {
      cancel?.();
      listen.unsubscribe();
    },
  };
}

function presenceIn(data: Uint8Array): DeskPresence | null {
  try {
    return presence.parse(JSON.parse(new TextDecoder().decode(data)));
  } catch {
    return null;
  }
}
