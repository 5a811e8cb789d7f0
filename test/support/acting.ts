import type { CallId, UserId } from '#shared/kit/ids.ts';
import type { CallState } from '#shared/call/call.ts';
import type { Acting, Colleague, Decided } from '#shared/call/command.ts';
import { openContact, recordContact } from '#shared/call/contact.ts';
import type { ContactType } from '#shared/call/contact-events.ts';
import { foldCall } from '#shared/call/fold.ts';
import { openCall } from '#shared/call/open-call.ts';
import type { Role } from '#shared/contract/words.ts';
import { smallPack, smallTable } from './small-pack.ts';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const aCallId = id(1) as CallId;

export const colleague = (n: number, name: string, role: Role, onDuty = true): Colleague => ({
  id: id(n) as UserId,
  name,
  role,
  onDuty,
  busy: false,
});

export const amy = colleague(101, 'Amy Kerrigan', 'handler');
export const ruth = colleague(102, 'Ruth Adeyemi', 'nurse');
export const sian = colleague(103, 'Siân Prosser', 'nurse');
export const martin = colleague(104, 'Martin Doyle', 'supervisor');
export const room = [amy, ruth, sian, martin];

/** Ids that count up, so that a failing test reads the same each time. */
export function countingIds(): () => string {
  let next = 1000;
  return () => id((next += 1));
}

const ids = countingIds();

/** The context of an act; a test states only what it is about. */
export const acting = (who: Colleague, nowMs = 0, change: Partial<Acting> = {}): Acting => ({
  by: { user: who.id, name: who.name, role: who.role },
  nowMs,
  newId: ids,
  pack: smallPack,
  table: smallTable,
  colleagues: room,
  ...change,
});

/** Folds what a command decided into the call; a refusal is a failed test, in its own words. */
export function after(call: CallState | null, decided: Decided): CallState {
  if (!decided.ok) throw new Error(`refused: ${decided.error.reason}: ${decided.error.text}`);
  const state = decided.value.reduce(foldCall, call);
  if (state === null) throw new Error('the call was never opened');
  return state;
}

/** Every part of a contact's record, written. */
export const aRecord = {
  personId: null,
  seen: 'The care plan',
  said: 'Spoke with her for ten minutes',
  toWhom: 'Karen, her sister',
  basis: 'She agreed on the telephone',
  next: 'Crisis team tomorrow at 10',
  consent: null,
  police: [],
} as const;

/** A contact begun and recorded at once, by one person. */
export function recordedContact(who: Colleague, call: CallState, type: ContactType): CallState {
  const begun = after(call, openContact(acting(who), call, type));
  const consent = type === 'assessment-video' ? 'Sent to her number; she agreed' : null;
  const contactId = begun.contacts.at(-1)?.id ?? '';
  return after(begun, recordContact(acting(who), begun, { ...aRecord, consent, contactId }));
}

/** A call that Amy has just answered. */
export const aCall = (): CallState =>
  after(
    null,
    openCall(acting(amy), aCallId, {
      source: 'phone',
      number: '07700 900482',
      incidentReference: null,
    }),
  );
