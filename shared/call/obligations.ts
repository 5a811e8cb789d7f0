import type { ObligationId, ReferralId, UserId } from '#shared/kit/ids.ts';
import { ok } from '#shared/kit/result.ts';
import { obligationId } from '#shared/contract/words.ts';
import { openObligations, type CallState } from './call.ts';
import { acceptedOwner, sameName } from './accepted-owner.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import type { CallEvent } from './events.ts';
import { obligationKind } from './obligation-kinds.ts';

const minuteMs = 60_000;

type Opening = {
  /** Given where two desks may open the same one, each for itself. */
  readonly id?: ObligationId;
  readonly kind: string;
  readonly owner?: { readonly user: UserId; readonly name: string };
  readonly dueAtMs?: number;
  readonly label?: string;
  readonly referralId?: ReferralId;
};

/** Opens an obligation; the owner is whoever acts unless another is named. */
export function openObligation(acting: Acting, call: CallState, opening: Opening): CallEvent {
  const kind = obligationKind(opening.kind);
  const owner = opening.owner ?? { user: acting.by.user, name: acting.by.name };
  return event(acting, call.callId, 'obligation-opened', {
    obligationId: opening.id ?? obligationId.parse(acting.newId()),
    kind: opening.kind,
    label: opening.label ?? kind.label,
    owner: owner.user,
    ownerName: owner.name,
    dueAtMs: opening.dueAtMs ?? acting.nowMs + kind.dueMinutes * minuteMs,
    referralId: opening.referralId ?? null,
  });
}

/** Closes every open obligation of a kind (and referral, where given): the act itself was done. */
export const closeAll = (
  acting: Acting,
  call: CallState,
  kind: string,
  how: string,
  { reference = null, referralId }: { reference?: string | null; referralId?: ReferralId } = {},
): readonly CallEvent[] =>
  openObligations(call)
    .filter(
      (open) => open.kind === kind && (referralId === undefined || open.referralId === referralId),
    )
    .map((open) =>
      event(acting, call.callId, 'obligation-closed', { obligationId: open.id, how, reference }),
    );

const ownAct = {
  acceptance:
    'Only an acceptance by a named person ends this: the nurse accepts, or record who accepted on the telephone.',
  telling: 'Tell the caller and record what was said (F10, Tell the caller).',
  reference: 'Enter the reference on its line (keys 1 and 2 after F9).',
  'nurse-record': 'Only the nurse who has the call can record the contact.',
  's136-record': 'Record the consultation, or that it was not practicable (type / 136).',
  crew: 'Record what the crew said: answered, or clear with what came of it (type / crew).',
  supervisor: 'Only a supervisor can end this review.',
  sharing: 'Record whether they were told that this is shared, and with whom (type / sharing).',
  'call-back': 'Record the attempt to ring them, and what came of it (type / later).',
  welfare: 'Record who was asked how they are, and by whom (type / welfare).',
} as const;

/** Ends an obligation in words. Those that are ended by an act of their own are refused here. */
export function closeObligation(
  acting: Acting,
  call: CallState,
  {
    obligationId: asked,
    how,
    reference,
  }: { obligationId: string; how: string; reference: string | null },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const open = openObligations(call).find(({ id }) => id === asked);
  if (open === undefined)
    return refuse(
      'obligation-not-open',
      'That is not open on this call. It may have been done already.',
    );
  const { closedBy } = obligationKind(open.kind);
  const bySupervisor = closedBy === 'supervisor' && acting.by.role === 'supervisor';
  const withReference = closedBy === 'reference' && reference !== null && call.emergency === null;
  if (closedBy !== 'text' && !bySupervisor && !withReference)
    return refuse('obligation-has-own-act', ownAct[closedBy]);
  return ok([
    event(acting, call.callId, 'obligation-closed', { obligationId: open.id, how, reference }),
  ]);
}

/** What telling the caller ends. */
const tellings: ReadonlySet<string> = new Set(['tell_caller', 'promise_reversed']);

/**
 * What the caller was told, in full; it ends every open promise to tell them. Refused until somebody
 * has accepted: help is never said to be coming before that (design section 1, rule 13). Somebody else than was promised is
 * refused too, as long as no supervisor took that back and nobody has accepted since (rule 5).
 */
export function tellCaller(
  acting: Acting,
  call: CallState,
  told: { who: string; when: string; ifWorse: string; callAgain: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  // Where a nurse or a service is asked beside it, they are promised only once they have accepted.
  const nobodyGoes =
    call.route !== null && call.route.destinations.every((one) => one === 'no_deployment');
  const owed = openObligations(call).filter(({ kind }) => tellings.has(kind));
  const isReversal = owed.some(({ kind }) => kind === 'promise_reversed');
  if (acceptedOwner(call) === null && !nobodyGoes && !isReversal)
    return refuse(
      'nobody-accepted-yet',
      'Nobody has accepted yet, so nobody can be promised. Say that you are asking, and tell the caller who is coming when somebody has accepted.',
    );
  const { who, when, ifWorse, callAgain } = told;
  const before = call.told;
  const since = call.referrals.some(
    ({ acceptedAtMs }) => acceptedAtMs !== null && acceptedAtMs > (before?.atMs ?? 0),
  );
  if (before !== null && owed.length === 0 && !since && !sameName(before.who, who))
    return refuse(
      'promise-stands',
      `The caller was told: ${before.who}, ${before.when}. Only a supervisor takes that back, with what happens instead (type / reverse). For another time alone, leave who is coming as it is.`,
    );
  return ok([
    event(acting, call.callId, 'caller-told', { who, when, ifWorse, callAgain }),
    ...[...tellings].flatMap((kind) => closeAll(acting, call, kind, `Told: ${who}, ${when}`)),
  ]);
}
