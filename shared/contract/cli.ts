import { z } from 'zod';
import { levels, obligationKinds } from '#shared/protocol/protocol.ts';
import { versionLine } from './protocol.ts';

/**
 * The lines of `concord decide` (design section 8): one JSON object a line, in and out, in the same
 * order. Facts are those of vocabulary.yaml and of the pack; a fact that is left out was not asked,
 * and a resource that is left out is not there. Other keys of a line are not read.
 */
const id = z.union([z.string().min(1), z.number()]);

export const decideRequest = z.object({
  id,
  facts: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
export type DecideRequest = z.infer<typeof decideRequest>;

export const decideReply = z.strictObject({
  id,
  level: z.enum(levels),
  /** By contact, most first. */
  destinations: z.array(z.string()),
  obligations: z.array(z.enum(obligationKinds)),
  /** False while a necessary safety question was not asked. */
  complete: z.boolean(),
  missing: z.array(z.string()),
  because: z.array(z.strictObject({ rule: z.string(), text: z.string(), source: z.string() })),
  pack: z.strictObject({ id: z.string(), version: z.string(), hash: z.string() }),
});
export type DecideReply = z.infer<typeof decideReply>;

export const decideRefusal = z.strictObject({
  /** Null where the line was too broken to tell whose it was. */
  id: id.nullable(),
  error: z.strictObject({
    reason: z.enum(['not-json', 'wrong-shape', 'unknown-fact-or-value']),
    text: z.string(),
  }),
});
export type DecideRefusal = z.infer<typeof decideRefusal>;

/** `concord protocol versions --json`: newest first. */
export const protocolVersions = z.strictObject({ versions: z.array(versionLine) });
export type ProtocolVersions = z.infer<typeof protocolVersions>;
