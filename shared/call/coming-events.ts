import { z } from 'zod';
import { atMs, id, line, obligationId, prose } from '#shared/contract/words.ts';

export const chaseId = id<'ChaseId'>();

/** What somebody said who was asked when their people come. */
export const chaseResult = z.enum([
  'estimate',
  'no-estimate',
  'no-answer',
  'arrived',
  'theirs',
  'not-coming',
]);
export type ChaseResult = z.infer<typeof chaseResult>;

/** What belongs to help that is on its way, or is not: estimates, broken promises, other forces. */
export const comingEvents = {
  'service-chased': z.strictObject({
    chaseId,
    /** `police`, `ambulance`, or the referral that was accepted. */
    serviceKey: line,
    label: line,
    result: chaseResult,
    /** When they said they would be there; null where they said no time. */
    estimateAtMs: atMs.nullable(),
    /** Who said so; null where nobody answered. */
    saidBy: line.nullable(),
    /** The obligation to ask again that this opened; null where nothing is left to ask. */
    next: obligationId.nullable(),
    byName: line,
  }),
  /** Only a supervisor takes back what the caller was told (design section 1, rule 5). */
  'promise-reversed': z.strictObject({
    promised: prose,
    instead: prose,
    reason: prose,
    byName: line,
  }),
  /** Which force is asked to take a person who is not in this one's area. */
  'force-named': z.strictObject({ force: line, telephone: line.nullable(), byName: line }),
  /** Another force asks this one: who rang, and under which reference of theirs. */
  'asked-by-force': z.strictObject({
    force: line,
    name: line,
    telephone: line.nullable(),
    reference: line.nullable(),
    byName: line,
  }),
} as const;
