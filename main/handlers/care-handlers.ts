import { ok } from '#shared/kit/result.ts';
import { acknowledgeAdvice, giveAdvice, seeAdvice } from '#shared/call/advice.ts';
import { openContacts } from '#shared/call/call.ts';
import { chooseResponse, openContact, recordContact, shareContact } from '#shared/call/contact.ts';
import type { Handlers } from '#shared/contract/contract.ts';
import { act } from './act.ts';
import type { Ports } from './ports.ts';

type CareHandlers = Pick<Handlers, Extract<keyof Handlers, `care.${string}`>>;

/** Contacts and their records, and the clinical response. */
export const careHandlers = (ports: Ports): CareHandlers => ({
  'care.openContact': ({ callId, type }) => {
    const opened = act(ports, callId, (acting, call) => openContact(acting, call, type));
    if (!opened.ok) return opened;
    const session = ports.access.session();
    const user = session.state === 'signed-in' ? session.user.id : null;
    const call = ports.calls.get(callId);
    const mine = call === null ? undefined : openContacts(call).find(({ by }) => by === user);
    return ok(mine?.id ?? '');
  },
  'care.recordContact': ({ callId, ...written }) =>
    act(ports, callId, (acting, call) => recordContact(acting, call, written)),
  'care.shareContact': ({ callId, ...shared }) =>
    act(ports, callId, (acting, call) => shareContact(acting, call, shared)),
  'care.advise': ({ callId, ...line }) =>
    act(ports, callId, (acting, call) => giveAdvice(acting, call, line)),
  'care.seeAdvice': ({ callId, adviceIds }) =>
    act(ports, callId, (acting, call) => seeAdvice(acting, call, adviceIds)),
  'care.acknowledgeAdvice': ({ callId, ...taken }) =>
    act(ports, callId, (acting, call) => acknowledgeAdvice(acting, call, taken)),
  'care.respond': ({ callId, ...chosen }) =>
    act(ports, callId, (acting, call) => chooseResponse(acting, call, chosen)),
});
