import { z } from 'zod';
import { id, line } from '#shared/contract/words.ts';

export const adviceId = id<'AdviceId'>();
export const officerQuestionId = id<'OfficerQuestionId'>();

/** What a line of advice asks for. Short and one thing each, so that it can be read aloud over the radio. */
export const adviceKind = z.enum(['do', 'say', 'avoid', 'call-me-if']);
export type AdviceKind = z.infer<typeof adviceKind>;

export const adviceTo = z.enum(['handler', 'officers']);
export type AdviceTo = z.infer<typeof adviceTo>;

/** Advice that reaches people: each line sent, seen and acknowledged, each by somebody at a time. */
export const adviceEvents = {
  'advice-given': z.strictObject({
    adviceId,
    to: adviceTo,
    /** The officers by name or call sign, where they were named. */
    toName: line.nullable(),
    kind: adviceKind,
    text: line,
    byName: line,
  }),
  /** It stood on the screen of somebody it was for, or who reads it out to them. */
  'advice-seen': z.strictObject({ adviceId, byName: line }),
  /** Somebody at the scene asks, and whoever hears it writes it down: it comes back to this call. */
  'officer-asked': z.strictObject({
    questionId: officerQuestionId,
    who: line,
    text: line,
    byName: line,
  }),
  /** `who` took it: the reader's own name, or the officer who answered, as whoever heard them wrote it down. */
  'advice-acknowledged': z.strictObject({ adviceId, who: line, byName: line }),
} as const;
