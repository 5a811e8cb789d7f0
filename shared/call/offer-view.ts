import type { CallView, OfferView } from '#shared/contract/call-view.ts';
import type { CallState, Referral } from './call.ts';
import { acceptedName } from './fold-referral.ts';
import { timeOfDay } from './summary.ts';

const clock = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
};

/** A referral with its ladder: who is rung now, who next and when, by itself. */
export function offerView(referral: Referral): OfferView {
  const next = referral.steps[referral.step + 1];
  const waiting = referral.state === 'offered' || referral.state === 'claiming';
  return {
    referralId: referral.id,
    destination: referral.destination,
    label: referral.label,
    kind: referral.kind,
    to: referral.steps[referral.step]?.who ?? referral.toName,
    telephone: referral.telephone,
    state: referral.state,
    offeredAtMs: referral.offeredAtMs,
    acceptedBy: referral.acceptedBy === null ? null : acceptedName(referral.acceptedBy),
    acceptedAtMs: referral.acceptedAtMs,
    declinedWhy:
      referral.declined.length === 0
        ? null
        : referral.declined.map(({ name, reason }) => `${name}: ${reason}`).join('; '),
    steps: referral.steps.map((step, index) => ({
      atMs: referral.movedAtMs[index] ?? referral.offeredAtMs + step.afterMs,
      after: clock(step.afterMs),
      who: step.who,
      detail: step.detail,
      state: index < referral.step ? 'past' : index === referral.step ? 'now' : 'next',
    })),
    next:
      next === undefined || !waiting
        ? null
        : {
            atMs: referral.offeredAtMs + next.afterMs,
            text: `If ${referral.steps[referral.step]?.who ?? 'nobody'} does not answer, ${next.who === 'All nurses' ? 'every nurse' : next.who} is rung at ${timeOfDay(referral.offeredAtMs + next.afterMs)}`,
          },
  };
}

/** Recommended, accepted by you, offered, waiting, accepted: where the referral stands. */
export function trackerView(call: CallState): CallView['tracker'] {
  if (call.route === null) return [];
  // The first that nobody has accepted yet leads; the route puts the most contact first.
  const referral =
    call.referrals.find(({ state }) => state !== 'accepted') ?? call.referrals.at(-1);
  const at = timeOfDay(call.route.atMs);
  const steps: { label: string; detail: string; done: boolean }[] = [
    { label: 'Recommended', detail: at, done: true },
    { label: 'You accepted it', detail: at, done: true },
  ];
  if (referral !== undefined) {
    const accepted = referral.acceptedBy === null ? null : acceptedName(referral.acceptedBy);
    const who = referral.steps[referral.step]?.who ?? referral.toName;
    steps.push(
      { label: `Offered to ${who}`, detail: timeOfDay(referral.offeredAtMs), done: true },
      {
        label: 'Waiting',
        detail: accepted === null ? 'Nobody has accepted yet' : 'Answered',
        done: accepted !== null,
      },
      {
        label: 'Accepted',
        detail: accepted === null ? `Then ${who} owns it` : `${accepted} owns it`,
        done: accepted !== null,
      },
    );
  }
  const now = steps.findIndex(({ done }) => !done);
  return steps.map(({ label, detail, done }, index) => ({
    label,
    detail,
    state: done ? 'done' : index === now ? 'now' : 'todo',
  }));
}
