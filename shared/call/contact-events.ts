import { z } from 'zod';
import { id, line, prose } from '#shared/contract/words.ts';

export const contactId = id<'ContactId'>();
export const videoLinkId = id<'VideoLinkId'>();
export type ContactId = z.infer<typeof contactId>;

/**
 * What a contact was. A coroner found a telephone triage whose purpose nobody could say ("not a mental-health assessment",
 * domain.md section 5, the case of Greg Hutchings): the nurse says it when the contact begins, and none is proposed.
 */
export const contactType = z.enum([
  'information',
  'advice-to-staff',
  'conversation',
  'assessment-telephone',
  'assessment-video',
]);
export type ContactType = z.infer<typeof contactType>;

/** The parts of a contact's record that a nurse may show to the police half, one by one. */
export const contactField = z.enum(['seen', 'said', 'basis', 'next', 'consent']);
export type ContactField = z.infer<typeof contactField>;

/** What every contact has to leave behind. `consent` is for a video link: who agreed to it, and where it was sent. */
export const contactRecord = {
  seen: prose,
  said: prose,
  toWhom: prose,
  basis: prose,
  next: prose,
  consent: prose.nullable(),
  /** What the police half may show; everything else stays in the nurse's half. */
  police: z.array(contactField).max(5),
};

/** How soon somebody has to be seen, in the times of NHS response; chosen by a nurse, never by Concord. */
export const clinicalResponse = z.enum([
  'now',
  '4-hours',
  '24-hours',
  'routine',
  'other-service',
  'advice',
]);
export type ClinicalResponse = z.infer<typeof clinicalResponse>;

/** What nurses record of their work on a call. */
export const contactEvents = {
  'contact-opened': z.strictObject({ contactId, type: contactType, byName: line }),
  /** Carries the type again, so that a record which comes before its opening is a whole record. */
  'contact-recorded': z.strictObject({
    contactId,
    type: contactType,
    ...contactRecord,
    byName: line,
  }),
  /** Fields released to the police half, or withdrawn from it: the list replaces the one before. */
  'contact-shared': z.strictObject({
    contactId,
    police: contactRecord.police,
    byName: line,
  }),
  /** A link for a video assessment was offered: what they said to it, and where it was sent. Nobody is asked by Concord. */
  'video-link-offered': z.strictObject({
    linkId: videoLinkId,
    contactId,
    agreed: z.boolean(),
    /** The number or address, and by which service; null where they did not agree. */
    sentTo: line.nullable(),
    service: line.nullable(),
    byName: line,
  }),
  /** The nurse's half left Concord as a file, whole. */
  'record-exported': z.strictObject({ form: z.enum(['fhir', 'pdf']), byName: line }),
  'clinical-response-chosen': z.strictObject({
    response: clinicalResponse,
    /** Which service owns it and by when, where another service is better placed. */
    owner: line.nullable(),
    byName: line,
  }),
} as const;
