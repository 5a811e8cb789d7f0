import { z } from 'zod';
import { atMs } from './words.ts';

/** How likely, in words: a number would be read as certainty (design section 4). */
export const likelihood = z.enum(['very likely', 'possible', 'unlikely']);

export const matchView = z.strictObject({
  personId: z.string(),
  name: z.string(),
  born: z.string().nullable(),
  age: z.number().nullable(),
  likelihood,
  /** Why it matched, in words: "number of a listed contact", "surname exact". */
  reasons: z.array(z.string()),
});
export type MatchView = z.infer<typeof matchView>;

/** Owner, review date and basis under every flag, never behind a hover. */
export const provenance = z.strictObject({
  owner: z.string(),
  review: z.string(),
  reviewOverdue: z.boolean(),
  basis: z.string(),
  released: z.string().nullable(),
});

export const planView = z.strictObject({
  whatHelps: z.string().nullable(),
  whatMakesWorse: z.string().nullable(),
  whoToCall: z.string().nullable(),
  aboutPolice: z.string().nullable(),
  agreedResponse: z.string().nullable(),
  ownWords: z.string().nullable(),
  /** Set when a finding on this call is one the plan did not know of, e.g. "a weapon was mentioned". */
  writtenBefore: z.string().nullable(),
  state: z.enum(['current', 'out-of-date', 'withdrawn']),
  provenance,
});

export const flagView = z.strictObject({
  id: z.string(),
  kind: z.string(),
  text: z.string(),
  /** A fact about the person, or an instruction somebody agreed. */
  nature: z.enum(['fact', 'instruction']),
  /** About the place, never styled as about the person. */
  about: z.enum(['person', 'address']),
  stale: z.boolean(),
  provenance,
});

export const personView = z.strictObject({
  personId: z.string(),
  name: z.string(),
  nickname: z.string().nullable(),
  born: z.string().nullable(),
  age: z.number().nullable(),
  deceased: z.boolean(),
  pronoun: z.enum(['him', 'her', 'them']),
  address: z.string().nullable(),
  likelihood,
  reasons: z.array(z.string()),
  /** What is different from earlier calls; at most one, above the plan. */
  differentToday: z.strictObject({ title: z.string(), detail: z.string() }).nullable(),
  plan: planView.nullable(),
  planRead: z.boolean(),
  flags: z.array(flagView),
  contacts: z.array(
    z.strictObject({ name: z.string(), relation: z.string(), phone: z.string().nullable() }),
  ),
  frequentContact: z
    .strictObject({
      weeks: z.array(z.number()).length(12),
      total: z.number(),
      /** Which thresholds are reached: by person, by number, by address. */
      met: z.array(z.string()).min(1),
      /** What the earlier decided calls had in common; it says nothing about this one. */
      usually: z.strictObject({ text: z.string(), calls: z.number(), of: z.number() }).nullable(),
    })
    .nullable(),
  /** Named without their content: what this role does not see, and why. */
  withheld: z.array(z.strictObject({ what: z.string(), why: z.string() })),
  /** How old the cache is: the last import, in ms since 1970. */
  cachedAtMs: atMs.nullable(),
});
export type PersonView = z.infer<typeof personView>;

/** An item from the NHS that waits for a named discloser, as the nurse sees it. */
export const withheldItem = z.strictObject({
  itemId: z.string(),
  person: z.string(),
  kind: z.string(),
  summary: z.string(),
  owner: z.string(),
  receivedAtMs: atMs,
  fields: z.array(
    z.strictObject({
      field: z.string(),
      label: z.string(),
      value: z.string(),
      releasable: z.boolean(),
      whyNot: z.string().nullable(),
    }),
  ),
});
export type WithheldItem = z.infer<typeof withheldItem>;
