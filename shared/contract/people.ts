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

const named = z.strictObject({ personId: z.string(), name: z.string() });
const steps = z.union([z.literal(1), z.literal(2)]);

/** People two steps out, by relevance, each with the words and dates that explain it. */
export const pictureView = z.strictObject({
  lines: z.array(
    z.strictObject({
      personId: z.string(),
      name: z.string(),
      steps,
      danger: z.boolean(),
      why: z.string(),
      via: named.nullable(),
    }),
  ),
  more: z.number(),
  places: z.array(
    z.strictObject({
      place: z.string(),
      steps,
      danger: z.boolean(),
      why: z.string(),
      of: named,
    }),
  ),
  calls: z.array(
    z.strictObject({
      id: z.string(),
      atMs: z.number(),
      what: z.string(),
      about: named.nullable(),
      steps,
      danger: z.boolean(),
    }),
  ),
});
export type PictureView = z.infer<typeof pictureView>;

const comparedPair = z.strictObject({
  a: z.string(),
  b: z.string(),
  why: z.string(),
  nameA: z.string(),
  nameB: z.string(),
  sourceA: z.string(),
  sourceB: z.string(),
  rows: z.array(
    z.strictObject({
      label: z.string(),
      a: z.string(),
      b: z.string(),
      /** Null where one of the two says nothing. */
      agrees: z.boolean().nullable(),
    }),
  ),
});
export type ComparedPair = z.infer<typeof comparedPair>;

/** `open` takes a judgement back. */
const verdict = z.enum(['same', 'different', 'open']);

const wordingRefused = z.strictObject({
  file: z.string(),
  place: z.string(),
  reason: z.string(),
  atMs,
});
export type WordingRefused = z.infer<typeof wordingRefused>;

export const people = {
  /** F2. Whatever the handler has, in one field; an empty list means no match found, never no flags. */
  'people.lookUp': {
    request: z.strictObject({ callId: callId.nullable(), text: z.string().max(200) }),
    reply: reply(
      z.strictObject({
        matches: z.array(matchView),
        /** What to ask so that those who fit alike can be told apart; null where that is not needed. */
        askNext: z.string().nullable(),
        /** Who belongs to the address that was typed, and who to them; never mixed with the matches. */
        connected: pictureView,
      }),
    ),
  },
  /** The single picture around a person: addresses, relations, two steps out. */
  'people.picture': {
    request: z.strictObject({ callId: callId.nullable(), personId: line }),
    reply: reply(pictureView),
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
  'people.import': {
    request: z.strictObject({
      files: z
        .array(z.strictObject({ name: line, text: z.string().max(64 * 1024 * 1024) }))
        .min(1)
        .max(50),
    }),
    reply: reply(importSummary),
  },
  /** Records that may be one person kept twice, side by side; never merged by themselves. */
  'people.duplicates': {
    request: z.strictObject({}),
    reply: reply(
      z.strictObject({
        pairs: z.array(comparedPair),
        judged: z.array(
          z.strictObject({
            a: z.string(),
            b: z.string(),
            verdict,
            byName: z.string(),
            atMs,
            nameA: z.string(),
            nameB: z.string(),
          }),
        ),
      }),
    ),
  },
  'people.judge': {
    request: z.strictObject({ a: line, b: line, verdict }),
    reply: done,
  },
  /** Instructions that the wording lint refused, each with its place and the reason. */
  'people.wording': { request: z.strictObject({}), reply: reply(z.array(wordingRefused)) },
  /** Nothing of the import that is under way is kept. */
  'people.cancelImport': { request: z.strictObject({}), reply: done },
} as const;
