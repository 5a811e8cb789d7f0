import { obligationId } from '#shared/contract/words.ts';
import type { ObligationId, UserId } from '#shared/kit/ids.ts';
import { ok } from '#shared/kit/result.ts';
import { openContacts, openObligations, type CallState, type Handover } from './call.ts';
import {
  event,
  refuse,
  refusedWhenClosed,
  type Acting,
  type Colleague,
  type Decided,
} from './command.ts';
import type { CallEvent } from './events.ts';
import { openObligation } from './obligations.ts';
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
  if (waiting !== null) return handoverOpen(waiting);
  return ok([
    event(acting, call.callId, 'handover-offered', {
      handoverId: handoverId.parse(acting.newId()),
      from: acting.by.user,
      fromName: acting.by.name,
      to: person.id,
      toName: person.name,
      why,
      givenBy: null,
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
  return ok(
    declined === null
      ? [
          event(acting, call.callId, 'handover-accepted', { handoverId: asked.id, byName }),
          ...answered(acting, call, asked, `${byName} took it`),
        ]
      : [
          event(acting, call.callId, 'handover-declined', {
            handoverId: asked.id,
            reason: declined,
            byName,
          }),
          ...answered(acting, call, asked, `${byName} did not take it: ${declined}`),
          ...(asked.givenBy === null
            ? []
            : [
                openObligation(acting, call, {
                  kind: 'supervisor_review',
                  label: `${byName} did not take the call that was given: who has it?`,
                  owner: asked.givenBy,
                }),
              ]),
        ],
  );
}

/** Whoever gave it waits for the answer; this is the answer. */
const answered = (
  acting: Acting,
  call: CallState,
  { id }: Handover,
  how: string,
): readonly CallEvent[] =>
  openObligations(call)
    .filter((open) => open.id === awaited(id))
    .map((open) =>
      event(acting, call.callId, 'obligation-closed', {
        obligationId: open.id,
        how,
        reference: null,
      }),
    );

const awaited = (handover: string): ObligationId => obligationId.parse(handover);

/** How long somebody has to answer before the supervisor who gave it looks again (ms). */
const answersWithinMs = 150_000;

/**
 * A supervisor gives to one handler what another person has. Nothing moves before the handler takes it; that they answer is the
 * supervisor's to see to.
 */
export function giveToHandler(
  acting: Acting,
  call: CallState,
  person: Colleague,
  why: string,
): Decided {
  const { user: from, name: fromName } = call.owner;
  if (from === null)
    return refuse(
      'owner-not-here',
      `${fromName} has this call and sits at no desk here. Give it to a nurse or a supervisor.`,
    );
  const waiting = openHandover(call);
  if (waiting !== null) return handoverOpen(waiting);
  const id = handoverId.parse(acting.newId());
  return ok([
    event(acting, call.callId, 'handover-offered', {
      handoverId: id,
      from,
      fromName,
      to: person.id,
      toName: person.name,
      why,
      givenBy: { user: acting.by.user, name: acting.by.name },
    }),
    openObligation(acting, call, {
      id: awaited(id),
      kind: 'referral_acceptance',
      label: `${person.name} takes over the call from ${fromName}`,
      dueAtMs: acting.nowMs + answersWithinMs,
    }),
  ]);
}

const handoverOpen = ({ fromName, toName }: Handover): Decided =>
  refuse('handover-open', `${fromName} is handing this to ${toName}, who has not answered yet.`);

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
