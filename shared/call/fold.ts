import type { Answer, CallState } from './call.ts';
import type { CallEvent } from './events.ts';
import { foldCallBack, isCallBackEvent } from './fold-call-back.ts';
import { foldCaller, isCallerEvent } from './fold-caller.ts';
import { foldComing, isComingEvent } from './fold-coming.ts';
import { foldCrew, isCrewEvent } from './fold-crew.ts';
import { foldJoined, isJoinedEvent } from './fold-joined.ts';
import { foldWelfare, isWelfareEvent } from './fold-welfare.ts';
import { foldS136, isS136Event } from './fold-s136.ts';
import { foldAdvice, isAdviceEvent } from './fold-advice.ts';
import { asideForContact, foldContact, isContactEvent } from './fold-contact.ts';
import { foldEmergency, isEmergencyEvent } from './fold-emergency.ts';
import { foldHandover, isHandoverEvent } from './fold-handover.ts';
import { foldOutcome, isOutcomeEvent } from './fold-outcome.ts';
import { halfOfEvent } from './erased-halves.ts';
import { foldRetention, isRetentionEvent } from './fold-retention.ts';
import { foldRingBack, isRingBackEvent } from './fold-ring-back.ts';
import { foldReferral, isReferralEvent } from './fold-referral.ts';
import { asHappened, enteredFromPaper } from './fold-paper.ts';

const note = (call: CallState, atMs: number, text: string, auto = true): CallState => ({
  ...call,
  notes: [{ atMs, text, auto }, ...call.notes],
});

const opened = (event: Extract<CallEvent, { type: 'call-opened' }>): CallState => {
  const { content, atMs } = event;
  const handler = { user: content.handler, name: content.handlerName };
  return {
    callId: event.callId,
    openedAtMs: atMs,
    source: content.source,
    paper: null,
    number: content.number,
    incidentReference: content.incidentReference,
    owner: handler,
    handler,
    line: content.source === 'phone' ? 'connected' : 'ended',
    held: false,
    pack: null,
    caller: { name: null, relation: null, addressSaid: null, addressSaidBy: null, atMs: null },
    answers: [],
    revisedFrom: null,
    volunteered: {},
    supplied: {},
    person: null,
    setAside: [],
    notes: [{ atMs, text: 'Call opened', auto: true }],
    emergency: null,
    route: null,
    referrals: [],
    obligations: [],
    told: null,
    outcomes: [],
    reviews: [],
    handovers: [],
    ringBacks: [],
    safeToRing: null,
    videoLinks: [],
    callBacks: [],
    chases: [],
    reversals: [],
    askedBy: null,
    marks: [],
    channel: null,
    sharing: null,
    joins: [],
    welfare: [],
    trips: [],
    s136: null,
    missedConsultations: [],
    contacts: [],
    advice: [],
    officerQuestions: [],
    adviceSeen: [],
    adviceTaken: [],
    response: null,
    lowered: null,
    handedBack: null,
    newest: { police: atMs, nurse: null },
    retention: { kept: [], erased: [] },
    closedAtMs: null,
    reopenedAtMs: null,
    lastAtMs: atMs,
    questionSinceMs: atMs,
  };
};

type Answering = Extract<CallEvent, { type: 'answer-recorded' | 'answer-revised' }>;

/** What undo puts back after this event; null after an answer, and after a revision was put back. */
function revisedFrom(call: CallState, { type, content }: Answering): Answer | null {
  if (type === 'answer-recorded') return null;
  const back = call.revisedFrom;
  const isPutBack =
    back?.question === content.question &&
    JSON.stringify(back.values) === JSON.stringify(content.values);
  return isPutBack ? null : (call.answers.find((one) => one.question === content.question) ?? null);
}

function withNewest(call: CallState, { type, atMs }: CallEvent): CallState {
  const half = halfOfEvent(type);
  const { police, nurse } = call.newest;
  if (half === null) return call;
  return half === 'nurse'
    ? { ...call, newest: { police, nurse: Math.max(nurse ?? 0, atMs) } }
    : { ...call, newest: { police: Math.max(police, atMs), nurse } };
}

/**
 * The call after one more event. Total: an event that makes no sense for the state (a second
 * opening, an answer undone twice) leaves the call as it was. `null` before the call was opened.
 */
export function foldCall(before: CallState | null, event: CallEvent): CallState | null {
  const happened = asHappened(event);
  const folded = foldAsHappened(before, happened);
  const after = folded === null ? null : withNewest(folded, event);
  // Saved, and the next question reached, when it was entered; all else when it happened.
  return happened === event || after === null
    ? after
    : { ...after, lastAtMs: event.atMs, questionSinceMs: event.atMs };
}

function foldAsHappened(before: CallState | null, event: CallEvent): CallState | null {
  if (before === null) return event.type === 'call-opened' ? opened(event) : null;
  const call: CallState = { ...before, lastAtMs: event.atMs };
  if (isEmergencyEvent(event)) return foldEmergency(call, event);
  if (isReferralEvent(event)) return foldReferral(call, event);
  if (isCrewEvent(event)) return foldCrew(call, event);
  if (isS136Event(event)) return foldS136(call, event);
  if (isAdviceEvent(event)) return foldAdvice(call, event);
  if (isContactEvent(event)) return foldContact(call, event);
  if (isOutcomeEvent(event)) return foldOutcome(call, event);
  if (isRingBackEvent(event)) return foldRingBack(call, event);
  if (isHandoverEvent(event)) return foldHandover(call, event);
  if (isCallBackEvent(event)) return foldCallBack(call, event);
  if (isComingEvent(event)) return foldComing(call, event);
  if (isCallerEvent(event)) return foldCaller(call, event);
  if (isJoinedEvent(event)) return foldJoined(call, event);
  if (isWelfareEvent(event)) return foldWelfare(call, event);
  if (isRetentionEvent(event)) return foldRetention(call, event);
  const { atMs } = event;
  switch (event.type) {
    case 'call-opened':
      return call;
    case 'script-started':
      return note(
        { ...call, pack: event.content.pack, questionSinceMs: atMs },
        atMs,
        `Script version ${event.content.pack.version} started`,
      );
    case 'caller-described':
      return {
        ...call,
        caller: {
          ...event.content,
          atMs: event.content.addressSaid === call.caller.addressSaid ? call.caller.atMs : atMs,
        },
      };
    case 'paper-entered':
      return enteredFromPaper(call, event);
    case 'incident-referenced':
      return note(
        { ...call, incidentReference: event.content.reference },
        atMs,
        `Incident ${event.content.reference}`,
      );
    case 'line-changed':
      return note({ ...call, line: event.content.line }, atMs, lineWords[event.content.line]);
    case 'call-held':
      return { ...call, held: true };
    case 'call-resumed':
      return { ...call, held: false };
    case 'answer-recorded':
    case 'answer-revised': {
      const { question, values, words } = event.content;
      const answer = { question, values, words, atMs };
      const known = call.answers.some((given) => given.question === question);
      const answers = known
        ? call.answers.map((given) => (given.question === question ? answer : given))
        : [...call.answers, answer];
      return { ...call, answers, revisedFrom: revisedFrom(call, event), questionSinceMs: atMs };
    }
    case 'answer-undone':
      return {
        ...call,
        answers: call.answers.filter((given) => given.question !== event.content.question),
        revisedFrom: null,
        questionSinceMs: atMs,
      };
    case 'fact-volunteered':
      return {
        ...call,
        volunteered: { ...call.volunteered, ...event.content.values },
        lowered: null,
      };
    case 'facts-supplied':
      return { ...call, supplied: event.content.values };
    case 'note-added':
      return note(call, atMs, event.content.text, false);
    case 'person-chosen':
      return note(
        { ...call, person: { ...event.content, planRead: false } },
        atMs,
        `Person chosen: ${event.content.name}`,
      );
    case 'person-set-aside':
      return note(
        { ...call, person: null, setAside: [...call.setAside, event.content.personId] },
        atMs,
        'Person set aside: not this person',
      );
    case 'plan-read':
      return note(
        call.person === null ? call : { ...call, person: { ...call.person, planRead: true } },
        atMs,
        'Care plan opened',
      );
    case 'caller-told':
      return note(
        { ...call, told: { ...event.content, atMs } },
        atMs,
        `Caller told: ${event.content.who}, ${event.content.when}`,
      );
    case 'priority-lowered': {
      const { from, to, reason, byName } = event.content;
      return note(
        { ...call, lowered: { from, to, reason, byName, atMs } },
        atMs,
        `${byName} lowered the response: ${reason}`,
      );
    }
    case 'call-handed-back': {
      const aside = asideForContact(call, 'Giving it back', atMs);
      if (aside !== null) return aside;
      return note(
        {
          ...call,
          handedBack: event.content,
          owner: { user: null, name: event.content.acceptedBy },
        },
        atMs,
        `Given back to the command system, accepted by ${event.content.acceptedBy}`,
      );
    }
    case 'call-closed':
      return (
        asideForContact(call, 'Closing', atMs) ??
        note({ ...call, closedAtMs: atMs, held: false }, atMs, 'Call closed')
      );
    case 'call-reopened':
      return note(
        { ...call, closedAtMs: null, reopenedAtMs: atMs },
        atMs,
        `Call opened again: ${event.content.reason}`,
      );
  }
}

const lineWords = {
  connected: 'Line connected',
  silent: 'Line silent',
  dropped: 'Line dropped',
  ended: 'Line ended',
} as const;
