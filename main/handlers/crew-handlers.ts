import { err, ok } from '#shared/kit/result.ts';
import { crewAnswered, crewArrived, crewClear, sendCrew } from '#shared/call/crew.ts';
import { crewLines, crewMessage } from '#shared/call/crew-text.ts';
import type { Handlers } from '#shared/contract/contract.ts';
import { act } from './act.ts';
import type { Ports } from './ports.ts';

/** A plan may be longer than what can be read over the radio; the record keeps as much as an event holds. */
const longestTold = 4000;

type CrewHandlers = Pick<Handlers, Extract<keyof Handlers, `crew.${string}`>>;

/** A street-triage crew on a call: sent with what helps, asked how they are, clear with what came of it. */
export const crewHandlers = (ports: Ports): CrewHandlers => ({
  'crew.send': ({ callId, ...sent }) =>
    act(ports, callId, (acting, call) =>
      sendCrew(acting, call, {
        ...sent,
        told: crewLines(call, ports.people.view(call, acting.by.role), acting.pack)
          .join('\n')
          .slice(0, longestTold),
      }),
    ),
  'crew.arrived': ({ callId, tripId }) =>
    act(ports, callId, (acting, call) => crewArrived(acting, call, tripId)),
  'crew.answered': ({ callId, ...answer }) =>
    act(ports, callId, (acting, call) => crewAnswered(acting, call, answer)),
  'crew.clear': ({ callId, ...clear }) =>
    act(ports, callId, (acting, call) => crewClear(acting, call, clear)),
  'crew.page': async ({ callId }) => {
    const call = ports.calls.get(callId);
    const session = ports.access.session();
    if (call === null || session.state !== 'signed-in')
      return err({ reason: 'call-not-known', text: 'There is no such call on this desk.' });
    const { id: user, name, role } = session.user;
    const person = ports.people.view(call, role);
    // On paper it is looked at by more than one (DPA 2018 s62).
    const looked =
      person === null
        ? ok(null)
        : ports.people.logView(person.personId, { user, name, role }, callId, 'page for a crew');
    if (!looked.ok) return looked;
    const lines = crewLines(call, person, ports.protocol.of(call));
    const nowMs = ports.nowMs();
    const pdf = await ports.sheets.crew(call, person, lines, name, nowMs);
    return ports.savePaper(`crew-${callId.slice(-8)}-${String(nowMs)}.pdf`, pdf);
  },
  'crew.copyMessage': async ({ callId }) => {
    const call = ports.calls.get(callId);
    const session = ports.access.session();
    if (call === null || session.state !== 'signed-in')
      return err({ reason: 'call-not-known', text: 'There is no such call on this desk.' });
    const person = ports.people.view(call, session.user.role);
    const text = crewMessage(call, person, ports.protocol.of(call));
    await ports.copyText(text);
    return ok(text);
  },
});
