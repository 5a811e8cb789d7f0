import { setup } from 'xstate';
import { isEmergencyOpen, openContacts, type CallState } from './call.ts';
import { acceptedOwner } from './accepted-owner.ts';
import { whatKeepsOpen } from './close-call.ts';
import type { CallEvent, CallEventType } from './events.ts';
import { erasureOf } from './fold-retention.ts';

type MachineEvent = { readonly type: CallEventType; readonly call: CallState | null };

const nothingOpen = ({ event }: { event: MachineEvent }): boolean =>
  event.call !== null && whatKeepsOpen(event.call).length === 0;

const nothingUnrecorded = ({ event }: { event: MachineEvent }): boolean =>
  event.call !== null && openContacts(event.call).length === 0;

/** A call that goes back to the command system leaves no contact behind without its record. */
const handsBack = { guard: 'nothingUnrecorded', target: 'owned' } as const;

/** Happens and changes no phase. XState counts an event as possible only when something follows from it. */
const stays = { actions: 'noted' } as const;

/** What came of it, what was thought of it, and the nurse's record leaving: also when it is long over. */
const afterwards = {
  'outcome-recorded': stays,
  'call-reviewed': stays,
  'record-exported': stays,
} as const;

/** Nothing of an open call is up for review. */
const afterYears = { 'half-kept': stays, 'half-erased': stays } as const;

/** All that may happen to a call that is closed: neither its line nor its emergency moves any more. */
const whenClosed: ReadonlySet<string> = new Set([
  ...Object.keys(afterwards),
  ...Object.keys(afterYears),
  'call-reopened',
]);

/** All that may happen to a call whose police half was deleted: what is said of the nurse's half. */
const whenErased: ReadonlySet<string> = new Set([...Object.keys(afterYears), 'record-exported']);

/** Acts that belong to any open call, whatever its phase. */
const always = {
  'paper-entered': stays,
  'caller-described': stays,
  'incident-referenced': stays,
  'facts-supplied': stays,
  'note-added': stays,
  'person-chosen': stays,
  'person-set-aside': stays,
  'plan-read': stays,
  'fact-volunteered': stays,
  'obligation-opened': stays,
  'obligation-closed': stays,
  'caller-told': stays,
  'priority-lowered': stays,
  's136-recorded': stays,
  's136-arrived': stays,
  's136-arrival-corrected': stays,
  's136-extended': stays,
  'consultation-missed': stays,
  'crew-sent': stays,
  'crew-arrived': stays,
  'crew-answered': stays,
  'crew-overdue': stays,
  'crew-clear': stays,
  'advice-given': stays,
  'officer-asked': stays,
  'advice-seen': stays,
  'advice-acknowledged': stays,
  'contact-opened': stays,
  'contact-recorded': stays,
  'contact-shared': stays,
  'video-link-offered': stays,
  'clinical-response-chosen': stays,
  ...afterwards,
  'ring-back-tried': stays,
  'safe-to-ring': stays,
  'call-back-planned': stays,
  'call-back-tried': stays,
  'service-chased': stays,
  'promise-reversed': stays,
  'force-named': stays,
  'asked-by-force': stays,
  'caller-marked': stays,
  'caller-unmarked': stays,
  'channel-set': stays,
  'sharing-said': stays,
  'call-joined': stays,
  'call-parted': stays,
  'welfare-asked': stays,
  'handover-offered': stays,
  'handover-accepted': stays,
  'handover-declined': stays,
  'taken-over': stays,
  'call-held': stays,
  'call-resumed': stays,
} as const;

const line = { on: { 'line-changed': stays } } as const;

const script = {
  'answer-recorded': stays,
  'answer-undone': stays,
  'answer-revised': stays,
} as const;

/** An offer may be made, move on, be declined or be accepted as long as the call is open. */
const offers = {
  'route-taken': 'waiting',
  'referral-offered': stays,
  'offer-escalated': stays,
  'acceptance-claimed': stays,
  'acceptance-confirmed': 'owned',
  'referral-declined': stays,
} as const;

/**
 * The life of a call: opening, triage, waiting for acceptance, with its owner, closed, opened again;
 * beside it the line and the emergency. No timers and no actors: it is stepped by the fold's events
 * only, and says which of them may happen. `call-closed` has one way in, and it is guarded.
 */
export const callMachine = setup({
  // How XState is told a type; the object is never read.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
  types: { events: {} as MachineEvent },
  guards: { nothingOpen, nothingUnrecorded },
  actions: { noted: () => undefined },
}).createMachine({
  id: 'call',
  type: 'parallel',
  states: {
    work: {
      initial: 'opening',
      states: {
        opening: {
          on: { ...always, ...offers, 'script-started': 'triage', 'call-handed-back': handsBack },
        },
        triage: { on: { ...always, ...script, ...offers, 'call-handed-back': handsBack } },
        waiting: {
          on: {
            ...always,
            ...script,
            ...offers,
            'script-started': stays,
            'call-handed-back': handsBack,
          },
        },
        owned: {
          on: {
            ...always,
            ...script,
            ...offers,
            'script-started': stays,
            'nurse-recorded': stays,
            'call-closed': { guard: 'nothingOpen', target: 'closed' },
          },
        },
        closed: { on: { ...afterwards, ...afterYears, 'call-reopened': 'owned' } },
      },
    },
    line: {
      initial: 'connected',
      states: { connected: line, silent: line, dropped: line, ended: line },
    },
    emergency: {
      initial: 'none',
      states: {
        none: { on: { 'emergency-requested': 'asked' } },
        asked: {
          on: {
            // Ambulance alone was asked, or police were taken off: F9 still asks for what is missing.
            'emergency-requested': stays,
            'emergency-service-referenced': stays,
            'emergency-service-rung': stays,
            'ambulance-only-chosen': stays,
            'emergency-recalled': 'ended',
            'emergency-stood-down': 'ended',
          },
        },
        // A recall is a request: dispatch may still answer with a reference, and F9 may be pressed again.
        ended: {
          on: {
            'emergency-requested': 'asked',
            'emergency-service-referenced': stays,
            'emergency-service-rung': stays,
            'emergency-stood-down': stays,
          },
        },
      },
    },
  },
});

const emergencyOf = (call: CallState): 'none' | 'asked' | 'ended' =>
  call.emergency === null ? 'none' : isEmergencyOpen(call) ? 'asked' : 'ended';

/** Where the fold has left the call, as a state of the machine. */
export function workOf(call: CallState): 'opening' | 'triage' | 'waiting' | 'owned' | 'closed' {
  if (call.closedAtMs !== null) return 'closed';
  if (acceptedOwner(call) !== null) return 'owned';
  if (call.route !== null || isEmergencyOpen(call)) return 'waiting';
  return call.pack === null ? 'opening' : 'triage';
}

/**
 * Whether an event may happen to the call as it stands. Asked for every event before it is journalled,
 * so that no command, CLI or crafted message has a way round: a call closes only when it is owned by
 * name and nothing is open on it.
 */
export function mayHappen(call: CallState | null, event: CallEvent): boolean {
  if (call === null) return event.type === 'call-opened';
  const work = workOf(call);
  if (erasureOf(call, 'police') !== null && !whenErased.has(event.type)) return false;
  if (event.type === 'call-opened' || (work === 'closed' && !whenClosed.has(event.type)))
    return false;
  const snapshot = callMachine.resolveState({
    value: { work, line: call.line, emergency: emergencyOf(call) },
    context: {},
  });
  return snapshot.can({ type: event.type, call });
}
