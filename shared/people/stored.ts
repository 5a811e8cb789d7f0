import { z } from 'zod';
import type { ItemContent, PersonContent } from './fhir/draft.ts';
import type { ReleaseContent } from './release.ts';

/** How records lie in the database: parsed on the way out, so that a row that is not one is a fault and not a guess. */
const text = z.string().nullable();

const phone = z.object({ asWritten: z.string(), e164: text, use: text, from: text, to: text });

export const storedPerson: z.ZodType<PersonContent> = z.object({
  names: z.array(
    z.object({
      use: z.enum(['official', 'usual', 'nickname', 'old', 'maiden', 'other']),
      given: z.array(z.string()),
      family: text,
      text,
      from: text,
      to: text,
    }),
  ),
  birthDate: text,
  deceased: z.object({ at: text }).nullable(),
  gender: z.enum(['male', 'female', 'other', 'unknown']),
  identifiers: z.array(
    z.object({
      system: z.enum(['nhs-number', 'other']),
      namespace: text,
      value: z.string(),
      valid: z.boolean(),
    }),
  ),
  phones: z.array(phone),
  addresses: z.array(
    z.object({
      lines: z.array(z.string()),
      locality: text,
      postcode: text,
      text,
      from: text,
      to: text,
      old: z.boolean(),
    }),
  ),
  inactive: z.boolean(),
});

const status = z.enum(['active', 'superseded', 'entered-in-error']);
const regime = z.enum(['uk-gdpr', 'dpa-part-3']);
const base = {
  origin: z.enum(['nhs', 'police']),
  protectedAs: z.enum(['fgm', 'child-protection', 'diagnosis', 'consent']).nullable(),
  source: z.object({
    reference: z.string(),
    version: text,
    lastUpdated: text,
    file: z.string(),
    place: z.string(),
  }),
};

export const storedItem: z.ZodType<ItemContent> = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('flag'),
    category: z.string(),
    nature: z.enum(['fact', 'instruction']),
    text: z.string(),
    notes: text,
    authorOrganisation: text,
    authorRole: text,
    lawfulBasis: text,
    regime,
    confidentialityBasis: text,
    scope: z.enum(['person', 'address']),
    createdAt: text,
    reviewBy: text,
    expiresAt: text,
    status,
  }),
  z.object({
    ...base,
    kind: z.literal('plan'),
    title: text,
    whatHelps: text,
    whatMakesWorse: text,
    whoToCall: text,
    aboutPolice: text,
    agreedResponse: text,
    ownWords: text,
    other: text,
    owner: text,
    authorRole: text,
    lawfulBasis: text,
    regime,
    createdAt: text,
    reviewDate: text,
    expiresAt: text,
    status,
  }),
  z.object({
    ...base,
    kind: z.literal('pointer'),
    title: z.string(),
    code: text,
    custodian: text,
    url: text,
    createdAt: text,
    status,
  }),
  z.object({
    ...base,
    kind: z.literal('relation'),
    name: text,
    relationship: text,
    phones: z.array(phone),
    status,
    from: text,
    to: text,
  }),
  z.object({
    ...base,
    kind: z.literal('consent'),
    decision: z.enum(['permit', 'deny', 'not-stated']),
    about: text,
    at: text,
    status,
  }),
]);

export const storedRelease: z.ZodType<ReleaseContent> = z.object({
  itemId: z.string(),
  personId: z.string(),
  fields: z.array(z.string()),
  purpose: z.string(),
  basis: z.string(),
  personTold: z.enum(['agreed', 'told', 'not-safe-to-tell', 'refused']),
  expiresAtMs: z.number(),
  byName: z.string(),
});
