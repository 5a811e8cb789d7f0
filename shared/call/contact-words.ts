import type { ClinicalResponse, ContactField, ContactType } from './contact-events.ts';

/** `unnamed` stands for the one word of type that records had before contacts were opened and recorded apart. */
export type KnownContactType = ContactType | 'unnamed';

/** What a contact of each type is called. An assessment says that it was not face to face. */
export const contactTypeWords: Readonly<Record<KnownContactType, string>> = {
  information: 'Information',
  'advice-to-staff': 'Advice to staff',
  conversation: 'Conversation with the person',
  'assessment-telephone': 'Assessment by telephone (remote)',
  'assessment-video': 'Assessment by video (remote)',
  unnamed: 'Contact',
};

export const contactFieldWords: Readonly<Record<ContactField, string>> = {
  seen: 'What was seen',
  said: 'What was said',
  basis: 'Basis of disclosure',
  next: 'What happens next',
  consent: 'Video link and consent',
};

/**
 * The NHS response times as the mock-up has them. "Within 4 hours" is very urgent and "within 24 hours" urgent in the NHS
 * (NHS England access standards, domain.md section 4.1); the time always stands beside the word.
 */
export const clinicalResponseWords: Readonly<
  Record<ClinicalResponse, { readonly label: string; readonly time: string }>
> = {
  now: { label: 'Emergency services response', time: 'now' },
  '4-hours': { label: 'Very urgent mental-health response', time: 'within 4 hours' },
  '24-hours': { label: 'Urgent mental-health response', time: 'within 24 hours' },
  routine: { label: 'Routine assessment', time: 'within 4 weeks' },
  'other-service': { label: 'Another service is better placed', time: 'they own it by a time' },
  advice: { label: 'Advice or information only', time: 'now, on the phone' },
};
