import { obligationId } from '#shared/contract/words.ts';
import { derivedId, type ReferralId } from '#shared/kit/ids.ts';
import { ok } from '#shared/kit/result.ts';
import type { CallState, Referral } from './call.ts';
import { expireWelfare, nextWelfareAtMs } from './crew.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import { isOwnName } from './accepted-owner.ts';
import type { AcceptedBy, CallEvent } from './events.ts';
import { closeAll, openObligation } from './obligations.ts';

/** An expiry fired this long after its due time is marked late: no desk was alive. */
const lateAfterMs = 5_000;

const isOpen = (referral: Referral): boolean =>
  referral.state === 'offered' || referral.state === 'claiming';

const dueAtMs = (referral: Referral, step: number): number | null => {
  const next = referral.steps[step];
  return next === undefined ? null : referral.offeredAtMs + next.afterMs;
};

/** When the next offer or welfare check on this call moves on by itself, ms since 1970; null when none will. */
export function nextDueAtMs(call: CallState): number | null {
  if (call.closedAtMs !== null) return null;
  const times = call.referrals
    .filter(isOpen)
    .flatMap((referral) => dueAtMs(referral, referral.step + 1) ?? []);
  const welfare = nextWelfareAtMs(call);
  const all = welfare === null ? times : [...times, welfare];
  return all.length === 0 ? null : Math.min(...all);
}

function escalation(
  acting: Acting,
  call: CallState,
  referral: Referral,
  step: number,
  late: boolean,
): readonly CallEvent[] {
  const reached = referral.steps[step];
  const last = step === referral.steps.length - 1;
  const supervisor = reached?.users[0];
  return [
    event(acting, call.callId, 'offer-escalated', { referralId: referral.id, step, late }),
    ...(last && reached !== undefined
      ? [
          openObligation(acting, call, {
            id: obligationId.parse(derivedId(referral.id, step)),
            referralId: referral.id,
            kind: 'supervisor_review',
            label: `Nobody accepted: ${referral.label}. A supervisor must act`,
            owner:
              supervisor === undefined ? call.handler : { user: supervisor, name: reached.who },
          }),
        ]
      : []),
  ];
}

/** Who is being rung for these calls by name now, as long as nobody has accepted. Where all are rung, it says nothing of one. */
export const rungFor = (calls: Iterable<CallState>): ReadonlySet<string> => {
  const rung = new Set<string>();
  for (const { referrals } of calls)
    for (const { state, steps, step } of referrals)
      if (state === 'offered' && steps[step]?.users.length === 1)
        for (const user of steps.slice(0, step + 1).flatMap(({ users }) => users)) rung.add(user);
  return rung;
};

/** Every step that is due by now, in order. After a restart the ones missed come at once, marked late. */
export function expireOffers(acting: Acting, call: CallState): readonly CallEvent[] {
  if (call.closedAtMs !== null) return [];
  const offers = call.referrals.filter(isOpen).flatMap((referral) => {
    const due: CallEvent[] = [];
    for (let step = referral.step + 1; step < referral.steps.length; step += 1) {
      const at = dueAtMs(referral, step);
      if (at === null || at > acting.nowMs) break;
      due.push(...escalation(acting, call, referral, step, acting.nowMs - at > lateAfterMs));
    }
    return due;
  });
  return [...offers, ...expireWelfare(acting, call)];
}

const open = (call: CallState, id: ReferralId) =>
  call.referrals.find((referral) => referral.id === id && isOpen(referral));

const notOpen = (call: CallState, id: ReferralId) => {
  const known = call.referrals.find((referral) => referral.id === id);
  const by = known?.acceptedBy;
  if (by == null) return refuse('referral-not-open', 'That referral is not open on this call.');
  const name = 'outside' in by ? by.outside.name : by.name;
  return refuse('already-accepted', `${name} has already accepted this.`);
};

/** `/ ring`: every nurse at once, without waiting for the clock. */
export function ringAll(acting: Acting, call: CallState, id: ReferralId): Decided {
  const referral = open(call, id);
  if (referral === undefined) return notOpen(call, id);
  const step = referral.steps.findIndex(
    ({ who }, index) => index > referral.step && who === 'All nurses',
  );
  if (step < 0)
    return refuse('already-ringing-all', 'Everybody who can take it is being rung already.');
  return ok(escalation(acting, call, referral, step, false));
}

/** Claims and, with no hub, confirms at once: two events, one transaction (design section 9). */
function acceptance(
  acting: Acting,
  call: CallState,
  referral: Referral,
  by: AcceptedBy,
): readonly CallEvent[] {
  const who = 'outside' in by ? by.outside.name : by.name;
  return [
    event(acting, call.callId, 'acceptance-claimed', { referralId: referral.id, by }),
    event(acting, call.callId, 'acceptance-confirmed', { referralId: referral.id, by }),
    ...closeAll(acting, call, 'referral_acceptance', `Accepted by ${who}`, {
      referralId: referral.id,
    }),
    // A supervisor who takes it has made no nurse's contact; the record of one is the nurse's own act.
    ...(referral.kind === 'nurse' && !('outside' in by) && acting.by.role === 'nurse'
      ? [
          openObligation(acting, call, {
            kind: 'nurse_record',
            owner: { user: by.user, name: by.name },
          }),
        ]
      : []),
  ];
}

/** A nurse (or, for a review or the last step, a supervisor) takes the call in their own name. */
export function acceptReferral(acting: Acting, call: CallState, id: ReferralId): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const referral = open(call, id);
  if (referral === undefined) return notOpen(call, id);
  const { role, user, name } = acting.by;
  const supervisorMay =
    referral.kind === 'supervisor' || referral.step === referral.steps.length - 1;
  const may =
    (role === 'nurse' && referral.kind === 'nurse') || (role === 'supervisor' && supervisorMay);
  if (!may)
    return refuse(
      'role-may-not-accept',
      referral.kind === 'outside'
        ? 'Nobody here can accept for a service outside. Ring them and record who accepted.'
        : 'Only a nurse, or a supervisor once it has reached them, can accept this.',
    );
  if (user === call.handler.user)
    return refuse('own-referral', 'Somebody else has to accept a call you offered.');
  return ok([
    ...acceptance(acting, call, referral, { user, name }),
    ...(role === 'supervisor'
      ? closeAll(acting, call, 'supervisor_review', `${name} took the call`)
      : []),
  ]);
}

/** Somebody outside accepted on the telephone; whoever heard it writes down the name. */
export function acceptByTelephone(
  acting: Acting,
  call: CallState,
  {
    referralId,
    name,
    organisation,
    reference,
  }: { referralId: ReferralId; name: string; organisation: string; reference: string | null },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const referral = open(call, referralId);
  if (referral === undefined) return notOpen(call, referralId);
  if (isOwnName(call, name))
    return refuse('own-referral', 'Somebody else has to accept a call you offered.');
  return ok(
    acceptance(acting, call, referral, {
      outside: { name, organisation, reference },
      recordedBy: acting.by.user,
    }),
  );
}

/** A nurse, or a service outside, says no with a reason. When nobody is left at this step, it moves on at once. */
export function declineReferral(
  acting: Acting,
  call: CallState,
  { referralId, reason }: { referralId: ReferralId; reason: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const referral = open(call, referralId);
  if (referral === undefined) return notOpen(call, referralId);
  const { role, user, name } = acting.by;
  // A service outside says no on the telephone; whoever heard it writes down who and why.
  const may = referral.kind === 'outside' || (role === 'nurse' && referral.kind === 'nurse');
  if (!may)
    return refuse('role-may-not-decline', 'Only a nurse can decline an offer to the nurses.');
  const declined = new Set([...referral.declined.map((by) => by.user), user]);
  const next = referral.steps.findIndex(
    ({ users }, index) =>
      index > referral.step &&
      (index === referral.steps.length - 1 || users.some((other) => !declined.has(other))),
  );
  const asked = referral.steps[referral.step]?.users ?? [];
  const moves = next > referral.step && asked.every((other) => declined.has(other));
  return ok([
    event(acting, call.callId, 'referral-declined', { referralId, user, name, reason }),
    ...(moves ? escalation(acting, call, referral, next, false) : []),
  ]);
}
