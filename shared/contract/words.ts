import { z } from 'zod';
import { isUuid, type Id } from '#shared/kit/ids.ts';

/** A UUID parsed into the branded id it claims to be. */
export const id = <Name extends string>() =>
  z.custom<Id<Name>>((value) => typeof value === 'string' && isUuid(value), {
    message: 'must be a lower-case UUID',
  });

export const callId = id<'CallId'>();
export const userId = id<'UserId'>();
/** Who acts where nobody does: Concord itself when a due time comes, or whoever is no longer on record. */
export const noUser = userId.parse('00000000-0000-4000-8000-000000000000');
export const referralId = id<'ReferralId'>();
export const obligationId = id<'ObligationId'>();

/** One line a person typed: trimmed, no control characters, at most 200 characters. */
export const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !/[\u0000-\u001f\u007f]/.test(text), 'must be one line of plain text');

/** Several lines a person typed: a note, a reason. At most 4,000 characters. */
export const prose = z.string().trim().min(1).max(4000);

export const role = z.enum(['handler', 'nurse', 'supervisor', 'steward']);
export type Role = z.infer<typeof role>;

export const theme = z.enum(['dark', 'light', 'contrast']);
export type Theme = z.infer<typeof theme>;

/** How soon somebody must act, highest first (vocabulary.yaml `levels`). Never called risk. */
export const level = z.enum(['emergency', 'urgent', 'soon', 'routine', 'advice']);

/** Milliseconds since 1970, UTC, as far as a date can say it (ECMA-262, time values). */
export const atMs = z.number().int().nonnegative().max(8.64e15);

/** A fact value as the vocabulary has it: one word, or several where the fact is `many`. */
export const factValue = z.union([
  z.string().max(60),
  z.array(z.string().max(60)).max(20).readonly(),
]);
export const factValues = z.record(z.string().max(60), factValue);

export const service = z.enum(['police', 'ambulance']);
export type Service = z.infer<typeof service>;

export const lineState = z.enum(['connected', 'silent', 'dropped', 'ended']);
