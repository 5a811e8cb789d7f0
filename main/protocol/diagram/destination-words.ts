import type { DestinationId, Level } from '#shared/protocol/protocol.ts';

/** Short names for the pills of the picture; the force's own names are in its response table. */
const names: Readonly<Record<DestinationId, string>> = {
  both_emergency: 'Police and ambulance',
  ambulance_emergency: 'Ambulance',
  police_emergency: 'Police, emergency',
  police_priority: 'Police, priority',
  police_scheduled: 'Police, planned',
  transport_police: 'Transport police',
  highways: 'Motorway control',
  coastguard: 'Coastguard',
  fire_rescue: 'Fire and rescue',
  missing_person_high: 'Missing, high',
  missing_person: 'Missing person',
  other_force: 'Other police force',
  nurse: 'Nurse on the phone',
  street_triage: 'Street triage car',
  crisis_team: 'Crisis team',
  camhs_crisis: 'Crisis, under 18',
  perinatal_team: 'Perinatal team',
  nhs111_option2: 'NHS 111 option 2',
  amhp: 'AMHP on duty',
  health_keeps: 'Health keeps it',
  gp: 'GP or out of hours',
  social_care_duty: 'Social care, duty',
  drug_alcohol: 'Drug and alcohol',
  sanctuary: 'Crisis cafe',
  listening_line: 'Listening line',
  veterans: 'Veterans’ service',
  domestic_abuse: 'Domestic abuse',
  child_safeguarding: 'Child safeguarding',
  adult_safeguarding: 'Adult safeguarding',
  supervisor_review: 'Supervisor looks now',
  s136_consultation: 'Section 136 advice',
  interpreter: 'Interpreter',
  no_deployment: 'Advice, with an owner',
};

export const destinationWords = (id: DestinationId): string => names[id] ?? id.replaceAll('_', ' ');

/** Police and ambulance at once are one route, as the mock-up has it. */
export const headOf = (level: Level, destinations: readonly DestinationId[]): DestinationId =>
  level === 'emergency' &&
  destinations.includes('ambulance_emergency') &&
  destinations.includes('police_emergency')
    ? 'both_emergency'
    : (destinations[0] ?? 'no_deployment');
