import type { S136View } from '#shared/contract/s136.ts';
import { stationRules } from '#shared/s136/clock.ts';
import { onTheWall } from '#shared/s136/london-time.ts';
import { powers } from '#shared/s136/place.ts';
import {
  ageWords,
  followedWords,
  notConsultedWords,
  professionWords,
  safePlaceWords,
  vehicleWords,
} from '#shared/s136/words.ts';
import type { CallState, S136 } from './call.ts';
import type { Acting } from './command.ts';
import { clockOf } from './s136.ts';
import { serviceFor } from './service.ts';

type Lines = NonNullable<S136View['record']>['lines'];

function linesOf(record: S136['records'][number]): Lines {
  const { consulted, ambulance } = record;
  const reason = (why: string | null): string => (why === null ? '' : `: ${why}`);
  return [
    { label: 'Asked by', text: `${record.askedBy}, ${onTheWall(record.askedAtMs)}` },
    { label: 'Where', text: `${record.place}. ${powers[record.placeType].text}` },
    { label: 'Age', text: ageWords[record.ageGroup] },
    { label: 'Known then', text: record.known },
    ...('name' in consulted
      ? [
          {
            label: 'Consulted',
            text: `${consulted.name}, ${professionWords[consulted.profession]}, ${onTheWall(consulted.atMs)}`,
          },
          { label: 'Advice', text: consulted.advice },
          {
            label: 'Then',
            text: `${followedWords[record.followed]}${reason(record.followedWhy)}`,
          },
        ]
      : [
          {
            label: 'Nobody consulted',
            text: `${notConsultedWords[consulted.notPracticable]}. ${consulted.why}`,
          },
        ]),
    {
      label: 'Power used',
      text: record.usedAtMs === null ? 'No' : onTheWall(record.usedAtMs),
    },
    {
      label: 'Ambulance',
      text:
        'askedAtMs' in ambulance
          ? `Asked for ${onTheWall(ambulance.askedAtMs)}`
          : `Not asked for: ${ambulance.notAsked}`,
    },
    ...(record.vehicle === null
      ? []
      : [
          { label: 'Vehicle', text: `${vehicleWords[record.vehicle]}${reason(record.vehicleWhy)}` },
        ]),
  ];
}

/** What the newest correction of an arrival says; null where there is none. */
function correctedWords(call: CallState, stayId: string): string | null {
  const newest = call.s136?.corrections.filter((one) => one.stayId === stayId).at(-1);
  return newest === undefined
    ? null
    : `${onTheWall(newest.fromMs)} was written; ${newest.byName}: ${newest.reason}`;
}

/** What is recorded of section 136, as the page shows it. */
export function s136View(
  call: CallState,
  { table, colleagues }: Pick<Acting, 'table' | 'colleagues'>,
): S136View {
  const stays = call.s136?.stays ?? [];
  const record = call.s136?.records.at(-1) ?? null;
  const clock = clockOf(call);
  const nurse = colleagues.some(({ role, onDuty }) => role === 'nurse' && onDuty);
  const { name, telephone } = serviceFor(table, 's136_consultation');
  return {
    instead: nurse ? null : { name, telephone },
    record:
      record === null ? null : { by: record.byName, atMs: record.atMs, lines: linesOf(record) },
    stays: stays.map((stay) => ({
      id: stay.id,
      corrected: correctedWords(call, stay.id),
      name: stay.name,
      kind: safePlaceWords[stay.kind],
      arrived: onTheWall(stay.arrivedAtMs),
    })),
    clock:
      clock === null
        ? null
        : {
            startedAtMs: clock.startedAtMs,
            endsAtMs: clock.endsAtMs,
            started: onTheWall(clock.startedAtMs),
            ends: onTheWall(clock.endsAtMs),
            extended: clock.extendedByMs > 0,
          },
    rules: stays.at(-1)?.kind === 'police-station' ? stationRules() : null,
  };
}
