import { z } from 'zod';
import type { CallState } from './call.ts';
import { atMs, callId, role, userId } from '#shared/contract/words.ts';
import {
  callEventVersion,
  callEvents,
  isCallEventType,
  type CallEvent,
  type CallEventType,
} from './events.ts';
import {
  isResourceEventType,
  resourceEventVersion,
  whyNotOfResources,
} from '#shared/routing/resource-events.ts';
import { halfOfEvent, reviewerOf } from './erased-halves.ts';
import { acceptedName, foldReferral } from './fold-referral.ts';

/**
 * Acts of which only the first on a call may count (design section 9): taking it over, giving it back, closing it, opening it
 * again, lowering its priority, deciding about half of its record. Everything else merges.
 */
const claims: ReadonlySet<string> = new Set<CallEventType>([
  'acceptance-claimed',
  'acceptance-confirmed',
  'call-handed-back',
  'call-closed',
  'call-reopened',
  'priority-lowered',
  'handover-accepted',
  'taken-over',
  'half-kept',
  'half-erased',
]);

/**
 * Whether events that were decided together stand or fall by who was first. An acceptance heard on the telephone does not:
 * somebody outside has the call already, hub or no hub.
 */
export const isClaim = (
  events: readonly { readonly type: string; readonly content: unknown }[],
): boolean =>
  events.some(({ type, content }) => claims.has(type) && !isHeardOutside(type, content));

function isHeardOutside(type: string, content: unknown): boolean {
  if (type !== 'acceptance-claimed' && type !== 'acceptance-confirmed') return false;
  const read = callEvents[type].safeParse(content);
  return read.success && 'outside' in read.data.by;
}

/** Whether other desks need the content: that of a call, whom the force can send, and nothing of who signs in here or whom was looked at. */
export const isShared = (type: string): boolean =>
  isCallEventType(type) || isResourceEventType(type);

interface Signed {
  readonly type: string;
  readonly typeVersion: number;
  readonly callId: string | null;
  readonly atMs: number;
  readonly by: { readonly user: string; readonly role: string } | null;
  readonly content: unknown;
}

/**
 * Why events of another desk may not count, in words; null if they may. Every desk asks the same of the same events, so all
 * come to the same answer. Types and versions of a newer Concord are kept and wait for it.
 */
export function whyNot(events: readonly Signed[]): string | null {
  for (const { type, typeVersion, by, content, ...of } of events) {
    if (isResourceEventType(type) && typeVersion <= resourceEventVersion[type]) {
      const wrong = whyNotOfResources({ type, callId: of.callId, by, content });
      if (wrong !== null) return wrong;
      continue;
    }
    if (!isCallEventType(type) || typeVersion > callEventVersion) continue;
    if (!about.safeParse({ ...of, by }).success)
      return `its ${type} has no call, time or author that can be`;
    // Deleted since: what it says does not count, and who may say it is asked all the same.
    if (content === null) {
      const wrong = halfOfEvent(type) === null ? `its ${type} is empty` : mayNotAs(type, by);
      if (wrong !== null) return wrong;
      continue;
    }
    const read = callEvents[type].safeParse(content);
    if (!read.success) return `its ${type} is not one: ${read.error.issues[0]?.message ?? ''}`;
    const wrong = mayNot(type, by, read.data);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** Everything that is shown is looked up and printed by these: what is none of them would stop the screen. */
const about = z.object({
  callId,
  atMs,
  by: z.object({ user: userId, role }).nullable(),
});

const acceptors: readonly string[] = ['nurse', 'supervisor'];

const nursesActs: ReadonlySet<CallEventType> = new Set<CallEventType>([
  'nurse-recorded',
  'contact-opened',
  'contact-recorded',
  'video-link-offered',
]);

const nursesAlone: ReadonlySet<CallEventType> = new Set<CallEventType>([
  'contact-shared',
  'advice-given',
  'clinical-response-chosen',
  'record-exported',
]);

const supervisorsAlone: ReadonlySet<CallEventType> = new Set<CallEventType>([
  'priority-lowered',
  'emergency-stood-down',
  'call-reviewed',
  'taken-over',
  'promise-reversed',
]);

/** What its author may not say: a name that is not theirs, or an act that is not their role's. */
function mayNot(type: CallEventType, by: Signed['by'], content: unknown): string | null {
  if (type === 'acceptance-claimed' || type === 'acceptance-confirmed') {
    const { by: accepted } = callEvents[type].parse(content);
    if ('outside' in accepted)
      return accepted.recordedBy === by?.user ? null : 'somebody else is said to have heard it';
    if (accepted.user !== by?.user) return 'it accepts in the name of somebody else';
    return acceptors.includes(by.role) ? null : `a ${by.role} cannot accept`;
  }
  if (type === 'taken-over' && callEvents[type].parse(content).to !== by?.user)
    return 'it takes over in the name of somebody else';
  if (type === 'handover-offered') {
    const { from, givenBy } = callEvents[type].parse(content);
    if (givenBy === null) return from === by?.user ? null : 'it hands over what is somebody else’s';
    if (givenBy.user !== by?.user) return 'it gives in the name of somebody else';
    return by.role === 'supervisor' ? null : 'only a supervisor gives what somebody else has';
  }
  if (type === 'half-kept' || type === 'half-erased') {
    const { half } = callEvents[type].parse(content);
    return by?.role === reviewerOf[half]
      ? null
      : `only a ${reviewerOf[half]} decides about the ${half} half`;
  }
  return mayNotAs(type, by);
}

/** The same from the envelope alone: what a role may not do, whatever it says. */
function mayNotAs(type: CallEventType, by: Signed['by']): string | null {
  if (nursesActs.has(type))
    return acceptors.includes(by?.role ?? '')
      ? null
      : `only a nurse, or a supervisor in their place, keeps the record of a contact`;
  if (nursesAlone.has(type))
    return by?.role === 'nurse' ? null : `only a nurse may do this, not a ${by?.role ?? 'desk'}`;
  if (type === 'outcome-recorded')
    return by !== null && by.role !== 'steward'
      ? null
      : 'only who works on calls records an outcome';
  if (supervisorsAlone.has(type))
    return by?.role === 'supervisor'
      ? null
      : `only a supervisor may do this, not a ${by?.role ?? 'desk'}`;
  return null;
}

const waits: Readonly<Partial<Record<CallEventType, string>>> = {
  'call-handed-back': 'Giving it back',
  'call-closed': 'Closing',
  'call-reopened': 'Opening it again',
  'priority-lowered': 'Lowering the response',
  'handover-accepted': 'Taking over',
  'taken-over': 'Taking over',
  'half-kept': 'Keeping half of the record',
  'half-erased': 'Deleting half of the record',
};

const noted = (call: CallState, atMs: number, text: string): CallState => ({
  ...call,
  notes: [{ atMs, text, auto: true }, ...call.notes],
});

/**
 * A claim that does not count: this desk's own while it waits for the hub, or one that came second. An offer somebody reaches
 * for shows as *claiming*; who was second is told by whom they were beaten. Nothing else of the act happens.
 */
export function foldWaiting(
  call: CallState,
  event: CallEvent,
  standing: 'pending' | 'lost',
): CallState {
  const { type, atMs } = event;
  if (type === 'acceptance-claimed') {
    if (standing === 'pending') return foldReferral(call, event);
    const holder = call.referrals.find(({ id }) => id === event.content.referralId)?.acceptedBy;
    const first = holder == null ? 'Somebody else' : acceptedName(holder);
    const who = acceptedName(event.content.by);
    return noted(call, atMs, `${who} reached for it too; ${first} was first`);
  }
  const act = waits[type];
  if (act === undefined) return call;
  return standing === 'pending'
    ? noted(call, atMs, `${act} waits for the hub: not done until it says that nobody was first`)
    : noted(call, atMs, `${act} did not count: somebody else had acted on this call first`);
}
