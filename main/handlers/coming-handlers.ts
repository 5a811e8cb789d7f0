import { askedByForce, nameForce, recordChase, reversePromise } from '#shared/call/coming.ts';
import { oweWelfare, recordWelfare } from '#shared/call/welfare.ts';
import type { Handlers } from '#shared/contract/contract.ts';
import { act } from './act.ts';
import type { Ports } from './ports.ts';

type ComingHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `coming.${string}` | `welfare.${string}`>
>;

/** Help on its way, promises, other forces; and how the staff are afterwards. */
export const comingHandlers = (ports: Ports): ComingHandlers => ({
  'coming.chase': ({ callId, ...chased }) =>
    act(ports, callId, (acting, call) => recordChase(acting, call, chased)),
  'coming.reverse': ({ callId, ...reversed }) =>
    act(ports, callId, (acting, call) => reversePromise(acting, call, reversed)),
  'coming.nameForce': ({ callId, ...named }) =>
    act(ports, callId, (acting, call) => nameForce(acting, call, named)),
  'coming.askedByForce': ({ callId, ...asked }) =>
    act(ports, callId, (acting, call) => askedByForce(acting, call, asked)),
  'welfare.owe': ({ callId, ...of }) =>
    act(ports, callId, (acting, call) => oweWelfare(acting, call, of)),
  'welfare.record': ({ callId, ...asked }) =>
    act(ports, callId, (acting, call) => recordWelfare(acting, call, asked)),
});
