import { err } from '#shared/kit/result.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { markCaller, saySharing, setChannel, unmarkCaller } from '#shared/call/caller-care.ts';
import { joinCall, partCall } from '#shared/call/joined.ts';
import type { Handlers } from '#shared/contract/contract.ts';
import { act, type Command } from './act.ts';
import { title } from './call-line.ts';
import type { Ports } from './ports.ts';

type CallerHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `caller.${string}` | `incident.${string}`>
>;

/** Whoever is on the line, and several callers to one incident. */
export const callerHandlers = (ports: Ports): CallerHandlers => {
  /** Said on both calls. The second may have it already, from another desk or from before a power cut: then it is so. */
  const onBoth = (callId: CallId, withCall: CallId, made: (other: CallId) => Command) => {
    if (ports.calls.get(withCall) === null)
      return err({ reason: 'call-not-known', text: 'The other call is not on this desk.' });
    const first = act(ports, callId, made(withCall));
    if (!first.ok) return first;
    const second = act(ports, withCall, made(callId));
    return second.ok || ['already-joined', 'not-joined'].includes(second.error.reason)
      ? first
      : second;
  };
  const titleOf = (callId: CallId): string => {
    const call = ports.calls.get(callId);
    return call === null ? 'another caller' : (call.caller.name ?? title(call));
  };
  return {
    'caller.mark': ({ callId, ...mark }) =>
      act(ports, callId, (acting, call) => markCaller(acting, call, mark)),
    'caller.unmark': ({ callId, ...asked }) =>
      act(ports, callId, (acting, call) => unmarkCaller(acting, call, asked)),
    'caller.channel': ({ callId, ...set }) =>
      act(ports, callId, (acting, call) => setChannel(acting, call, set)),
    'caller.sharing': ({ callId, ...said }) =>
      act(ports, callId, (acting, call) => saySharing(acting, call, said)),
    'incident.join': ({ callId, withCall, why }) =>
      onBoth(
        callId,
        withCall,
        (other) => (acting, call) =>
          joinCall(acting, call, { withCall: other, withTitle: titleOf(other), why }),
      ),
    'incident.part': ({ callId, withCall, why }) =>
      onBoth(
        callId,
        withCall,
        (other) => (acting, call) => partCall(acting, call, { withCall: other, why }),
      ),
  };
};
