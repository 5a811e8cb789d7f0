import { z } from 'zod';
import { adviceKind, adviceTo } from '#shared/call/advice-events.ts';
import { atMs } from './words.ts';

const text = z.string();
const moment = z.strictObject({ by: text, atMs });

/** One line of advice and how far it has come; each step by somebody at a time. */
export const adviceView = z.strictObject({
  id: text,
  to: adviceTo,
  toName: text.nullable(),
  kind: adviceKind,
  text,
  by: text,
  mine: z.boolean(),
  sentAtMs: atMs,
  seen: moment.nullable(),
  acknowledged: moment.nullable(),
  /** The sender rang instead, and wrote down how it was taken. */
  rung: z.strictObject({ how: text, atMs }).nullable(),
});
export type AdviceView = z.infer<typeof adviceView>;

/** What an officer at the scene asked; `answer` null while nobody has answered. */
export const officerQuestionView = z.strictObject({
  id: text,
  who: text,
  text,
  byName: text,
  atMs,
  answer: z.strictObject({ text, atMs }).nullable(),
});
export type OfficerQuestionView = z.infer<typeof officerQuestionView>;
