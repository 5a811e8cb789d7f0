import { z } from 'zod';
import { id, line } from '#shared/contract/words.ts';

export const welfareId = id<'WelfareId'>();

/** What came of asking. What was said to each other is nobody's record. */
export const welfareResult = z.enum(['spoke', 'wants-nothing', 'not-reached']);
export type WelfareResult = z.infer<typeof welfareResult>;

export const welfareEvents = {
  'welfare-asked': z.strictObject({
    welfareId,
    whom: line,
    result: welfareResult,
    /** What was agreed next: trauma support, time away from the desk; null where nothing was. */
    next: line.nullable(),
    byName: line,
  }),
} as const;
