import type { destinationOrder } from './destinations.ts';
import type { DestinationId } from './protocol.ts';

/** How near somebody comes to the person, from most to least (vocabulary.yaml, `destinations`). */
export const contactClasses = [
  'emergency visit',
  'visit',
  'speak now',
  'call back',
  'none',
] as const;
export type ContactClass = (typeof contactClasses)[number];

type Destination = (typeof destinationOrder)[number];

/**
 * The class of every destination. Emergency visit: a blue-light service or whoever stops a train or a
 * road. Visit: somebody comes, at another grade. Speak now: somebody speaks with the caller, the person
 * or the officer while the line is open. Call back: a service owns it and makes contact later.
 */
export const contactOfDestination: Readonly<Record<Destination, ContactClass>> = {
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

const classes: ReadonlyMap<DestinationId, ContactClass> = new Map(
  Object.entries(contactOfDestination),
);

/** Negative when `a` is the fuller contact. */
export const compareContact = (a: ContactClass, b: ContactClass): number =>
  contactClasses.indexOf(a) - contactClasses.indexOf(b);

/**
 * The contact of a route is its fullest: in goes the list of destinations, out comes one class. A
 * route with no destination, or with strangers only, has none.
 */
export const contactOf = (destinations: Iterable<DestinationId>): ContactClass =>
  [...destinations].reduce<ContactClass>((fullest, one) => {
    const here = classes.get(one) ?? 'none';
    return compareContact(here, fullest) < 0 ? here : fullest;
  }, 'none');
