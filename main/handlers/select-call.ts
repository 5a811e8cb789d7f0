import type { CallId } from '#shared/kit/ids.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { event } from '#shared/call/command.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import { act } from './act.ts';
import type { Ports } from './ports.ts';

/** Shows a call. Of two calls on the telephone one is on hold, and the record says which and when. */
export function selectCall(ports: Ports, callId: CallId): Result<null, Refusal> {
  const call = ports.calls.get(callId);
  if (call === null)
    return err({ reason: 'call-not-known', text: 'There is no such call on this desk.' });
  const before = ports.calls.shown();
  const left = before === null || before === callId ? null : ports.calls.get(before);
  if (left !== null && left.closedAtMs === null && !left.held && left.line !== 'ended')
    act(ports, left.callId, (acting, state) => ok([event(acting, state.callId, 'call-held', {})]));
  ports.calls.show(callId);
  if (call.held)
    return act(ports, callId, (acting, state) =>
      ok([event(acting, state.callId, 'call-resumed', {})]),
    );
  ports.push();
  return ok(null);
}
