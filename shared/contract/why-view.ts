import { z } from 'zod';
import { level } from './words.ts';

const text = z.string();
const said = z.strictObject({ about: text, answer: text });

/** Why this route, and why not another: for whoever asks after the answers were given (design 1.10, 1.14). */
export const whyView = z.strictObject({
  level,
  destinations: z.array(text),
  /** The fewest of the answers that alone decide it. */
  fixedBy: z.array(said),
  /** The nearest other answers that would have changed it. Nothing about a question still open. */
  nearest: z.array(z.strictObject({ instead: z.array(said), level, destinations: z.array(text) })),
});
export type WhyView = z.infer<typeof whyView>;
