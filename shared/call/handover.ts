import type { UserId } from '#shared/kit/ids.ts';
import { ok } from '#shared/kit/result.ts';
import { openContacts, openObligations, type CallState, type Handover } from './call.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import { unrecordedInWords } from './contact.ts';
import { handoverId } from './handover-events.ts';

/** Whether somebody has this call, or something to do on it. */
export const holds = (call: CallState, user: string): boolean =>
  call.closedAtMs === null &&
  (call.owner.user === user || openObligations(call).some(({ owner }) => owner === user));

/** What somebody has to do on a call, in words: the call itself first. */
export const heldInWords = (call: CallState, user: string): readonly string[] => [
  ...(call.owner.user === user ? ['The call itself'] : []),
  ...openObligations(call)
    .filter(({ owner }) => owner === user)
    .map(({ label }) => label),
];

/** The offer that waits for an answer, if there is one. */
export const openHandover = ({ handovers }: CallState): Handover | null =>
  handovers.findLast(({ state }) => state === 'offered') ?? null;

/**
 * Offers what the person who acts has on a call to somebody by name. Until that person accepts, nothing has moved and whoever
 * offered keeps it.
 */
export function offerHandover(
  acting: Acting,
  call: CallState,
  { to, why }: { readonly to: UserId; readonly why: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (!holds(call, acting.by.user))
    return refuse('nothing-held', 'You have nothing on this call to hand over.');
  const [unrecorded] = openContacts(call).filter(({ by }) => by === acting.by.user);
  if (unrecorded !== undefined)
    return refuse('contact-unrecorded', `Not yet. ${unrecordedInWords(unrecorded)}`);
  const person = acting.colleagues.find(({ id }) => id === to);
  if (person === undefined) return refuse('nobody-like-that', 'That person is not in this room.');
  if (person.id === acting.by.user)
    return refuse('own-handover', 'Somebody else has to take it from you.');
  if (person.role === 'steward')
    return refuse('role-may-not-take', `${person.name} is a steward and takes no calls.`);
  if (person.role !== 'handler' && !person.onDuty)
    return refuse('not-on-duty', `${person.name} is not on duty: nobody would answer.`);
  const waiting = openHandover(call);
  if (waiting !== null)
    return refuse(
      'handover-open',
      `${waiting.fromName} is handing this to ${waiting.toName}, who has not answered yet.`,
    );
  return ok([
    event(acting, call.callId, 'handover-offered', {
      handoverId: handoverId.parse(acting.newId()),
      from: acting.by.user,
      fromName: acting.by.name,
      to: person.id,
      toName: person.name,
      why,
    }),
  ]);
}

/** The person who was asked takes it, or says no and why; then whoever offered keeps it and is told. */
export function answerHandover(
  acting: Acting,
  call: CallState,
  { id, declined }: { readonly id: string; readonly declined: string | null },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const asked = openHandover(call);
  if (asked?.id !== id)
    return refuse('handover-not-open', 'That is no longer offered. It may have been taken.');
  if (asked.to !== acting.by.user)
    return refuse('not-asked', `${asked.toName} was asked, and has to answer.`);
  const byName = acting.by.name;
  return ok([
    declined === null
      ? event(acting, call.callId, 'handover-accepted', { handoverId: asked.id, byName })
      : event(acting, call.callId, 'handover-declined', {
          handoverId: asked.id,
          reason: declined,
          byName,
        }),
  ]);
}

/** A supervisor takes, in their own name, what somebody left who is not there any more. */
export function takeOver(
  acting: Acting,
  call: CallState,
  { from, reason }: { readonly from: UserId; readonly reason: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (from === acting.by.user || !holds(call, from))
    return refuse('nothing-held', 'That person has nothing on this call.');
  const fromName =
    call.owner.user === from
      ? call.owner.name
      : (openObligations(call).find(({ owner }) => owner === from)?.ownerName ?? 'somebody');
  return ok([
    event(acting, call.callId, 'taken-over', {
      from,
      fromName,
      to: acting.by.user,
      toName: acting.by.name,
      reason,
    }),
  ]);
}
