import { z } from 'zod';
import { matchView, withheldItem } from './person-view.ts';
import { done, reply } from './reply.ts';
import { atMs, callId, line, prose } from './words.ts';

export const importSummary = z.strictObject({
  files: z.number(),
  read: z.number(),
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  notUsed: z.record(z.string(), z.number()),
  warned: z.array(z.strictObject({ file: z.string(), place: z.string(), reason: z.string() })),
  rejected: z.array(z.strictObject({ file: z.string(), place: z.string(), reason: z.string() })),
});

export const people = {
  /** F2. Whatever the handler has, in one field; an empty list means no match found, never no flags. */
  'people.lookUp': {
    request: z.strictObject({ callId: callId.nullable(), text: z.string().max(200) }),
    reply: reply(
      z.strictObject({
        matches: z.array(matchView),
        /** What to ask so that those who fit alike can be told apart; null where that is not needed. */
        askNext: z.string().nullable(),
      }),
    ),
  },
  /** Items from the NHS that wait for a named discloser (nurse only). */
  'people.quarantine': { request: z.strictObject({}), reply: reply(z.array(withheldItem)) },
  'people.release': {
    request: z.strictObject({
      itemId: line,
      fields: z.array(line).min(1).max(50),
      purpose: prose,
      basis: line,
      personTold: z.enum(['agreed', 'told', 'not-safe-to-tell', 'refused']),
      expiresAtMs: atMs,
    }),
    reply: done,
  },
  'people.importFhir': {
    request: z.strictObject({
      files: z
        .array(z.strictObject({ name: line, text: z.string().max(64 * 1024 * 1024) }))
        .min(1)
        .max(50),
    }),
    reply: reply(importSummary),
  },
} as const;
