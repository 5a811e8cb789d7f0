import { z } from 'zod';
import { line, prose } from '#shared/contract/words.ts';

/** The police log and the nurse's record: two halves of one call, with readers and years of their own (design section 5). */
export const recordHalf = z.enum(['police', 'nurse']);
export type RecordHalf = z.infer<typeof recordHalf>;

/** A day in London, "2032-11-27". */
const day = z.iso.date();

/** What was decided about a half of a record whose years were over. The reasons stay for good: they name nobody. */
export const retentionEvents = {
  'half-kept': z.strictObject({ half: recordHalf, reason: prose, nextReviewOn: day, byName: line }),
  'half-erased': z.strictObject({ half: recordHalf, reason: prose, byName: line }),
} as const;
