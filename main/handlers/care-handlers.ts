import { err, ok } from '#shared/kit/result.ts';
import { exportRecord } from '#shared/contact/export-record.ts';
import { recordAsFhir } from '#shared/contact/record-fhir.ts';
import { acknowledgeAdvice, askForOfficers, giveAdvice, seeAdvice } from '#shared/call/advice.ts';
import { planCallBack, tryCallBack } from '#shared/call/call-back.ts';
import { openContacts } from '#shared/call/call.ts';
import {
  chooseResponse,
  offerVideoLink,
  openContact,
  recordContact,
  shareContact,
} from '#shared/call/contact.ts';
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
  'care.askForOfficers': ({ callId, ...asked }) =>
    act(ports, callId, (acting, call) => askForOfficers(acting, call, asked)),
  'care.seeAdvice': ({ callId, adviceIds }) =>
    act(ports, callId, (acting, call) => seeAdvice(acting, call, adviceIds)),
  'care.acknowledgeAdvice': ({ callId, ...taken }) =>
    act(ports, callId, (acting, call) => acknowledgeAdvice(acting, call, taken)),
  'care.offerVideoLink': ({ callId, ...offered }) =>
    act(ports, callId, (acting, call) => offerVideoLink(acting, call, offered)),
  'care.planCallBack': ({ callId, ...planned }) =>
    act(ports, callId, (acting, call) => planCallBack(acting, call, planned)),
  'care.tryCallBack': ({ callId, ...tried }) =>
    act(ports, callId, (acting, call) => tryCallBack(acting, call, tried)),
  'care.exportRecord': async ({ callId, form }) => {
    const exported = act(ports, callId, (acting, call) => {
      const decided = exportRecord(acting, call, form);
      if (!decided.ok || call.person === null) return decided;
      const why = `the nurse’s record as ${form === 'fhir' ? 'FHIR' : 'a PDF'}`;
      const looked = ports.people.logView(call.person.personId, acting.by, callId, why);
      return looked.ok ? decided : looked;
    });
    if (!exported.ok) return exported;
    const call = ports.calls.get(callId);
    const session = ports.access.session();
    if (call === null || session.state !== 'signed-in')
      return err({ reason: 'call-not-known', text: 'There is no such call on this desk.' });
    const nowMs = ports.nowMs();
    const subject = ports.people.subject(call);
    const name = `nurse-record-${callId.slice(-8)}-${String(nowMs)}`;
    return form === 'fhir'
      ? ports.savePaper(
          `${name}.json`,
          new TextEncoder().encode(JSON.stringify(recordAsFhir(call, { subject, nowMs }), null, 2)),
        )
      : ports.savePaper(
          `${name}.pdf`,
          await ports.sheets.record(call, subject, session.user.name, nowMs),
        );
  },
  'care.respond': ({ callId, ...chosen }) =>
    act(ports, callId, (acting, call) => chooseResponse(acting, call, chosen)),
});
