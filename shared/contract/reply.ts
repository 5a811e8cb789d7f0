import { z } from 'zod';

/** Why something was not done: a stable kebab-case reason for the log, and a sentence for the person. */
export const refusal = z.strictObject({ reason: z.string(), text: z.string() });
export type Refusal = z.infer<typeof refusal>;

/** What a channel answers: the value, or a refusal that changed nothing. */
export const reply = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), error: refusal }),
  ]);

/** For acts whose result the page sees in the pushed view. */
export const done = reply(z.null());
