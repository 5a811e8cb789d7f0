import type { CallState } from '#shared/call/call.ts';
import { clockOf } from '#shared/call/s136.ts';
import { safePlaces } from './clock.ts';
import { notConsulted, profession, vehicle } from './consultation.ts';
import { placeTypes } from './place.ts';

const none = <K extends string>(keys: readonly K[]): Record<K, number> =>
  // The keys are the very list that the type is made of.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

const ages = ['under-18', 'adult', 'not-known'] as const;

/**
 * What the Home Office return on section 136 asks, counted from recorded events and from nothing else. In: calls. Out: counts, each
 * of detentions unless it says otherwise; a detention is a record in which the power was used. What was not recorded is counted as that,
 * never left out (domain.md section 3.1: nearly 2,000 unknown vehicles in 2023/24).
 */
export function countS136(calls: Iterable<CallState>) {
  const counts = {
    /** Records of section 136, used or not. */
    recorded: 0,
    detained: 0,
    /** Consulted, and the power was not used. */
    notUsedAfterConsultation: 0,
    ageGroup: none(ages),
    place: none(placeTypes),
    consulted: {
      yes: 0,
      notPracticable: 0,
      byProfession: none(profession.options),
      why: none(notConsulted.options),
    },
    advice: none(['followed', 'not-followed', 'nothing-advised'] as const),
    ambulance: { asked: 0, notAsked: 0 },
    vehicle: none([...vehicle.options, 'notRecorded'] as const),
    /** The reasons given for a police vehicle, in the words that were written. */
    policeVehicleWhy: {} as Record<string, number>,
    firstPlaceOfSafety: none([...safePlaces, 'notRecorded'] as const),
    transferred: 0,
    extended: 0,
    policeStation: 0,
    /** Calls on which a nurse would have been asked and none was on duty, detention or not. */
    missedForWantOfANurse: 0,
  };
  for (const call of calls) {
    if (call.missedConsultations.length > 0) counts.missedForWantOfANurse += 1;
    const record = call.s136?.records.at(-1);
    if (record === undefined) continue;
    counts.recorded += 1;
    const { consulted } = record;
    if (record.usedAtMs === null) {
      if ('name' in consulted) counts.notUsedAfterConsultation += 1;
      continue;
    }
    counts.detained += 1;
    counts.ageGroup[record.ageGroup] += 1;
    counts.place[record.placeType] += 1;
    counts.advice[record.followed] += 1;
    if ('name' in consulted) {
      counts.consulted.yes += 1;
      counts.consulted.byProfession[consulted.profession] += 1;
    } else {
      counts.consulted.notPracticable += 1;
      counts.consulted.why[consulted.notPracticable] += 1;
    }
    counts.ambulance['askedAtMs' in record.ambulance ? 'asked' : 'notAsked'] += 1;
    counts.vehicle[record.vehicle ?? 'notRecorded'] += 1;
    if (record.vehicle === 'police-car' && record.vehicleWhy !== null)
      counts.policeVehicleWhy[record.vehicleWhy] =
        (counts.policeVehicleWhy[record.vehicleWhy] ?? 0) + 1;
    const stays = call.s136?.stays ?? [];
    counts.firstPlaceOfSafety[stays[0]?.kind ?? 'notRecorded'] += 1;
    if (stays.length > 1) counts.transferred += 1;
    if (stays.some(({ kind }) => kind === 'police-station')) counts.policeStation += 1;
    if ((clockOf(call)?.extendedByMs ?? 0) > 0) counts.extended += 1;
  }
  return counts;
}
export type S136Counts = ReturnType<typeof countS136>;
