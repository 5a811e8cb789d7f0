import type { CallView } from '#shared/contract/call-view.ts';
import { hourMinute, hourMinuteSecond } from '../ui/times.ts';

export type RouteHeading = { readonly title: string; readonly lead: string };

function offered(call: CallView): string {
  const waiting = call.offers.filter(({ state }) => state === 'offered' || state === 'claiming');
  const inside = waiting.filter(({ kind }) => kind !== 'outside');
  const outside = waiting.filter(({ kind }) => kind === 'outside');
  const words = [
    ...inside.map(
      ({ to, label, offeredAtMs }) =>
        `Offered to ${to}, ${label}, at ${hourMinuteSecond(offeredAtMs)}.`,
    ),
    ...(outside.length === 0
      ? []
      : [`For you to ring: ${outside.map(({ label }) => label).join(', ')}.`]),
    'Stay with the caller.',
  ];
  return waiting.length === 0
    ? `Route taken: ${call.route.taken?.label ?? 'none yet'}.`
    : words.join(' ');
}

/** Who owns the call, in words, and what happens next. */
export function routeHeading(call: CallView): RouteHeading {
  if (call.phase === 'closed')
    return {
      title: 'This call is closed',
      lead: `Closed${call.closedAtMs === null ? '' : ` at ${hourMinute(call.closedAtMs)}`}. Space is ready for the next one; / reopen opens this one again.`,
    };
  const accepted = call.offers.find(({ state }) => state === 'accepted');
  if (accepted !== undefined && call.phase === 'owned')
    return {
      title: `${accepted.acceptedBy ?? 'Somebody'} owns this call`,
      lead: `Accepted${accepted.acceptedAtMs === null ? '' : ` at ${hourMinuteSecond(accepted.acceptedAtMs)}`}. What is still open is in F10.`,
    };
  if (call.route.taken === null)
    return {
      title: 'The script has no more questions',
      lead: 'F8 takes the route on the right, F7 a different one. You own this call until somebody accepts it.',
    };
  return {
    title: call.mine ? 'You still own this call' : `${call.owner} still owns this call`,
    lead: offered(call),
  };
}
