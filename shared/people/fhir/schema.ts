import { z } from 'zod';
import { isDate } from '../dates.ts';

/**
 * The parts of FHIR R4 (4.0.1) that Concord reads, and only those: what is here is checked, the rest
 * of a resource is left alone. Cardinalities and bindings are those of hl7.org/fhir/R4.
 */
const text = z.string();
const date = z.string().refine(isDate, 'is not a date as FHIR writes it, such as 1987-03-14');
const list = <T extends z.ZodType>(of: T) => z.array(of).optional();
/** In a list of plain values FHIR allows null where only an extension was sent. */
const texts = z.array(text.nullable()).optional();

const coding = z.looseObject({
  system: text.optional(),
  code: text.optional(),
  display: text.optional(),
});
export const concept = z.looseObject({ coding: list(coding), text: text.optional() });
export type Concept = z.infer<typeof concept>;

const period = z.looseObject({ start: date.optional(), end: date.optional() });
export type Period = z.infer<typeof period>;

const identifier = z.looseObject({
  use: text.optional(),
  system: text.optional(),
  value: text.optional(),
  period: period.optional(),
});

export const reference = z.looseObject({
  reference: text.optional(),
  type: text.optional(),
  identifier: identifier.optional(),
  display: text.optional(),
});
export type Reference = z.infer<typeof reference>;

const humanName = z.looseObject({
  use: text.optional(),
  text: text.optional(),
  family: text.optional(),
  given: texts,
  prefix: texts,
  period: period.optional(),
});
export type HumanName = z.infer<typeof humanName>;

const contactPoint = z.looseObject({
  system: text.optional(),
  value: text.optional(),
  use: text.optional(),
  period: period.optional(),
});
export type ContactPoint = z.infer<typeof contactPoint>;

const address = z.looseObject({
  use: text.optional(),
  text: text.optional(),
  line: texts,
  city: text.optional(),
  district: text.optional(),
  postalCode: text.optional(),
  period: period.optional(),
});
export type FhirAddress = z.infer<typeof address>;

const meta = z.looseObject({ versionId: text.optional(), lastUpdated: date.optional() }).optional();
const extension = z.looseObject({
  url: text,
  valueAnnotation: z.looseObject({ text }).optional(),
  valueString: text.optional(),
  valueDate: date.optional(),
  valueDateTime: date.optional(),
  valueReference: reference.optional(),
  valueCodeableConcept: concept.optional(),
});
export type Extension = z.infer<typeof extension>;

const resourceId = z.string().min(1, 'is empty').optional();
const contained = z.array(z.looseObject({ resourceType: text, id: text.optional() })).optional();
const common = {
  id: resourceId,
  meta,
  contained,
  extension: list(extension),
  identifier: list(identifier),
};
const gender = z.enum(['male', 'female', 'other', 'unknown']).optional();

export const patient = z.looseObject({
  ...common,
  active: z.boolean().optional(),
  name: list(humanName),
  telecom: list(contactPoint),
  gender,
  birthDate: date.optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: date.optional(),
  address: list(address),
  contact: list(
    z.looseObject({
      relationship: list(concept),
      name: humanName.optional(),
      telecom: list(contactPoint),
      period: period.optional(),
    }),
  ),
});
export type Patient = z.infer<typeof patient>;

export const relatedPerson = z.looseObject({
  ...common,
  active: z.boolean().optional(),
  patient: reference,
  relationship: list(concept),
  name: list(humanName),
  telecom: list(contactPoint),
  period: period.optional(),
});
export type RelatedPerson = z.infer<typeof relatedPerson>;

export const flag = z.looseObject({
  ...common,
  status: z.enum(['active', 'inactive', 'entered-in-error']),
  category: list(concept),
  code: concept,
  subject: reference,
  period: period.optional(),
  author: reference.optional(),
});
export type Flag = z.infer<typeof flag>;

const detail = z.looseObject({
  code: concept.optional(),
  status: text.optional(),
  description: text.optional(),
  doNotPerform: z.boolean().optional(),
  scheduledString: text.optional(),
  scheduledPeriod: period.optional(),
});

export const carePlan = z.looseObject({
  ...common,
  status: z.enum([
    'draft',
    'active',
    'on-hold',
    'revoked',
    'completed',
    'entered-in-error',
    'unknown',
  ]),
  intent: z.enum(['proposal', 'plan', 'order', 'option']),
  category: list(concept),
  title: text.optional(),
  description: text.optional(),
  subject: reference,
  period: period.optional(),
  created: date.optional(),
  author: reference.optional(),
  contributor: list(reference),
  activity: list(z.looseObject({ detail: detail.optional() })),
  note: list(z.looseObject({ text, time: date.optional() })),
});
export type FhirCarePlan = z.infer<typeof carePlan>;

export const consent = z.looseObject({
  ...common,
  status: z.enum(['draft', 'proposed', 'active', 'rejected', 'inactive', 'entered-in-error']),
  scope: concept,
  category: z.array(concept).min(1),
  patient: reference.optional(),
  dateTime: date.optional(),
  provision: z
    .looseObject({
      type: z.enum(['deny', 'permit']).optional(),
      period: period.optional(),
      provision: list(z.looseObject({ type: z.enum(['deny', 'permit']).optional() })),
    })
    .optional(),
});
export type FhirConsent = z.infer<typeof consent>;

export const documentReference = z.looseObject({
  ...common,
  status: z.enum(['current', 'superseded', 'entered-in-error']),
  type: concept.optional(),
  subject: reference.optional(),
  date: date.optional(),
  author: list(reference),
  custodian: reference.optional(),
  description: text.optional(),
  content: z
    .array(
      z.looseObject({
        attachment: z.looseObject({ url: text.optional(), title: text.optional() }),
      }),
    )
    .min(1),
});
export type DocumentReference = z.infer<typeof documentReference>;

/** For the names of those who wrote or own something. */
export const named = z.looseObject({
  name: z.union([text, z.array(humanName)]).optional(),
  practitioner: reference.optional(),
  organization: reference.optional(),
});

export const provenance = z.looseObject({
  agent: z
    .array(
      z.looseObject({
        role: list(concept),
        who: reference.optional(),
        onBehalfOf: reference.optional(),
      }),
    )
    .optional(),
});
