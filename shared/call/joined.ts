import type { CallId } from '#shared/kit/ids.ts';
import { ok } from '#shared/kit/result.ts';
import type { CallState } from './call.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import { joinId } from './joined-events.ts';

/** The calls about the same incident, as this one says. */
export const joinedTo = (call: CallState): readonly CallId[] =>
  call.joins.filter(({ parted }) => parted === null).map(({ withCall }) => withCall);

/**
 * Says that another call is about the same incident. Both keep their caller, owner and obligations: nothing is merged, and each
 * caller is told by whoever has their call. The same is said on the other call by the same act.
 */
export function joinCall(
  acting: Acting,
  call: CallState,
  {
    withCall,
    withTitle,
    why,
  }: { readonly withCall: CallId; readonly withTitle: string; readonly why: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (withCall === call.callId)
    return refuse('same-call', 'That is this call. Choose the other one.');
  if (joinedTo(call).includes(withCall))
    return refuse('already-joined', 'Those two calls are joined already.');
  return ok([
    event(acting, call.callId, 'call-joined', {
      joinId: joinId.parse(acting.newId()),
      withCall,
      withTitle: withTitle.slice(0, 200),
      why,
      byName: acting.by.name,
    }),
  ]);
}

/** They are two incidents after all; both sayings stay on the record. */
export function partCall(
  acting: Acting,
  call: CallState,
  { withCall, why }: { readonly withCall: CallId; readonly why: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const joined = call.joins.find((one) => one.withCall === withCall && one.parted === null);
  if (joined === undefined) return refuse('not-joined', 'Those two calls are not joined.');
  return ok([
    event(acting, call.callId, 'call-parted', {
      joinId: joinId.parse(joined.id),
      why,
      byName: acting.by.name,
    }),
  ]);
}
