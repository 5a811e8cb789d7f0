import { createHash } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Exchange } from '../../journal/journal.ts';
import { flagBody, type FlagBody } from '../../people/flags/body.ts';
import type { KeptFlag } from '../../people/flags/kept.ts';
import { mostBytes } from '../wire.ts';

const message = z.strictObject({ v: z.literal(1), body: z.string(), signature: z.base64() });

/** Ids of police systems are no parts of a subject. */
export const flagToken = (personId: string): string =>
  createHash('sha256').update(personId).digest('hex').slice(0, 32);

/** A flagged person as the hub carries it; null where that is more than it carries. */
export function encodeFlag(
  body: FlagBody,
  sign: (bytes: Uint8Array) => Uint8Array,
): Uint8Array | null {
  const text = JSON.stringify(body);
  const signature = Buffer.from(sign(Buffer.from(text, 'utf8'))).toString('base64');
  const data = Buffer.from(JSON.stringify({ v: 1, body: text, signature }), 'utf8');
  return data.length > mostBytes ? null : data;
}

const roster = z.strictObject({ v: z.literal(1), key: z.base64() });

/** The key of a desk, on a subject of its own that only it may speak on. */
export const encodeRoster = (publicKey: Uint8Array): Uint8Array =>
  Buffer.from(JSON.stringify({ v: 1, key: Buffer.from(publicKey).toString('base64') }), 'utf8');

/** The key in a message of the roster; null where it is none. */
export function decodeRoster(data: Uint8Array): Uint8Array | null {
  try {
    const { key } = roster.parse(JSON.parse(new TextDecoder().decode(data)));
    const bytes = new Uint8Array(Buffer.from(key, 'base64'));
    return bytes.length === 32 ? bytes : null;
  } catch {
    return null;
  }
}

/** As it was signed, and taken apart. */
export type ReadFlag = KeptFlag & { readonly flag: FlagBody };

/** `unknown` is a desk that was not introduced yet: its message is read again when it is. */
export type FlagFault = { readonly unknown: string } | { readonly why: string };

/** Takes a message apart and sees who signed it. */
export function decodeFlag(
  token: string,
  data: Uint8Array,
  isFrom: Exchange['isFrom'],
): Result<ReadFlag, FlagFault> {
  if (data.length > mostBytes) return err({ why: `it is larger than ${mostBytes / 1024} KiB` });
  const read = parsed(data);
  if (read === null) return err({ why: 'it is no flagged person' });
  const { desk, person } = read.flag;
  if (flagToken(person.personId) !== token)
    return err({ why: 'its person is not the one of its subject' });
  const isIts = isFrom(desk, Buffer.from(read.body, 'utf8'), read.signature);
  if (isIts === null) return err({ unknown: desk });
  return isIts
    ? ok({ ...read, personId: person.personId, desk })
    : err({ why: 'its signature is not from its desk' });
}

function parsed(data: Uint8Array) {
  try {
    const { body, signature } = message.parse(JSON.parse(new TextDecoder().decode(data)));
    const flag = flagBody.parse(JSON.parse(body));
    return { flag, body, signature: new Uint8Array(Buffer.from(signature, 'base64')) };
  } catch {
    return null;
  }
}
