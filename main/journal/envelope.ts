import {
  createHash,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Author, Envelope } from './event.ts';

export const firstPrevHash = '0'.repeat(64);

export interface Signer {
  readonly publicKey: Uint8Array;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

// RFC 8410: what DER puts before 32 raw bytes of an Ed25519 private or public key.
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Makes a signer from a 32-byte Ed25519 seed. */
export function signerFrom(seed: Uint8Array): Signer {
  if (seed.length !== 32) throw new TypeError('a signing key is a 32-byte seed');
  const key = createPrivateKey({
    key: Buffer.concat([privatePrefix, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(key)
    .export({ format: 'der', type: 'spki' })
    .subarray(publicPrefix.length);
  return { publicKey, sign: (bytes) => sign(null, bytes, key) };
}

export function publicKeyFrom(raw: Uint8Array): KeyObject {
  return createPublicKey({
    key: Buffer.concat([publicPrefix, raw]),
    format: 'der',
    type: 'spki',
  });
}

export const isSignedBy = (key: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean =>
  verify(null, bytes, key, signature);

export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Salted, so that an erased content cannot be guessed back from its hash. */
export function sealContent(content: string): { salt: Uint8Array; contentHash: string } {
  const salt = randomBytes(16);
  return { salt, contentHash: contentHashOf(salt, content) };
}

export const contentHashOf = (salt: Uint8Array, content: string): string =>
  hex(sha256(salt, Buffer.from(content, 'utf8')));

/** The bytes that are stored, hashed and signed. Never made a second time for the same event. */
export function envelopeBytes(envelope: Envelope): Uint8Array {
  return Buffer.from(
    JSON.stringify({
      eventId: envelope.eventId,
      desk: envelope.desk,
      deskSeq: envelope.deskSeq,
      prevHash: envelope.prevHash,
      type: envelope.type,
      typeVersion: envelope.typeVersion,
      callId: envelope.callId,
      atMs: envelope.atMs,
      by: envelope.by === null ? null : { user: envelope.by.user, role: envelope.by.role },
      packHash: envelope.packHash,
      contentHash: envelope.contentHash,
    }),
    'utf8',
  );
}

/** The next event's prevHash. The signature is inside, so the chain covers it too. */
export const entryHash = (bytes: Uint8Array, signature: Uint8Array): string =>
  hex(sha256(bytes, signature));

/** Reads stored bytes. Throws TypeError when they are not an envelope; fields of a newer build are ignored. */
export function readEnvelope(bytes: Uint8Array): Envelope {
  const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  const fields = fieldsOf(value);
  return {
    eventId: text(fields, 'eventId'),
    desk: text(fields, 'desk'),
    deskSeq: whole(fields, 'deskSeq'),
    prevHash: text(fields, 'prevHash'),
    type: text(fields, 'type'),
    typeVersion: whole(fields, 'typeVersion'),
    callId: maybeText(fields, 'callId'),
    atMs: whole(fields, 'atMs'),
    by: author(fields['by']),
    packHash: maybeText(fields, 'packHash'),
    contentHash: text(fields, 'contentHash'),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw new TypeError('not an envelope');
  return Object.fromEntries(Object.entries(value));
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new TypeError(`${name} is not text`);
  return value;
}

const maybeText = (fields: Fields, name: string): string | null =>
  fields[name] === null ? null : text(fields, name);

function whole(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw new TypeError(`${name} is not a whole number`);
  }
  return value;
}

function author(value: unknown): Author | null {
  if (value === null) return null;
  const fields = fieldsOf(value);
  return { user: text(fields, 'user'), role: text(fields, 'role') };
}
