import { z } from 'zod';
import { level, line } from './words.ts';

/** Destinations by the names this force gives them. */
const outcome = z.strictObject({ level, destinations: z.array(line) });

/** What changing an earlier answer would do: shown before it is done (design section 3). */
export const revisionPreview = z.strictObject({
  before: outcome,
  after: outcome,
  /** Later answers that would no longer count; kept for audit, back if the edit is undone. */
  fallsAway: z.array(z.strictObject({ n: z.number(), short: z.string(), answer: z.string() })),
  comesBack: z.array(z.strictObject({ short: z.string(), answer: z.string() })),
  /** What has already gone out and is not undone by this: referrals, references, promises. */
  alreadySent: z.array(z.string()),
});
export type RevisionPreview = z.infer<typeof revisionPreview>;
