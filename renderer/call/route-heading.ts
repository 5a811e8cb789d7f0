import type { CallView } from '#shared/contract/call-view.ts';
import { hourMinute, hourMinuteSecond } from '../ui/times.ts';

export type RouteHeading = { readonly title: string; readonly lead: string };

function offered(call: CallView): string {
  const last = call.offers.at(-1);
  if (last === undefined) return `Route taken: ${call.route.taken?.label ?? 'none yet'}.`;
  if (last.kind === 'outside')
    return `${last.label}: ring${last.telephone === null ? '' : ` ${last.telephone}`}, then write who accepts (F10).`;
  return `Offered to ${last.to}, ${last.label.toLowerCase()}, at ${hourMinuteSecond(last.offeredAtMs)}. Stay with the caller.`;
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
