import { z } from 'zod';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Incoming, Place, WireEvent } from '../journal/journal.ts';

/** Raised when an older Concord could not read a message. */
const wireVersion = 1;

/** More than any act makes; the hub's own limit is 1 MiB unless somebody lowered it. */
export const mostBytes = 512 * 1024;

const message = z.object({
  v: z.literal(wireVersion),
  key: z.base64(),
  events: z
    .array(
      z.object({
        envelope: z.string(),
        signature: z.base64(),
        salt: z.base64().nullable(),
        content: z.string().nullable(),
      }),
    )
    .min(1)
    .max(500),
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

/** A batch as the hub carries it: the stored bytes of each envelope as text, and the key its desk signs with. */
export const encode = (publicKey: Uint8Array, events: readonly WireEvent[]): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      v: wireVersion,
      key: base64(publicKey),
      events: events.map(({ envelope, signature, salt, content }) => ({
        envelope: Buffer.from(envelope).toString('utf8'),
        signature: base64(signature),
        salt: salt === null ? null : base64(salt),
        content,
      })),
    }),
    'utf8',
  );

export type Unreadable = 'newer' | { readonly why: string };

/**
 * Takes a message apart. `newer` says of itself that it is of a Concord that came after this one: whether to believe that is the
 * reader's.
 */
export function decode(place: Place, data: Uint8Array): Result<Incoming, Unreadable> {
  if (data.length > mostBytes) return err({ why: `it is larger than ${mostBytes / 1024} KiB` });
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(data).toString('utf8'));
  } catch {
    return err({ why: 'it is not JSON' });
  }
  if (versionOf(value) > wireVersion) return err('newer');
  const read = message.safeParse(value);
  if (!read.success) return err({ why: 'it is no message of a desk' });
  return ok({
    ...place,
    publicKey: bytesOf(read.data.key),
    events: read.data.events.map(({ envelope, signature, salt, content }) => ({
      envelope: Buffer.from(envelope, 'utf8'),
      signature: bytesOf(signature),
      salt: salt === null ? null : bytesOf(salt),
      content,
    })),
  });
}

const versioned = z.object({ v: z.number().int() });

const versionOf = (value: unknown): number => {
  const read = versioned.safeParse(value);
  return read.success ? read.data.v : 0;
};
