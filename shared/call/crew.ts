import { derivedId } from '#shared/kit/ids.ts';
import { ok } from '#shared/kit/result.ts';
import { obligationId } from '#shared/contract/words.ts';
import { openObligations, type CallState, type Trip } from './call.ts';
import { isOwnName } from './accepted-owner.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import { tripId as newTripId, type SceneOutcome } from './crew-events.ts';
import { sceneOutcomeWords } from './crew-words.ts';
import type { CallEvent } from './events.ts';
import { openObligation } from './obligations.ts';

const minuteMs = 60_000;
/** From a check that nobody answered until a supervisor is asked. */
const supervisorAfterMs = 2 * minuteMs;
const lateAfterMs = 5_000;

const obligationOf = (trip: string, n: number) => obligationId.parse(derivedId(trip, n));

/** The last time that anything was heard of the crew, ms since 1970. */
export const heardAtMs = (trip: Trip): number =>
  Math.max(trip.sentAtMs, trip.arrivedAtMs ?? 0, ...trip.answers.map(({ atMs }) => atMs));

/** When step 0 (ask the crew) or 1 (a supervisor) of the welfare check comes due. */
const dueAtMs = (trip: Trip, step: 0 | 1): number =>
  heardAtMs(trip) + trip.everyMinutes * minuteMs + step * supervisorAfterMs;

const nextStep = (trip: Trip): 0 | 1 | null => {
  const done = trip.overdue.filter(({ check }) => check === trip.answers.length);
  if (trip.clear !== null || done.some(({ step }) => step === 1)) return null;
  return done.length === 0 ? 0 : 1;
};

/** When the next welfare check on this call comes due or escalates; null when none will. */
export function nextWelfareAtMs(call: CallState): number | null {
  const times = call.trips.flatMap((trip) => {
    const step = nextStep(trip);
    return step === null ? [] : [dueAtMs(trip, step)];
  });
  return times.length === 0 ? null : Math.min(...times);
}

/** Every welfare check that is due by now. A timer says so, not a person; the ids are the same on every desk. */
export const expireWelfare = (acting: Acting, call: CallState): readonly CallEvent[] =>
  call.trips.flatMap((trip) => {
    const due: CallEvent[] = [];
    const check = trip.answers.length;
    const from = nextStep(trip);
    if (from === null) return due;
    for (const step of from === 0 ? ([0, 1] as const) : ([1] as const)) {
      const at = dueAtMs(trip, step);
      if (at > acting.nowMs) break;
      due.push(
        event(acting, call.callId, 'crew-overdue', {
          tripId: newTripId.parse(trip.id),
          check,
          step,
          late: acting.nowMs - at > lateAfterMs,
        }),
        openObligation(acting, call, {
          id: obligationOf(trip.id, check * 2 + step + 1),
          kind: step === 0 ? 'crew_welfare' : 'supervisor_review',
          label:
            step === 0
              ? `Ask ${trip.unit} how they are`
              : `${trip.unit} has not answered a welfare check. A supervisor must act`,
          owner: call.handler,
          dueAtMs: step === 0 ? at + supervisorAfterMs : at,
        }),
      );
    }
    return due;
  });

/** Sends a crew, with what was read to them. Until they are clear they are an obligation of whoever sent them. */
export function sendCrew(
  acting: Acting,
  call: CallState,
  {
    unit,
    crew,
    everyMinutes,
    told,
  }: { unit: string; crew: string | null; everyMinutes: number; told: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (call.trips.some((trip) => trip.clear === null && trip.unit === unit))
    return refuse('crew-already-sent', `${unit} has been sent already, and is not clear.`);
  const id = newTripId.parse(acting.newId());
  return ok([
    event(acting, call.callId, 'crew-sent', {
      tripId: id,
      unit,
      crew,
      everyMinutes,
      told,
      byName: acting.by.name,
    }),
    openObligation(acting, call, {
      id: obligationOf(id, 0),
      kind: 'crew_clear',
      label: `${unit} is clear, with what came of it`,
    }),
  ]);
}

const notOut = refuse('crew-not-out', 'That crew is not out on this call.');
const out = (call: CallState, id: string): Trip | undefined =>
  call.trips.find((trip) => trip.id === id && trip.clear === null);

/** The crew is at the scene. */
export function crewArrived(acting: Acting, call: CallState, id: string): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const trip = out(call, id);
  if (trip === undefined) return notOut;
  if (trip.arrivedAtMs !== null) return refuse('crew-arrived', `${trip.unit} has arrived already.`);
  return ok([
    event(acting, call.callId, 'crew-arrived', {
      tripId: newTripId.parse(id),
      byName: acting.by.name,
    }),
  ]);
}

const welfareEnded = (acting: Acting, call: CallState, trip: Trip, how: string) => {
  const ids = new Set<string>(
    trip.overdue.map(({ check, step }) => obligationOf(trip.id, check * 2 + step + 1)),
  );
  return openObligations(call)
    .filter(({ id }) => ids.has(id))
    .map(({ id }) =>
      event(acting, call.callId, 'obligation-closed', { obligationId: id, how, reference: null }),
    );
};

/** The crew answered, in words. The next check counts from now; what an unanswered one opened is done. */
export function crewAnswered(
  acting: Acting,
  call: CallState,
  { tripId: id, how }: { tripId: string; how: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const trip = out(call, id);
  if (trip === undefined) return notOut;
  return ok([
    event(acting, call.callId, 'crew-answered', {
      tripId: newTripId.parse(id),
      how,
      byName: acting.by.name,
    }),
    ...welfareEnded(acting, call, trip, `They answered: ${how}`),
  ]);
}

/** The crew is clear: what came of it, and up to three onward referrals, each accepted by somebody by name. */
export function crewClear(
  acting: Acting,
  call: CallState,
  {
    tripId: id,
    outcome,
    text,
    onward,
  }: {
    tripId: string;
    outcome: SceneOutcome;
    text: string;
    onward: readonly { service: string; acceptedBy: string; reference: string | null }[];
  },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const trip = out(call, id);
  if (trip === undefined) return notOut;
  if (trip.arrivedAtMs === null && outcome !== 'not-found' && outcome !== 'other')
    return refuse(
      'crew-not-arrived',
      `${trip.unit} has not arrived yet. Record the arrival first.`,
    );
  if (outcome === 'to-another-service' && onward.length === 0)
    return refuse('nobody-accepted', 'Handed to another service: say which, and who accepted.');
  if (onward.some(({ acceptedBy }) => isOwnName(call, acceptedBy)))
    return refuse('own-referral', 'Somebody else has to accept an onward referral.');
  return ok([
    event(acting, call.callId, 'crew-clear', {
      tripId: newTripId.parse(id),
      outcome,
      text,
      onward: onward.map((one) => ({ ...one })),
      byName: acting.by.name,
    }),
    event(acting, call.callId, 'obligation-closed', {
      obligationId: obligationOf(id, 0),
      how: sceneOutcomeWords[outcome],
      reference: null,
    }),
    ...welfareEnded(acting, call, trip, 'The crew is clear'),
    // Officers who found nobody once left, and the man was dead (IOPC Sussex 2023, domain.md 1.4): somebody decides what now.
    ...(outcome === 'not-found'
      ? [
          openObligation(acting, call, {
            kind: 'supervisor_review',
            label: `${trip.unit} did not find them. A supervisor decides what is done now`,
          }),
        ]
      : []),
  ]);
}
