import type { CallId, ReferralId } from '#shared/kit/ids.ts';
import { err, ok } from '#shared/kit/result.ts';
import { closeCall, handBack, reopenCall } from '#shared/call/close-call.ts';
import {
  chooseAmbulanceOnly,
  recallEmergency,
  recordReference,
  recordRung,
  requestEmergency,
  standDown,
} from '#shared/call/emergency.ts';
import type { CallState } from '#shared/call/call.ts';
import { event, refusedWhenClosed, type Decided } from '#shared/call/command.ts';
import type { CallEvent } from '#shared/call/events.ts';
import { decidingFacts } from '#shared/call/facts.ts';
import {
  acceptByTelephone,
  acceptReferral,
  declineReferral,
  ringAll,
} from '#shared/call/offers.ts';
import { closeObligation, tellCaller } from '#shared/call/obligations.ts';
import {
  addNote,
  describeCaller,
  lowerPriority,
  setIncidentReference,
  setLine,
} from '#shared/call/record.ts';
import { openCall } from '#shared/call/open-call.ts';
import { previewRevision } from '#shared/call/preview-revision.ts';
import {
  recordAnswer,
  reviseAnswer,
  startScript,
  undoAnswer,
  volunteerFact,
} from '#shared/call/script-commands.ts';
import { commandSummary } from '#shared/call/summary.ts';
import { agreeSafeNumber, tryRingBack } from '#shared/call/ring-back.ts';
import { takeRoute } from '#shared/call/take-route.ts';
import type { Handlers } from '#shared/contract/contract.ts';
import { callId as newCallId } from '#shared/contract/words.ts';
import { decideAtRoute } from '#shared/protocol/at-route.ts';
import { goneInWords } from '#shared/call/fold-retention.ts';
import { decide } from '#shared/protocol/decide.ts';
import { act, actingAs, record } from './act.ts';
import type { Ports } from './ports.ts';
import { selectCall } from './select-call.ts';

type CallHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `call.${string}` | `nurse.${string}` | 'supervisor.lowerPriority'>
>;

const notSignedIn = err({ reason: 'not-signed-in', text: 'Sign in first.' });
const notKnown = err({ reason: 'call-not-known', text: 'There is no such call on this desk.' });

/** An act on the person chosen on an open call. */
const onPerson = (call: CallState, made: (personId: string) => CallEvent): Decided => {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  return call.person === null
    ? err({ reason: 'nobody-chosen', text: 'Nobody is chosen on this call.' })
    : ok([made(call.person.personId)]);
};

/** Opens a call, shows it, and puts the one shown before on hold. */
function open(ports: Ports, request: Parameters<Handlers['call.open']>[0]) {
  const session = ports.access.session();
  if (session.state !== 'signed-in') return notSignedIn;
  const acting = actingAs(ports, session.user, ports.protocol.inUse());
  const callId = newCallId.parse(ports.newId());
  const recorded = record(ports, acting, null, openCall(acting, callId, request));
  if (!recorded.ok) return recorded;
  const selected = selectCall(ports, callId);
  return selected.ok ? ok(callId) : selected;
}

/** What the page may ask of a call. Each is one command of shared/call, journalled, then shown. */
export const callHandlers = (ports: Ports): CallHandlers => ({
  'call.open': (request) => open(ports, request),
  'call.startScript': ({ callId }) => act(ports, callId, startScript),
  'call.select': ({ callId }) => selectCall(ports, callId),
  'call.describeCaller': ({ callId, ...caller }) =>
    act(ports, callId, (acting, call) => describeCaller(acting, call, caller)),
  'call.setIncidentReference': ({ callId, reference }) =>
    act(ports, callId, (acting, call) => setIncidentReference(acting, call, reference)),
  'call.tryRingBack': ({ callId, ...tried }) =>
    act(ports, callId, (acting, call) => tryRingBack(acting, call, tried)),
  'call.safeNumber': ({ callId, ...agreed }) =>
    act(ports, callId, (acting, call) => agreeSafeNumber(acting, call, agreed)),
  'call.setLine': ({ callId, line }) =>
    act(ports, callId, (acting, call) => setLine(acting, call, line)),
  'call.recordAnswer': ({ callId, ...answer }) =>
    act(ports, callId, (acting, call) => recordAnswer(acting, call, answer)),
  'call.undoAnswer': ({ callId }) => act(ports, callId, undoAnswer),
  'call.previewRevision': ({ callId, ...answer }) => {
    const call = ports.calls.get(callId);
    return call === null
      ? notKnown
      : previewRevision(ports.protocol.of(call), ports.protocol.table(), call, answer);
  },
  'call.reviseAnswer': ({ callId, ...answer }) =>
    act(ports, callId, (acting, call) => reviseAnswer(acting, call, answer)),
  'call.volunteerFact': ({ callId, ...said }) =>
    act(ports, callId, (acting, call) => volunteerFact(acting, call, said)),
  'call.why': async ({ callId }) => {
    const call = ports.calls.get(callId);
    if (call === null) return notKnown;
    const gone = goneInWords(call, 'police');
    if (gone !== null) return err(gone);
    const pack = ports.protocol.of(call);
    const read = ports.versions.pack(pack.hash);
    if (!read.ok) return read;
    // Loaded when it is asked for: the solver compiles for a while.
    const { whyView } = await import('#shared/call/why-view.ts');
    return ok(whyView(pack, read.value.vocabulary, ports.protocol.table(), call));
  },
  'call.addNote': ({ callId, text }) => {
    const added = act(ports, callId, (acting, call) => addNote(acting, call, text));
    if (added.ok) ports.calls.saveDraft(callId, '');
    ports.push();
    return added;
  },
  'call.saveDraft': ({ callId, text }) => {
    const call = ports.calls.get(callId);
    if (call === null) return notKnown;
    const gone = goneInWords(call, 'police');
    if (gone !== null) return err(gone);
    ports.calls.saveDraft(callId, text);
    return ok(null);
  },
  'call.choosePerson': ({ callId, personId }) => {
    const listed = ports.people.listed(personId);
    if (listed === null)
      return err({
        reason: 'person-not-listed',
        text: 'Find the person first (F2), then choose them from the list.',
      });
    return act(ports, callId, (acting, call) => {
      const closed = refusedWhenClosed(call);
      if (closed !== null) return closed;
      const looked = ports.people.logView(personId, acting.by, call.callId, 'chosen on a call');
      if (!looked.ok) return looked;
      return ok([
        event(acting, call.callId, 'person-chosen', {
          personId,
          name: listed.name,
          likelihood: listed.likelihood,
          reasons: listed.reasons,
        }),
      ]);
    });
  },
  'call.notThisPerson': ({ callId }) =>
    act(ports, callId, (acting, call) =>
      onPerson(call, (personId) => event(acting, call.callId, 'person-set-aside', { personId })),
    ),
  'call.readPlan': ({ callId }) =>
    act(ports, callId, (acting, call) =>
      onPerson(call, (personId) => event(acting, call.callId, 'plan-read', { personId })),
    ),
  'call.emergency': ({ callId, where }) => {
    const opened =
      callId === null
        ? open(ports, { source: 'phone', number: null, incidentReference: null })
        : ok(callId);
    if (!opened.ok) return opened;
    const asked = act(ports, opened.value, (acting, call) => requestEmergency(acting, call, where));
    return asked.ok ? opened : asked;
  },
  'call.emergencyReference': ({ callId, ...reference }) =>
    act(ports, callId, (acting, call) => recordReference(acting, call, reference)),
  'call.emergencyRung': ({ callId, service }) =>
    act(ports, callId, (acting, call) => recordRung(acting, call, service)),
  'call.ambulanceOnly': ({ callId }) => act(ports, callId, chooseAmbulanceOnly),
  'call.recallEmergency': ({ callId }) => act(ports, callId, recallEmergency),
  'call.standDown': ({ callId, ...by }) =>
    act(ports, callId, (acting, call) => standDown(acting, call, by)),
  'call.takeRoute': ({ callId, ...route }) =>
    act(ports, callId, (acting, call) =>
      takeRoute(acting, call, decideAtRoute(acting.pack, decidingFacts(acting.pack, call)), route),
    ),
  'call.ringAll': ({ callId, referralId }) =>
    act(ports, callId, (acting, call) => ringAll(acting, call, referralId)),
  'call.acceptByTelephone': ({ callId, ...accepted }) =>
    act(ports, callId, (acting, call) => acceptByTelephone(acting, call, accepted)),
  'call.tellCaller': ({ callId, ...told }) =>
    act(ports, callId, (acting, call) => tellCaller(acting, call, told)),
  'call.closeObligation': ({ callId, ...closing }) =>
    act(ports, callId, (acting, call) => closeObligation(acting, call, closing)),
  'call.handBack': ({ callId, ...back }) =>
    act(ports, callId, (acting, call) => handBack(acting, call, back)),
  'call.close': ({ callId, reason }) =>
    act(ports, callId, (acting, call) => closeCall(acting, call, reason)),
  'call.reopen': ({ callId, reason }) =>
    act(ports, callId, (acting, call) => reopenCall(acting, call, reason)),
  'call.copySummary': async ({ callId }) => {
    const call = ports.calls.get(callId);
    if (call === null) return notKnown;
    const pack = ports.protocol.of(call);
    const gone = goneInWords(call, 'police');
    if (gone !== null) return err(gone);
    const text = commandSummary(call, pack, decide(pack, decidingFacts(pack, call)));
    await ports.copyText(text);
    return ok(text);
  },
  'nurse.accept': ({ callId, referralId }: { callId: CallId; referralId: ReferralId }) => {
    const accepted = act(ports, callId, (acting, call) => acceptReferral(acting, call, referralId));
    if (!accepted.ok) return accepted;
    const now = ports.calls.get(callId)?.referrals.find(({ id }) => id === referralId)?.state;
    return ok({ state: now === 'accepted' ? 'accepted' : 'claiming' });
  },
  'nurse.decline': ({ callId, ...declined }) =>
    act(ports, callId, (acting, call) => declineReferral(acting, call, declined)),
  'supervisor.lowerPriority': ({ callId, to, reason }) =>
    act(ports, callId, (acting, call) => lowerPriority(acting, call, to, reason)),
});
