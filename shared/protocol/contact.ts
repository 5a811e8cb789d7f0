import type { destinationOrder } from './destinations.ts';
import type { DestinationId } from './protocol.ts';

/** How a person is met, from most to least (vocabulary.yaml, `destinations`). */
export const contactClasses = [
  'emergency visit',
  'visit',
  'speak now',
  'call back',
  'none',
] as const;
export type ContactClass = (typeof contactClasses)[number];

/**
 * The contact each destination is. Nothing but new facts moves a call down this list, and a plan never
 * does (design section 1, item 3; NHS England's position on SIM, 2023).
 */
export const contactBy: Readonly<Record<(typeof destinationOrder)[number], ContactClass>> = {
  ambulance_emergency: 'emergency visit',
  police_emergency: 'emergency visit',
  police_priority: 'visit',
  police_scheduled: 'visit',
  transport_police: 'emergency visit',
  highways: 'emergency visit',
  coastguard: 'emergency visit',
  fire_rescue: 'emergency visit',
  missing_person_high: 'emergency visit',
  missing_person: 'visit',
  other_force: 'visit',
  nurse: 'speak now',
  street_triage: 'visit',
  crisis_team: 'speak now',
  camhs_crisis: 'speak now',
  perinatal_team: 'speak now',
  nhs111_option2: 'speak now',
  amhp: 'visit',
  health_keeps: 'call back',
  gp: 'call back',
  social_care_duty: 'call back',
  drug_alcohol: 'call back',
  sanctuary: 'call back',
  listening_line: 'speak now',
  veterans: 'call back',
  domestic_abuse: 'call back',
  child_safeguarding: 'call back',
  adult_safeguarding: 'call back',
  supervisor_review: 'speak now',
  s136_consultation: 'visit',
  interpreter: 'speak now',
  no_deployment: 'none',
};

const isKnown = (id: DestinationId): id is keyof typeof contactBy => Object.hasOwn(contactBy, id);

/** The fullest contact of a route; "none" where nothing on it meets anybody. */
export const contactOf = (destinations: Iterable<DestinationId>): ContactClass => {
  const held = new Set([...destinations].filter(isKnown).map((id) => contactBy[id]));
  return contactClasses.find((one) => held.has(one)) ?? 'none';
};
