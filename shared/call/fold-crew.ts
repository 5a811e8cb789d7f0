import type { CallState, Trip } from './call.ts';
import type { crewEvents } from './crew-events.ts';
import { sceneOutcomeWords } from './crew-words.ts';
import type { CallEvent } from './events.ts';

type CrewEvent = Extract<CallEvent, { type: keyof typeof crewEvents }>;

const types: ReadonlySet<string> = new Set<CrewEvent['type']>([
  'crew-sent',
  'crew-arrived',
  'crew-answered',
  'crew-overdue',
  'crew-clear',
]);

export const isCrewEvent = (event: CallEvent): event is CrewEvent => types.has(event.type);

const noted = (call: CallState, atMs: number, text: string): CallState => ({
  ...call,
  notes: [{ atMs, text, auto: true }, ...call.notes],
});

/** A crew's stages. A repeat changes nothing; once clear, a stage that comes late moves nothing back. */
export function foldCrew(call: CallState, event: CrewEvent): CallState {
  const { atMs } = event;
  const id = event.content.tripId;
  const trip = call.trips.find((one) => one.id === id);
  if (event.type === 'crew-sent') {
    if (trip !== undefined) return call;
    const { unit, crew, everyMinutes, told, byName } = event.content;
    const sent: Trip = {
      id,
      unit,
      crew,
      everyMinutes,
      told,
      sentBy: byName,
      sentAtMs: atMs,
      arrivedAtMs: null,
      answers: [],
      overdue: [],
      clear: null,
    };
    return noted({ ...call, trips: [...call.trips, sent] }, atMs, `${unit} sent by ${byName}`);
  }
  if (trip === undefined) return call;
  const changed = (change: Partial<Trip>): CallState => ({
    ...call,
    trips: call.trips.map((one) => (one.id === id ? { ...one, ...change } : one)),
  });
  switch (event.type) {
    case 'crew-arrived':
      return trip.arrivedAtMs !== null
        ? call
        : noted(changed({ arrivedAtMs: atMs }), atMs, `${trip.unit} on scene`);
    case 'crew-answered': {
      const { how, byName } = event.content;
      const known = trip.answers.some((one) => one.atMs === atMs && one.how === how);
      return known
        ? call
        : noted(
            changed({ answers: [...trip.answers, { atMs, how, byName }] }),
            atMs,
            `${trip.unit} answered: ${how}`,
          );
    }
    case 'crew-overdue': {
      const { check, step, late } = event.content;
      const known = trip.overdue.some((one) => one.check === check && one.step === step);
      return known || trip.clear !== null
        ? call
        : noted(
            changed({ overdue: [...trip.overdue, { check, step }] }),
            atMs,
            `${trip.unit}: welfare check ${step === 0 ? 'due' : 'not answered'}${late ? ' (late)' : ''}`,
          );
    }
    case 'crew-clear': {
      const { outcome, text, onward, byName } = event.content;
      if (trip.clear !== null) return call;
      return noted(
        changed({ clear: { outcome, text, onward: [...onward], byName, atMs } }),
        atMs,
        `${trip.unit} clear: ${sceneOutcomeWords[outcome]}. ${text}`,
      );
    }
  }
}
