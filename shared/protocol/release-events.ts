import { z } from 'zod';
import { propertyView, replayChange } from '#shared/contract/protocol.ts';
import type { atMs } from '#shared/contract/words.ts';
import { userId } from '#shared/contract/words.ts';

const text = z.string();
const hash = text.regex(/^[0-9a-f]{64}$/);
const ref = z.strictObject({ hash, version: text });

/**
 * One past call that the other version would have sent elsewhere, before anybody signed for it. `row` is
 * what it was sent to before and after, in words: changes that read the same are one row, signed together.
 */
export const foundChange = replayChange
  .omit({ signedBy: true, about: true })
  .extend({ row: z.strictObject({ from: text, to: text }) });
export type FoundChange = z.infer<typeof foundChange>;

/** What running past calls on another version found: every changed call, and the counts of the rest. */
export const replayFound = z.strictObject({
  from: ref,
  to: ref,
  calls: z.number(),
  same: z.number(),
  /** Calls in which a question of the new version was never answered. */
  bounded: z.number(),
  /** Could not be read or decided. */
  notReplayed: z.number(),
  changes: z.array(foundChange).readonly(),
});
export type ReplayFound = z.infer<typeof replayFound>;

export const ownerKind = z.enum(['clinical', 'police']);
export type OwnerKind = z.infer<typeof ownerKind>;

/**
 * What can happen to a version of the protocol, by event type. The content is what the journal
 * stores; `foldReleases` is the only reader that gives it meaning. Everything belongs to the hash.
 */
export const releaseEvents = {
  /** `text` is the file, whole: its SHA-256 as UTF-8 is the hash. */
  'protocol-received': z.strictObject({
    hash,
    id: text,
    version: text,
    title: text,
    owner: text,
    file: text,
    origin: z.enum(['delivered', 'imported']),
    text,
  }),
  'protocol-verified': z.strictObject({
    hash,
    /** Hash of the vocabulary and response table it was proved with. */
    against: hash,
    properties: z.array(propertyView).readonly(),
    ms: z.number(),
  }),
  'protocol-replayed': z.strictObject({ hash, found: replayFound }),
  'protocol-change-signed': z.strictObject({
    hash,
    calls: z.array(text).readonly(),
    name: text,
    reason: text,
  }),
  'protocol-approved': z.strictObject({
    hash,
    as: ownerKind,
    user: userId,
    name: text,
    post: text,
  }),
  'protocol-put-in-use': z.strictObject({
    hash,
    replaces: hash.nullable(),
    /** `delivered`: the first start of a fresh desk, which has nothing else to work with. */
    as: z.enum(['released', 'delivered']),
    name: text.nullable(),
  }),
} as const;

export type ReleaseEventType = keyof typeof releaseEvents;
export type ReleaseEventContent<T extends ReleaseEventType> = z.infer<(typeof releaseEvents)[T]>;

export type ReleaseEvent = {
  readonly [T in ReleaseEventType]: {
    readonly type: T;
    readonly atMs: z.infer<typeof atMs>;
    readonly content: ReleaseEventContent<T>;
  };
}[ReleaseEventType];

export const isReleaseEventType = (type: string): type is ReleaseEventType =>
  Object.hasOwn(releaseEvents, type);
