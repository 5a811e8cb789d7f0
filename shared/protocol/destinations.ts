import type { DestinationId } from './protocol.ts';

/**
 * Where a call can go, by contact from most to least, as in vocabulary.yaml (a test holds the two
 * together). Emergency visit, visit, speak now, call back, none.
 */
export const destinationOrder = [
  'ambulance_emergency',
  'police_emergency',
  'police_priority',
  'police_scheduled',
  'transport_police',
  'highways',
  'coastguard',
  'fire_rescue',
  'missing_person_high',
  'missing_person',
  'other_force',
  'nurse',
  'street_triage',
  'crisis_team',
  'camhs_crisis',
  'perinatal_team',
  'nhs111_option2',
  'amhp',
  'health_keeps',
  'gp',
  'social_care_duty',
  'drug_alcohol',
  'sanctuary',
  'listening_line',
  'veterans',
  'domestic_abuse',
  'child_safeguarding',
  'adult_safeguarding',
  'supervisor_review',
  's136_consultation',
  'interpreter',
  'no_deployment',
] as const satisfies readonly DestinationId[];

/** While one of these is on the route, nobody can be told that police do not go. */
export const keepsPoliceOpen: ReadonlySet<DestinationId> = new Set([
  'police_emergency',
  'police_priority',
  'police_scheduled',
  'transport_police',
  'fire_rescue',
  'missing_person_high',
  'missing_person',
  'other_force',
  'supervisor_review',
]);

/** Good company, but nobody in it owns the call. */
export const neverAlone: ReadonlySet<DestinationId> = new Set([
  'sanctuary',
  'listening_line',
  'veterans',
  'interpreter',
  'no_deployment',
]);

export const leavesPoliceOpen = (destinations: Iterable<DestinationId>): boolean =>
  [...destinations].some((one) => keepsPoliceOpen.has(one));

export const hasOwner = (destinations: Iterable<DestinationId>): boolean =>
  [...destinations].some((one) => !neverAlone.has(one));

/** A service asked at a higher grade is not asked again at a lower one. */
export const coveredBy: readonly (readonly [DestinationId, readonly DestinationId[]])[] = [
  ['police_priority', ['police_emergency']],
  ['police_scheduled', ['police_emergency', 'police_priority']],
  ['missing_person', ['missing_person_high']],
];

export const withoutLesserGrades = (
  route: ReadonlySet<DestinationId>,
): ReadonlySet<DestinationId> =>
  new Set(
    [...route].filter(
      (one) => !coveredBy.some(([less, more]) => less === one && more.some((id) => route.has(id))),
    ),
  );

const rank = new Map<DestinationId, number>(destinationOrder.map((id, index) => [id, index]));

export const byContact = (destinations: Iterable<DestinationId>): readonly DestinationId[] =>
  [...destinations].toSorted((a, b) => (rank.get(a) ?? 99) - (rank.get(b) ?? 99));
