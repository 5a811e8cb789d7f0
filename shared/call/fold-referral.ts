import type { CallState, Referral } from './call.ts';
import type { AcceptedBy, CallEvent, CallEventContent } from './events.ts';

const types = [
  'route-taken',
  'referral-offered',
  'offer-escalated',
  'acceptance-claimed',
  'acceptance-confirmed',
  'referral-declined',
  'obligation-opened',
  'obligation-closed',
] as const;

type ReferralEvent = Extract<CallEvent, { type: (typeof types)[number] }>;

export const isReferralEvent = (event: CallEvent): event is ReferralEvent =>
  types.some((type) => type === event.type);

/** The name to show for whoever accepted, with the organisation when they are outside. */
export const acceptedName = (by: AcceptedBy): string =>
  'outside' in by ? `${by.outside.name}, ${by.outside.organisation}` : by.name;

const notedWith = (call: CallState, atMs: number, text: string): CallState => ({
  ...call,
  notes: [{ atMs, text, auto: true }, ...call.notes],
});

const withReferral = (
  call: CallState,
  id: string,
  change: (referral: Referral) => Referral,
): CallState => ({
  ...call,
  referrals: call.referrals.map((referral) => (referral.id === id ? change(referral) : referral)),
});

/** Opened twice by two desks, or because nobody had accepted, which was not so: somebody had, and this desk did not know it. */
const isMet = (
  { obligations, referrals }: CallState,
  { obligationId, referralId, kind }: CallEventContent<'obligation-opened'>,
): boolean =>
  obligations.some(({ id }) => id === obligationId) ||
  (awaiting.has(kind) &&
    referrals.some(({ id, state }) => id === referralId && state === 'accepted'));

const awaiting: ReadonlySet<string> = new Set(['referral_acceptance', 'supervisor_review']);

/** Offers, acceptances and the ledger. Ownership moves on `acceptance-confirmed` and on nothing else. */
export function foldReferral(call: CallState, event: ReferralEvent): CallState {
  const { atMs } = event;
  switch (event.type) {
    case 'route-taken':
      return notedWith(
        { ...call, route: { ...event.content, atMs } },
        atMs,
        `Route taken: ${event.content.label}`,
      );
    case 'referral-offered': {
      const { referralId, ...offer } = event.content;
      if (call.referrals.some(({ id }) => id === referralId)) return call;
      const referral: Referral = {
        ...offer,
        id: referralId,
        step: 0,
        offeredAtMs: atMs,
        movedAtMs: [atMs],
        state: 'offered',
        declined: [],
        acceptedBy: null,
        acceptedAtMs: null,
      };
      return notedWith(
        { ...call, referrals: [...call.referrals, referral] },
        atMs,
        `Offered to ${offer.toName}`,
      );
    }
    case 'offer-escalated': {
      const { referralId, step, late } = event.content;
      const known = call.referrals.find(({ id }) => id === referralId);
      // The id of an expiry is its step: a repeat, or one that comes late, moves nothing back.
      if (known === undefined || step <= known.step || known.state === 'accepted') return call;
      const moved = withReferral(call, referralId, (referral) => ({
        ...referral,
        step,
        state: 'offered',
        movedAtMs: [...referral.movedAtMs, atMs],
      }));
      const who = known.steps[step]?.who ?? 'the next';
      return notedWith(moved, atMs, `No answer: now offered to ${who}${late ? ' (late)' : ''}`);
    }
    case 'acceptance-claimed':
      return withReferral(call, event.content.referralId, (referral) =>
        referral.state === 'accepted' ? referral : { ...referral, state: 'claiming' },
      );
    case 'acceptance-confirmed': {
      const { referralId, by } = event.content;
      const holder = call.referrals.find(({ id }) => id === referralId)?.acceptedBy;
      // Two were heard of, one on the telephone while the hub was away: the first keeps the call, the second is on the record.
      if (holder != null)
        return notedWith(
          call,
          atMs,
          `${acceptedName(by)} accepted too; ${acceptedName(holder)} had accepted first`,
        );
      const accepted = withReferral(call, referralId, (referral) =>
        referral.state === 'accepted'
          ? referral
          : { ...referral, state: 'accepted', acceptedBy: by, acceptedAtMs: atMs },
      );
      const owner =
        'outside' in by ? { user: null, name: acceptedName(by) } : { user: by.user, name: by.name };
      return notedWith({ ...accepted, owner }, atMs, `Accepted by ${acceptedName(by)}`);
    }
    case 'referral-declined': {
      const { referralId, user, name, reason } = event.content;
      return notedWith(
        withReferral(call, referralId, (referral) => ({
          ...referral,
          declined: [...referral.declined, { user, name, reason }],
        })),
        atMs,
        `${name} declined: ${reason}`,
      );
    }
    case 'obligation-opened': {
      const { obligationId, ...rest } = event.content;
      if (isMet(call, event.content)) return call;
      return {
        ...call,
        obligations: [
          ...call.obligations,
          { ...rest, id: obligationId, openedAtMs: atMs, closed: null },
        ],
      };
    }
    case 'obligation-closed': {
      const { obligationId, how, reference } = event.content;
      return {
        ...call,
        obligations: call.obligations.map((obligation) =>
          obligation.id === obligationId && obligation.closed === null
            ? { ...obligation, closed: { atMs, how, reference } }
            : obligation,
        ),
      };
    }
  }
}
