import { z } from 'zod';
import { clinicalResponse, contactField, contactType } from '#shared/call/contact-events.ts';
import { atMs } from './words.ts';

export { clinicalResponse };

const text = z.string();

/**
 * A contact as the reader's role may see it. The nurse's half has every field; the police half has those that the nurse
 * released, and says which were withheld. Type, author, times and whom it was with stand in both.
 */
export const contactView = z.strictObject({
  id: text,
  type: contactType.nullable(),
  typeInWords: text,
  by: text,
  mine: z.boolean(),
  openedAtMs: atMs,
  /** What was said of video links: the nurse's half alone. */
  links: z.array(text),
  /** Null while the contact has no record. */
  record: z
    .strictObject({
      by: text,
      atMs,
      toWhom: text,
      fields: z.array(z.strictObject({ field: contactField, label: text, text })),
      withheld: z.array(text),
      police: z.array(contactField),
    })
    .nullable(),
});
export type ContactView = z.infer<typeof contactView>;
