import { err, ok } from '#shared/kit/result.ts';
import { openObligations, type CallState, type Outcome } from './call.ts';
import { event, refuse, type Acting, type Decided } from './command.ts';
import { goneInWords } from './fold-retention.ts';
import { outcomeId, reviewId, type OutcomeKind, type S136Used } from './outcome-events.ts';
import { outcomeWords } from './outcome-words.ts';

export type OutcomeSaid = {
  readonly kind: OutcomeKind;
  readonly detail: string | null;
  readonly s136: S136Used | null;
};

/** What counts as the outcome now: the newest that was said. Those before it stay on record. */
export const outcomeOf = ({ outcomes }: CallState): Outcome | null => outcomes.at(-1) ?? null;

const same = (a: OutcomeSaid, b: OutcomeSaid): boolean =>
  a.kind === b.kind && a.detail === b.detail && JSON.stringify(a.s136) === JSON.stringify(b.s136);

/** Why these times cannot be, in words; null if they can. */
function wrongTimes({ detainedAtMs, arrivedAtMs }: S136Used, nowMs: number): string | null {
  if (detainedAtMs > nowMs) return 'The time it was used is in the future.';
  if (arrivedAtMs === null) return null;
  if (arrivedAtMs > nowMs) return 'The time of arrival is in the future.';
  return arrivedAtMs < detainedAtMs
    ? 'They cannot have arrived before section 136 was used. Look at both times.'
    : null;
}

/**
 * Says what came of the call, now or days later, on an open call or a closed one. What was said before stays on record and no
 * longer counts. Refused in words where something is missing or cannot be; then nothing is changed.
 */
export function recordOutcome(acting: Acting, call: CallState, said: OutcomeSaid): Decided {
  const gone = goneInWords(call, 'police');
  if (gone !== null) return err(gone);
  const { kind, detail, s136 } = said;
  const { asks, label } = outcomeWords[kind];
  if (asks !== null && detail === null)
    return refuse(
      'detail-needed',
      `${label}: say ${asks.charAt(0).toLowerCase()}${asks.slice(1)}.`,
    );
  if ((kind === 's136-used') !== (s136 !== null))
    return refuse('s136-fields', 'Place and time belong to section 136 used, and to nothing else.');
  const wrong = s136 === null ? null : wrongTimes(s136, acting.nowMs);
  if (wrong !== null) return refuse('impossible-time', `${wrong} Nothing was saved.`);
  const before = outcomeOf(call);
  if (before !== null && same(before, said))
    return refuse('same-outcome', `${before.byName} has recorded this already.`);
  return ok([
    event(acting, call.callId, 'outcome-recorded', {
      outcomeId: outcomeId.parse(acting.newId()),
      ...said,
      byName: acting.by.name,
    }),
  ]);
}

/**
 * A supervisor agrees with how the call was decided, or does not and says why. It ends a review that waits for a supervisor;
 * one that asks them to act, because nobody accepted, is ended by acting.
 */
export function reviewCall(
  acting: Acting,
  call: CallState,
  { agrees, reason }: { readonly agrees: boolean; readonly reason: string | null },
): Decided {
  const gone = goneInWords(call, 'police');
  if (gone !== null) return err(gone);
  if (!agrees && reason === null)
    return refuse('reason-needed', 'Say why you do not agree: whoever decided reads it.');
  const waiting = openObligations(call).filter(
    ({ kind, referralId }) => kind === 'supervisor_review' && referralId === null,
  );
  return ok([
    event(acting, call.callId, 'call-reviewed', {
      reviewId: reviewId.parse(acting.newId()),
      agrees,
      reason,
      byName: acting.by.name,
    }),
    ...(call.closedAtMs === null
      ? waiting.map(({ id }) =>
          event(acting, call.callId, 'obligation-closed', {
            obligationId: id,
            how: agrees ? 'Reviewed: agreed' : `Reviewed: not agreed. ${reason ?? ''}`,
            reference: null,
          }),
        )
      : []),
  ]);
}
