import { z } from 'zod';
import { atMs, id, line, prose } from '#shared/contract/words.ts';

export const outcomeId = id<'OutcomeId'>();
export const reviewId = id<'ReviewId'>();

/** What came of a call, as far as somebody knows it: said then, or days later. Never needed to close one. */
export const outcomeKind = z.enum([
  'settled',
  'seen-by',
  'conveyed',
  's136-considered',
  's136-used',
  'not-known',
]);
export type OutcomeKind = z.infer<typeof outcomeKind>;

/** What the Home Office return asks of each use of section 136 and a call can say (domain.md section 3). */
export const s136Used = z.strictObject({
  place: line,
  detainedAtMs: atMs,
  /** Who was consulted before it, and their profession; null where nobody was. */
  consulted: line.nullable(),
  suite: line.nullable(),
  arrivedAtMs: atMs.nullable(),
});
export type S136Used = z.infer<typeof s136Used>;

export const outcomeEvents = {
  'outcome-recorded': z.strictObject({
    outcomeId,
    kind: outcomeKind,
    /** By whom they were seen, where to, why it was considered; null where the kind says all. */
    detail: prose.nullable(),
    s136: s136Used.nullable(),
    byName: line,
  }),
  /** A supervisor looked at the call afterwards. Several may, and each stands. */
  'call-reviewed': z.strictObject({
    reviewId,
    agrees: z.boolean(),
    reason: prose.nullable(),
    byName: line,
  }),
} as const;
