import { z } from 'zod';
import { atMs, line, prose } from '#shared/contract/words.ts';
import { placeTypes } from './place.ts';
import { onTheWall } from './london-time.ts';

/** Who may be consulted before the power is used: s136(1C), and SI 2017/1036 reg 8 for the last two. */
export const profession = z.enum([
  'doctor',
  'nurse',
  'amhp',
  'occupational-therapist',
  'paramedic',
]);

/** Why nobody was consulted. `no-nurse-on-duty` is counted by itself: it is the control room's own gap. */
export const notConsulted = z.enum([
  'no-nurse-on-duty',
  'nobody-answered',
  'could-not-wait',
  'other',
]);

export const vehicle = z.enum(['ambulance', 'police-car', 'other-vehicle', 'not-moved']);

/**
 * The record of a consultation before section 136, or of acting without one. Times are ms since 1970. The power is the constable's: what
 * was advised and what was done stand side by side, each with its reason.
 */
export const consultation = z.strictObject({
  /** The officer, by name or collar number. */
  askedBy: line,
  askedAtMs: atMs,
  placeType: z.enum(placeTypes),
  place: line,
  ageGroup: z.enum(['under-18', 'adult', 'not-known']),
  known: prose,
  consulted: z.union([
    z.strictObject({ name: line, profession, atMs, advice: prose }),
    z.strictObject({ notPracticable: notConsulted, why: prose }),
  ]),
  followed: z.enum(['followed', 'not-followed', 'nothing-advised']),
  /** Why it was not followed; null where it was. */
  followedWhy: prose.nullable(),
  /** When the power was used; null where it was not. */
  usedAtMs: atMs.nullable(),
  ambulance: z.union([z.strictObject({ askedAtMs: atMs }), z.strictObject({ notAsked: prose })]),
  vehicle: vehicle.nullable(),
  vehicleWhy: prose.nullable(),
});
export type Consultation = z.infer<typeof consultation>;

/** Everything that is wrong with the times and the reasons of a record, each in a sentence; empty where it may be recorded. */
export function consultationProblems(of: Consultation, nowMs: number): readonly string[] {
  const { consulted, usedAtMs, askedAtMs, ambulance, followed, followedWhy } = of;
  const times: [string, number][] = [['The officer asked', askedAtMs]];
  if ('atMs' in consulted) times.push(['The consultation', consulted.atMs]);
  if (usedAtMs !== null) times.push(['The power was used', usedAtMs]);
  if ('askedAtMs' in ambulance) times.push(['The ambulance was asked for', ambulance.askedAtMs]);
  const future = times
    .filter(([, at]) => at > nowMs)
    .map(([what, at]) => `${what} at ${onTheWall(at)}, which is in the future.`);
  const late =
    'atMs' in consulted && usedAtMs !== null && consulted.atMs > usedAtMs
      ? [
          `The consultation at ${onTheWall(consulted.atMs)} is after the power was used at ${onTheWall(usedAtMs)}: that is advice. The consultation has to come before (s136(1C)); if none did, record that it was not practicable, and why.`,
        ]
      : [];
  return [
    ...future,
    ...('atMs' in consulted && consulted.atMs < askedAtMs
      ? [
          `The consultation at ${onTheWall(consulted.atMs)} is before the officer asked at ${onTheWall(askedAtMs)}.`,
        ]
      : []),
    ...late,
    ...(followed === 'not-followed' && followedWhy === null
      ? ['The advice was not followed: say why.']
      : []),
    ...('atMs' in consulted && followed === 'nothing-advised'
      ? ['Somebody was consulted: say whether their advice was followed.']
      : []),
    ...('notPracticable' in consulted && followed !== 'nothing-advised'
      ? ['Nobody was consulted, so no advice was followed or not.']
      : []),
    ...(of.vehicle === 'police-car' && of.vehicleWhy === null
      ? ['A police vehicle was used: say why (the Home Office return asks).']
      : []),
  ];
}
