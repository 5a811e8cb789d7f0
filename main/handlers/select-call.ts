import type { CallId } from '#shared/kit/ids.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { CallState } from '#shared/call/call.ts';
import { event } from '#shared/call/command.ts';
import { goneInWords } from '#shared/call/fold-retention.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import { act } from './act.ts';
import type { Ports } from './ports.ts';

/** Whoever sees a call sees the person chosen on it: a look like any other (DPA 2018 s62). */
function logLook(ports: Ports, call: CallState): Result<null, Refusal> {
  const session = ports.access.session();
  if (call.person === null || session.state !== 'signed-in' || session.user.role === 'steward')
    return ok(null);
  const { id: user, name, role } = session.user;
  return ports.people.logView(
    call.person.personId,
    { user, name, role },
    call.callId,
    'the call was shown',
  );
}

/** Somebody else sits down: they see the call on the screen, and that look is logged, or it is put away. */
export function showAnew(ports: Ports): void {
  const shown = ports.calls.shown();
  const call = shown === null ? null : ports.calls.get(shown);
  if (call !== null && !logLook(ports, call).ok) ports.calls.show(null);
}

/** Shows a call. Of two calls on the telephone one is on hold, and the record says which and when. */
export function selectCall(ports: Ports, callId: CallId): Result<null, Refusal> {
  const call = ports.calls.get(callId);
  if (call === null)
    return err({ reason: 'call-not-known', text: 'There is no such call on this desk.' });
  const gone = goneInWords(call, 'police');
  if (gone !== null) return err(gone);
  const before = ports.calls.shown();
  const looked = before === callId ? ok(null) : logLook(ports, call);
  if (!looked.ok) return looked;
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
