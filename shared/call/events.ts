import { z } from 'zod';
import type { callId } from '#shared/contract/words.ts';
import {
  atMs,
  factValues,
  level,
  lineState,
  obligationId,
  referralId,
  service,
  userId,
} from '#shared/contract/words.ts';

import { s136Events } from '#shared/s136/s136-events.ts';
import { adviceEvents } from './advice-events.ts';
import { callBackEvents } from './call-back-events.ts';
import { callerEvents } from './caller-events.ts';
import { comingEvents } from './coming-events.ts';
import { crewEvents } from './crew-events.ts';
import { contactEvents } from './contact-events.ts';
import { handoverEvents } from './handover-events.ts';
import { joinedEvents } from './joined-events.ts';
import { retentionEvents } from './retention-events.ts';
import { ringBackEvents } from './ring-back-events.ts';
import { outcomeEvents } from './outcome-events.ts';
import { welfareEvents } from './welfare-events.ts';

const text = z.string();

/** Who accepted: somebody with a desk here, or somebody who said so on the telephone. */
export const acceptedBy = z.union([
  z.strictObject({ user: userId, name: text }),
  z.strictObject({
    outside: z.strictObject({ name: text, organisation: text, reference: text.nullable() }),
    recordedBy: userId,
  }),
]);
export type AcceptedBy = z.infer<typeof acceptedBy>;

/** From the offer until a step of it: a day at the most, since a timer waits for it. */
const stepAfterMs = z.number().int().min(0).max(86_400_000);

const packRef = z.strictObject({ id: text, version: text, hash: text });
/**
 * When it happened, on a call entered from paper: the envelope keeps the time it was entered. Absent on
 * a call taken on the screen, where the two are one.
 */
const happened = { happenedAtMs: atMs.optional() };
const answer = { question: text, values: factValues, words: text.nullable(), ...happened };

/**
 * Everything that can happen to a call, by event type. The content of each is what the journal
 * stores; the fold in fold.ts is the only reader that gives it meaning.
 */
export const callEvents = {
  'call-opened': z.strictObject({
    source: z.enum(['phone', 'walk-in', 'radio', 'other-force']),
    number: text.nullable(),
    incidentReference: text.nullable(),
    handler: userId,
    handlerName: text,
    ...happened,
  }),
  'script-started': z.strictObject({ pack: packRef, ...happened }),
  'caller-described': z.strictObject({
    name: text.nullable(),
    relation: text.nullable(),
    addressSaid: text.nullable(),
    addressSaidBy: text.nullable(),
    ...happened,
  }),
  /**
   * The call was taken on paper and entered afterwards. The times of what happened are on the events
   * themselves (`happenedAtMs`); this says which script the sheet was, and who entered it.
   */
  'paper-entered': z.strictObject({
    code: text,
    startedAtMs: atMs,
    routeAtMs: atMs.nullable(),
    acceptedAtMs: atMs.nullable(),
    enteredBy: userId,
    enteredByName: text,
  }),
  'incident-referenced': z.strictObject({ reference: text }),
  'line-changed': z.strictObject({ line: lineState, ...happened }),
  'call-held': z.strictObject({}),
  'call-resumed': z.strictObject({}),

  'answer-recorded': z.strictObject(answer),
  'answer-undone': z.strictObject({ question: text }),
  'answer-revised': z.strictObject(answer),
  'fact-volunteered': z.strictObject({ values: factValues }),
  /** What the application worked out by itself: nurse on duty, flag match, linked calls, the line. */
  'facts-supplied': z.strictObject({ values: factValues }),

  'note-added': z.strictObject({ text, ...happened }),
  'person-chosen': z.strictObject({
    personId: text,
    name: text,
    likelihood: text,
    reasons: z.array(text),
  }),
  'person-set-aside': z.strictObject({ personId: text }),
  'plan-read': z.strictObject({ personId: text }),

  'emergency-requested': z.strictObject({
    where: text,
    services: z.array(service),
    given: z.array(z.strictObject({ label: text, text })),
    ...happened,
  }),
  'emergency-service-referenced': z.strictObject({
    service,
    reference: text,
    acceptedBy: text.nullable(),
    ...happened,
  }),
  'emergency-service-rung': z.strictObject({ service, ...happened }),
  'ambulance-only-chosen': z.strictObject({}),
  'emergency-recalled': z.strictObject({}),
  'emergency-stood-down': z.strictObject({ supervisor: text, reason: text }),

  'route-taken': z.strictObject({
    destination: text,
    label: text,
    destinations: z.array(text),
    level,
    recommended: z.boolean(),
    /** Necessary facts that were not asked; the named person owns the doubt (vocabulary, rule 1). */
    missing: z.array(text),
    doubtOwner: text.nullable(),
    reason: text.nullable(),
    ...happened,
  }),
  'referral-offered': z.strictObject({
    referralId,
    destination: text,
    label: text,
    kind: z.enum(['nurse', 'supervisor', 'outside']),
    to: userId.nullable(),
    toName: text,
    telephone: text.nullable(),
    steps: z.array(
      z.strictObject({ afterMs: stepAfterMs, who: text, detail: text, users: z.array(userId) }),
    ),
    ...happened,
  }),
  /** The offer moved on by itself (or was rung round at once); `late` when no desk was alive at the time. */
  'offer-escalated': z.strictObject({
    referralId,
    step: z.number().int().min(0).max(100),
    late: z.boolean(),
  }),
  'acceptance-claimed': z.strictObject({ referralId, by: acceptedBy, ...happened }),
  'acceptance-confirmed': z.strictObject({ referralId, by: acceptedBy, ...happened }),
  'referral-declined': z.strictObject({ referralId, user: userId, name: text, reason: text }),

  'obligation-opened': z.strictObject({
    obligationId,
    kind: text,
    label: text,
    owner: userId,
    ownerName: text,
    dueAtMs: atMs,
    referralId: referralId.nullable(),
    ...happened,
  }),
  'obligation-closed': z.strictObject({
    obligationId,
    how: text,
    reference: text.nullable(),
    ...happened,
  }),
  'caller-told': z.strictObject({
    who: text,
    when: text,
    ifWorse: text,
    callAgain: text,
    ...happened,
  }),
  /** Written by Concord before a contact was opened and recorded apart; read, and no longer written. */
  'nurse-recorded': z.strictObject({ type: text, text, byName: text }),
  ...contactEvents,
  ...adviceEvents,
  ...handoverEvents,
  ...outcomeEvents,
  ...retentionEvents,
  ...ringBackEvents,
  ...callBackEvents,
  ...comingEvents,
  ...callerEvents,
  ...joinedEvents,
  ...welfareEvents,
  ...s136Events,
  ...crewEvents,
  'priority-lowered': z.strictObject({ from: level, to: level, reason: text, byName: text }),
  'call-handed-back': z.strictObject({ acceptedBy: text, reference: text, reason: text }),
  'call-closed': z.strictObject({ reason: text.nullable() }),
  'call-reopened': z.strictObject({ reason: text }),
} as const;

/** The version in which this build writes every call event. A newer one is kept and waits for the Concord that knows it. */
export const callEventVersion = 1;

export type CallEventType = keyof typeof callEvents;
export type CallEventContent<T extends CallEventType> = z.infer<(typeof callEvents)[T]>;

/** An event as commands make it and the fold reads it: envelope facts beside the content. */
export type CallEvent = {
  readonly [T in CallEventType]: {
    readonly type: T;
    readonly callId: z.infer<typeof callId>;
    readonly atMs: number;
    readonly by: { readonly user: string; readonly role: string } | null;
    readonly content: CallEventContent<T>;
  };
}[CallEventType];

export const isCallEventType = (type: string): type is CallEventType =>
  Object.hasOwn(callEvents, type);
