import type { z } from 'zod';
import type { ExtensionGround, SafePlace } from './clock.ts';
import type { notConsulted, profession, vehicle } from './consultation.ts';

export const safePlaceWords: Readonly<Record<SafePlace, string>> = {
  'health-place-of-safety': 'Health-based place of safety (section 136 suite)',
  'emergency-department': 'Emergency department',
  'police-station': 'Police station',
  'home-with-consent': 'A home or other place, by agreement (s135(7))',
  other: 'Another suitable place',
};

export const professionWords: Readonly<Record<z.infer<typeof profession>, string>> = {
  doctor: 'Doctor',
  nurse: 'Registered nurse',
  amhp: 'Approved mental health professional',
  'occupational-therapist': 'Occupational therapist',
  paramedic: 'Paramedic',
};

export const notConsultedWords: Readonly<Record<z.infer<typeof notConsulted>, string>> = {
  'no-nurse-on-duty': 'Not practicable: no nurse on duty',
  'nobody-answered': 'Not practicable: nobody answered',
  'could-not-wait': 'Not practicable: it could not wait',
  other: 'Not practicable: another reason',
};

export const vehicleWords: Readonly<Record<z.infer<typeof vehicle>, string>> = {
  ambulance: 'Ambulance',
  'police-car': 'Police vehicle',
  'other-vehicle': 'Another vehicle',
  'not-moved': 'Not moved: kept where they were',
};

export const groundWords: Readonly<Record<ExtensionGround, string>> = {
  condition: 'Their condition keeps them from being assessed',
  'no-amhp': 'No approved mental health professional free',
  'no-doctor': 'No doctor free',
  'no-bed': 'No bed',
  'no-transport': 'No transport',
};

export const ageWords = {
  'under-18': 'Under 18',
  adult: 'Adult',
  'not-known': 'Not known',
} as const;

export const followedWords = {
  followed: 'Followed',
  'not-followed': 'Not followed',
  'nothing-advised': 'Nobody was consulted',
} as const;
