import type { CallView } from '#shared/contract/call-view.ts';
import type { DeskView } from '#shared/contract/view.ts';
import type { Place } from '../ui/keys.ts';
import type { Looking, Tab } from '../ui/shell.tsx';

export type Here = {
  readonly tab: Tab;
  readonly looking: Looking;
  readonly leftCall: string | null;
  readonly asksWhere: boolean;
};

/** The call on screen: not one that is closed and turned away from. */
export const callShown = (view: DeskView, leftCall: string | null): CallView | null =>
  view.call !== null && view.call.id === leftCall && view.call.phase === 'closed'
    ? null
    : view.call;

/** F9 was pressed and not every line has been taken off since. */
export const isAsked = ({ emergency }: CallView): boolean =>
  emergency?.services.some(({ state }) => state !== 'off') ?? false;

function placeOfCall(call: CallView, looking: Looking): Place {
  // Closed: only Space (ready for the next), copy and reopen are left.
  if (call.phase === 'closed') return 'opening';
  if (isAsked(call) && looking === 'emergency') return 'emergency';
  if (call.route.taken !== null) return 'route';
  if (call.question !== null) return 'script';
  return call.phase === 'opening' ? 'opening' : 'route';
}

/** Where the person is: which keys act, and what the middle shows. */
export function placeOf(view: DeskView, here: Here): Place {
  if (view.session.state !== 'signed-in' || view.fault !== null) return 'closed';
  if (here.asksWhere) return 'ready';
  if (here.tab === 'board') return 'board';
  if (here.tab === 'import') return 'steward';
  if (here.tab === 'protocol') return 'protocol';
  if (here.tab === 'referrals' || here.tab === 'release') return 'referrals';
  const call = callShown(view, here.leftCall);
  return call === null ? 'ready' : placeOfCall(call, here.looking);
}
