import { supervisorSteps } from '#shared/routing/escalation.ts';
import { referralId as newReferralId, type userId } from '#shared/contract/words.ts';
import type { z } from 'zod';
import { ok } from '#shared/kit/result.ts';
import type { CallState } from './call.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import { giveToHandler } from './handover.ts';
import { openObligation } from './obligations.ts';

const minuteMs = 60_000;
/** The supervisor who gave it hears of it again when the person has not accepted by then. */
const answersWithin = 2.5 * minuteMs;

/**
 * A supervisor gives a call to one person by name. Whoever owns the call keeps it until the person accepts, and when they do
 * not, it comes back to a supervisor. To a nurse or a supervisor it is an offer like any other; a handler takes it over from who
 * has it.
 */
export function giveCall(
  acting: Acting,
  call: CallState,
  { to, why }: { readonly to: z.infer<typeof userId>; readonly why: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const person = acting.colleagues.find(({ id }) => id === to);
  if (person === undefined) return refuse('nobody-like-that', 'That person is not in this room.');
  if (person.role === 'steward')
    return refuse('role-may-not-accept', `${person.name} is a steward and takes no calls.`);
  if (call.owner.user === person.id)
    return refuse('owns-it-already', `${person.name} owns this call already.`);
  if (person.role === 'handler') return giveToHandler(acting, call, person, why);
  if (!person.onDuty)
    return refuse('not-on-duty', `${person.name} is not on duty: nobody would answer.`);
  const asked = call.referrals.find(
    ({ state, step, steps }) => state === 'offered' && steps[step]?.users.includes(person.id),
  );
  if (asked !== undefined)
    return refuse('asked-already', `${person.name} is being asked already: ${asked.label}.`);
  const referralId = newReferralId.parse(acting.newId());
  const label = `Given by ${acting.by.name}: ${why}`;
  return ok([
    event(acting, call.callId, 'referral-offered', {
      referralId,
      destination: person.role === 'nurse' ? 'nurse' : 'supervisor_review',
      label,
      kind: person.role,
      to: person.id,
      toName: person.name,
      telephone: null,
      steps: [
        { afterMs: 0, who: person.name, detail: label, users: [person.id] },
        ...supervisorSteps(acting.colleagues).map((step) => ({
          ...step,
          afterMs: answersWithin,
        })),
      ],
    }),
    openObligation(acting, call, {
      kind: 'referral_acceptance',
      label: `${person.name} accepts the call that was given`,
      dueAtMs: acting.nowMs + answersWithin,
      referralId,
    }),
  ]);
}
