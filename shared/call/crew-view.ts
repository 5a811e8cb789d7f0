import type { CrewView } from '#shared/contract/crew.ts';
import type { PersonView } from '#shared/contract/person-view.ts';
import type { Pack } from '#shared/protocol/protocol.ts';
import type { CallState } from './call.ts';
import { heardAtMs } from './crew.ts';
import { crewLines, crewMessage } from './crew-text.ts';
import { sceneOutcomeWords } from './crew-words.ts';

/** Crews on this call with their stages, and what is read to one that is sent. */
export const crewView = (call: CallState, person: PersonView | null, pack: Pack): CrewView => ({
  lines: [...crewLines(call, person, pack)],
  message: crewMessage(call, person, pack),
  trips: call.trips.map((trip) => ({
    id: trip.id,
    unit: trip.unit,
    crew: trip.crew,
    sentAtMs: trip.sentAtMs,
    arrivedAtMs: trip.arrivedAtMs,
    clearAtMs: trip.clear?.atMs ?? null,
    checkAtMs: trip.clear === null ? heardAtMs(trip) + trip.everyMinutes * 60_000 : null,
    unanswered:
      trip.clear === null && trip.overdue.some(({ check }) => check === trip.answers.length),
    outcome:
      trip.clear === null ? null : `${sceneOutcomeWords[trip.clear.outcome]}. ${trip.clear.text}`,
    onward: (trip.clear?.onward ?? []).map(
      ({ service, acceptedBy, reference }) =>
        `${service}: accepted by ${acceptedBy}${reference === null ? '' : `, ${reference}`}`,
    ),
  })),
});
