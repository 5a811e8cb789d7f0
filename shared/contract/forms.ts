import { z } from 'zod';
import { done, reply } from './reply.ts';
import { line } from './words.ts';

/** What is typed into a form: at most as much as a note, in at most so many fields. */
const typed = z.record(z.string().max(60), z.string().max(4000));

/** Half-written forms of whoever is signed in, so that a power cut costs nobody what they typed. */
export const forms = {
  /** The whole form as it stands; with no fields it is written, and no draft any more. */
  'forms.keep': { request: z.strictObject({ form: line, values: typed }), reply: done },
  'forms.kept': { request: z.strictObject({}), reply: reply(z.record(z.string(), typed)) },
} as const;
