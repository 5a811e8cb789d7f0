import { ok } from '#shared/kit/result.ts';
import {
  detentionClock,
  mayExtend,
  stationConcerns,
  type ExtensionGround,
  type SafePlace,
} from '#shared/s136/clock.ts';
import { consultationProblems, type Consultation } from '#shared/s136/consultation.ts';
import { onTheWall } from '#shared/s136/london-time.ts';
import { recordId as newRecordId } from '#shared/s136/s136-events.ts';
import { openObligations, type CallState } from './call.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import { refusedForOther } from './contact.ts';
import { closeAll, openObligation } from './obligations.ts';

/** Asks to have the arrival recorded, where the power was used and no first place of safety is known. */
const arrivalOwed = (acting: Acting, call: CallState, used: boolean) =>
  used &&
  (call.s136?.stays.length ?? 0) === 0 &&
  !openObligations(call).some(({ kind }) => kind === 's136_clock')
    ? [openObligation(acting, call, { kind: 's136_clock' })]
    : [];

/** Records who was consulted before section 136, or that it was not practicable. Refused whole, in words, and nothing is lost. */
export function recordConsultation(
  acting: Acting,
  call: CallState,
  { personId, ...record }: Consultation & { readonly personId: string | null },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const other = refusedForOther(call, personId);
  if (other !== null) return other;
  const problems = consultationProblems(record, acting.nowMs);
  const first = call.s136?.stays[0];
  const late =
    first !== undefined && record.usedAtMs !== null && record.usedAtMs > first.arrivedAtMs
      ? [
          `The power was used at ${onTheWall(record.usedAtMs)}, after the arrival at ${onTheWall(first.arrivedAtMs)}.`,
        ]
      : [];
  const all = [...problems, ...late];
  if (all.length > 0) return refuse('s136-not-recorded', `Not recorded. ${all.join(' ')}`);
  return ok([
    event(acting, call.callId, 's136-recorded', {
      recordId: newRecordId.parse(acting.newId()),
      ...record,
      byName: acting.by.name,
    }),
    ...closeAll(acting, call, 's136_record', 'Recorded'),
    ...arrivalOwed(acting, call, record.usedAtMs !== null),
  ]);
}

export type Arrival = {
  readonly kind: SafePlace;
  readonly name: string;
  readonly arrivedAtMs: number;
  readonly authorisedBy: string | null;
  readonly imminentRisk: string | null;
  readonly noOtherPlace: string | null;
};

/**
 * An arrival at a place of safety: the first starts the 24 hours, a later one is a transfer and changes nothing of them. What the law says
 * against a police station is handed to a supervisor; what happened is recorded all the same.
 */
export function recordArrival(acting: Acting, call: CallState, arrival: Arrival): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const { kind, name, arrivedAtMs, authorisedBy, imminentRisk, noOtherPlace } = arrival;
  const stays = call.s136?.stays ?? [];
  const record = call.s136?.records.at(-1) ?? null;
  const used = record?.usedAtMs ?? null;
  const last = stays.at(-1);
  if (arrivedAtMs > acting.nowMs)
    return refuse('time-in-future', `${onTheWall(arrivedAtMs)} is in the future.`);
  if (used !== null && arrivedAtMs < used)
    return refuse(
      'times-out-of-order',
      `The arrival at ${onTheWall(arrivedAtMs)} is before the power was used at ${onTheWall(used)}.`,
    );
  if (last !== undefined && arrivedAtMs < last.arrivedAtMs)
    return refuse(
      'times-out-of-order',
      `A transfer cannot arrive before ${last.name}, ${onTheWall(last.arrivedAtMs)}. The clock runs from the first arrival.`,
    );
  const concerns =
    kind === 'police-station'
      ? stationConcerns(arrivedAtMs, {
          ageGroup: record?.ageGroup ?? 'not-known',
          authorisedBy,
          imminentRisk,
          noOtherPlace,
        })
      : [];
  return ok([
    event(acting, call.callId, 's136-arrived', {
      recordId: newRecordId.parse(acting.newId()),
      kind,
      name,
      arrivedAtMs,
      authorisedBy,
      imminentRisk,
      noOtherPlace,
      byName: acting.by.name,
    }),
    ...closeAll(acting, call, 's136_clock', `Arrived ${onTheWall(arrivedAtMs)}`),
    ...(concerns.length > 0
      ? [
          openObligation(acting, call, {
            kind: 'supervisor_review',
            label: `Police station as place of safety. ${concerns.join(' ')}`,
          }),
        ]
      : []),
  ]);
}

/**
 * Corrects a time of arrival that was written down wrong; what was written stays on the record. The clock then runs from the time
 * that is so, and from nothing later than the first arrival: it is not restarted. A correction by which the 24 hours would end
 * later is a supervisor's, because it lengthens a detention.
 */
export function correctArrival(
  acting: Acting,
  call: CallState,
  {
    stayId,
    toMs,
    reason,
  }: { readonly stayId: string; readonly toMs: number; readonly reason: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const stays = call.s136?.stays ?? [];
  const at = stays.findIndex(({ id }) => id === stayId);
  const stay = stays[at];
  if (stay === undefined) return refuse('no-such-arrival', 'That arrival is not on this call.');
  if (stay.arrivedAtMs === toMs)
    return refuse('same-time', 'That is the time that is on the record.');
  if (toMs > acting.nowMs) return refuse('time-in-future', `${onTheWall(toMs)} is in the future.`);
  const used = call.s136?.records.at(-1)?.usedAtMs ?? null;
  if (used !== null && toMs < used)
    return refuse(
      'times-out-of-order',
      `${onTheWall(toMs)} is before the power was used at ${onTheWall(used)}.`,
    );
  const [before, after] = [stays[at - 1], stays[at + 1]];
  const wrong =
    (before !== undefined && toMs < before.arrivedAtMs && before) ||
    (after !== undefined && toMs > after.arrivedAtMs && after);
  if (wrong !== false)
    return refuse(
      'times-out-of-order',
      `They were at ${wrong.name} ${onTheWall(wrong.arrivedAtMs)}: the order of the places would change.`,
    );
  if (at === 0 && toMs > stay.arrivedAtMs && acting.by.role !== 'supervisor')
    return refuse(
      'supervisor-only',
      'By that the 24 hours would end later. Only a supervisor corrects a first arrival to a later time.',
    );
  return ok([
    event(acting, call.callId, 's136-arrival-corrected', {
      recordId: newRecordId.parse(acting.newId()),
      stayId: newRecordId.parse(stayId),
      fromMs: stay.arrivedAtMs,
      toMs,
      reason,
      byName: acting.by.name,
    }),
  ]);
}

/** An extension that the responsible medical practitioner certified. Refused for any ground but the person's own condition. */
export function recordExtension(
  acting: Acting,
  call: CallState,
  asked: {
    readonly hours: number;
    readonly certifiedAtMs: number;
    readonly practitioner: string;
    readonly ground: ExtensionGround;
    readonly clinical: string;
  },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const stays = call.s136?.stays ?? [];
  const may = mayExtend(stays, call.s136?.extensions ?? [], asked, acting.nowMs);
  if (!may.ok) return refuse('s136-not-extended', may.error);
  return ok([
    event(acting, call.callId, 's136-extended', {
      recordId: newRecordId.parse(acting.newId()),
      ...asked,
      byName: acting.by.name,
    }),
  ]);
}

/** The clock of this call, or null while no arrival is recorded. */
export const clockOf = (call: CallState) =>
  detentionClock(call.s136?.stays ?? [], call.s136?.extensions ?? []);
