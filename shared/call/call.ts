import type { CallId, ObligationId, ReferralId, UserId } from '#shared/kit/ids.ts';
import type { Service } from '#shared/contract/words.ts';
import type { Facts, Level, QuestionId } from '#shared/protocol/protocol.ts';
import type { ClinicalResponse, ContactField } from './contact-events.ts';
import type { KnownContactType } from './contact-words.ts';
import type { AcceptedBy, CallEventContent } from './events.ts';

export type Answer = {
  readonly question: QuestionId;
  readonly values: Facts;
  readonly words: string | null;
  readonly atMs: number;
};

export type Referral = {
  readonly id: ReferralId;
  readonly destination: string;
  readonly label: string;
  readonly kind: 'nurse' | 'supervisor' | 'outside';
  readonly to: UserId | null;
  readonly toName: string;
  readonly telephone: string | null;
  readonly steps: CallEventContent<'referral-offered'>['steps'];
  /** The step it has reached; 0 is the first person it was offered to. */
  readonly step: number;
  readonly offeredAtMs: number;
  /** The times at which it moved on, by step. */
  readonly movedAtMs: readonly number[];
  readonly state: 'offered' | 'claiming' | 'accepted' | 'declined';
  readonly declined: readonly {
    readonly user: UserId;
    readonly name: string;
    readonly reason: string;
  }[];
  readonly acceptedBy: AcceptedBy | null;
  readonly acceptedAtMs: number | null;
};

export type Obligation = {
  readonly id: ObligationId;
  readonly kind: string;
  readonly label: string;
  readonly owner: UserId;
  readonly ownerName: string;
  readonly openedAtMs: number;
  readonly dueAtMs: number;
  readonly referralId: ReferralId | null;
  readonly closed: {
    readonly atMs: number;
    readonly how: string;
    readonly reference: string | null;
  } | null;
};

/** What a nurse did on this call, and the record they left of it; open until there is one. */
export type Contact = {
  readonly id: string;
  readonly type: KnownContactType;
  readonly by: string | null;
  readonly byName: string;
  readonly openedAtMs: number;
  readonly record: {
    readonly seen: string;
    readonly said: string;
    readonly toWhom: string;
    readonly basis: string;
    readonly next: string;
    readonly consent: string | null;
    /** What of it the police half may show. */
    readonly police: readonly ContactField[];
    readonly byName: string;
    readonly atMs: number;
  } | null;
};

/** A line of advice as it was sent. */
export type Advice = Omit<CallEventContent<'advice-given'>, 'adviceId'> & {
  readonly id: string;
  readonly by: string | null;
  readonly atMs: number;
};

type Kept<T extends 's136-recorded' | 's136-arrived' | 's136-arrival-corrected' | 's136-extended'> =
  Omit<CallEventContent<T>, 'recordId'> & { readonly id: string; readonly atMs: number };

/** What is recorded of section 136: consultations, the places of safety in order of arrival, extensions. */
export type S136 = {
  /** As written down, the newest last: what was corrected stays on the record. */
  readonly records: readonly Kept<'s136-recorded'>[];
  /** With the times that count: those written, or what they were corrected to. */
  readonly stays: readonly Kept<'s136-arrived'>[];
  /** As they were written down. */
  readonly written: readonly Kept<'s136-arrived'>[];
  readonly corrections: readonly Kept<'s136-arrival-corrected'>[];
  /** By the time of the certificate. Which of them counts, if any, the clock says. */
  readonly extensions: readonly Kept<'s136-extended'>[];
};

/** A street-triage crew on this call, from being sent until it is clear. */
export type Trip = {
  readonly id: string;
  readonly unit: string;
  readonly crew: string | null;
  readonly everyMinutes: number;
  readonly told: string;
  readonly sentBy: string;
  readonly sentAtMs: number;
  readonly arrivedAtMs: number | null;
  readonly answers: readonly {
    readonly atMs: number;
    readonly how: string;
    readonly byName: string;
  }[];
  readonly overdue: readonly { readonly check: number; readonly step: number }[];
  readonly clear:
    (Omit<CallEventContent<'crew-clear'>, 'tripId'> & { readonly atMs: number }) | null;
};

export type EmergencyLine = {
  readonly service: Service;
  readonly off: boolean;
  readonly reference: string | null;
  readonly acceptedBy: string | null;
  readonly rungAtMs: number | null;
  readonly doneAtMs: number | null;
};

export type Emergency = {
  readonly askedAtMs: number;
  readonly askedBy: string;
  readonly where: string;
  readonly given: readonly { readonly label: string; readonly text: string }[];
  readonly lines: readonly EmergencyLine[];
  readonly recalledAtMs: number | null;
  readonly stoodDown: {
    readonly supervisor: string;
    readonly reason: string;
    readonly atMs: number;
  } | null;
};

export type RouteTaken = CallEventContent<'route-taken'> & { readonly atMs: number };

export type Outcome = Omit<CallEventContent<'outcome-recorded'>, 'outcomeId'> & {
  readonly id: string;
  readonly atMs: number;
};

export type Review = Omit<CallEventContent<'call-reviewed'>, 'reviewId'> & {
  readonly id: string;
  readonly atMs: number;
};

export type Handover = Omit<CallEventContent<'handover-offered'>, 'handoverId'> & {
  readonly id: CallEventContent<'handover-offered'>['handoverId'];
  readonly offeredAtMs: number;
  readonly state: 'offered' | 'accepted' | 'declined';
  /** Why it was declined. */
  readonly reason: string | null;
};

export type RingBackTry = Omit<CallEventContent<'ring-back-tried'>, 'tryId'> & {
  readonly id: string;
  readonly atMs: number;
};

/** Somebody who is to be rung later, and the attempts. */
export type CallBack = Omit<CallEventContent<'call-back-planned'>, 'callBackId' | 'despite'> & {
  readonly id: string;
  readonly atMs: number;
  readonly tries: readonly (Omit<CallEventContent<'call-back-tried'>, 'callBackId'> & {
    readonly atMs: number;
  })[];
};

/** What a service said when it was asked when its people come. */
export type Chase = Omit<CallEventContent<'service-chased'>, 'chaseId'> & {
  readonly id: string;
  readonly atMs: number;
};

/** What has to be kept in mind of whoever is on the line, until somebody says that it is not so. */
export type Mark = Omit<CallEventContent<'caller-marked'>, 'markId'> & {
  readonly id: string;
  readonly atMs: number;
  readonly gone: { readonly why: string; readonly byName: string; readonly atMs: number } | null;
};

/** Another call about the same incident; `parted` is why it is not one after all. */
export type Join = Omit<CallEventContent<'call-joined'>, 'joinId'> & {
  readonly id: string;
  readonly atMs: number;
  readonly parted: string | null;
};

export type Note = { readonly atMs: number; readonly text: string; readonly auto: boolean };

/** One call, rebuilt from its events and from nothing else. */
export type CallState = {
  readonly callId: CallId;
  readonly openedAtMs: number;
  /** Taken on paper and entered afterwards: all its other times are those on the sheet. Null on screen. */
  readonly paper: {
    readonly code: string;
    readonly enteredAtMs: number;
    readonly enteredByName: string;
  } | null;
  readonly source: 'phone' | 'walk-in' | 'radio' | 'other-force';
  readonly number: string | null;
  readonly incidentReference: string | null;
  readonly owner: { readonly user: UserId | null; readonly name: string };
  /** Who took the call; stays after the ownership has moved. */
  readonly handler: { readonly user: UserId; readonly name: string };
  readonly line: 'connected' | 'silent' | 'dropped' | 'ended';
  readonly held: boolean;
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string } | null;
  readonly caller: CallEventContent<'caller-described'> & { readonly atMs: number | null };
  readonly answers: readonly Answer[];
  /** The answer before the newest revision, for as long as nothing was answered since: undo restores it. */
  readonly revisedFrom: Answer | null;
  readonly volunteered: Facts;
  readonly supplied: Facts;
  readonly person: (CallEventContent<'person-chosen'> & { readonly planRead: boolean }) | null;
  readonly setAside: readonly string[];
  readonly notes: readonly Note[];
  readonly emergency: Emergency | null;
  readonly route: RouteTaken | null;
  readonly referrals: readonly Referral[];
  readonly obligations: readonly Obligation[];
  readonly told: (CallEventContent<'caller-told'> & { readonly atMs: number }) | null;
  /** Everything that was said of what came of it; the newest counts. */
  readonly outcomes: readonly Outcome[];
  readonly reviews: readonly Review[];
  readonly handovers: readonly Handover[];
  readonly ringBacks: readonly RingBackTry[];
  readonly safeToRing: CallEventContent<'safe-to-ring'> | null;
  readonly videoLinks: readonly CallEventContent<'video-link-offered'>[];
  readonly callBacks: readonly CallBack[];
  readonly chases: readonly Chase[];
  readonly reversals: readonly (CallEventContent<'promise-reversed'> & { readonly atMs: number })[];
  /** The other force that asked for this, by its own reference. */
  readonly askedBy: CallEventContent<'asked-by-force'> | null;
  readonly marks: readonly Mark[];
  readonly channel: CallEventContent<'channel-set'> | null;
  readonly sharing: (CallEventContent<'sharing-said'> & { readonly atMs: number }) | null;
  readonly joins: readonly Join[];
  readonly welfare: readonly (Omit<CallEventContent<'welfare-asked'>, 'welfareId'> & {
    readonly id: string;
    readonly atMs: number;
  })[];
  readonly trips: readonly Trip[];
  readonly s136: S136 | null;
  readonly missedConsultations: readonly (CallEventContent<'consultation-missed'> & {
    readonly atMs: number;
  })[];
  readonly contacts: readonly Contact[];
  readonly advice: readonly Advice[];
  readonly officerQuestions: readonly (Omit<CallEventContent<'officer-asked'>, 'questionId'> & {
    readonly id: CallEventContent<'officer-asked'>['questionId'];
    readonly atMs: number;
  })[];
  readonly adviceSeen: readonly (CallEventContent<'advice-seen'> & { readonly atMs: number })[];
  readonly adviceTaken: readonly (CallEventContent<'advice-acknowledged'> & {
    readonly atMs: number;
  })[];
  /** The newest clinical response that a nurse chose; null while none was. */
  readonly response: {
    readonly response: ClinicalResponse;
    readonly owner: string | null;
    readonly byName: string;
    readonly atMs: number;
  } | null;
  /** A supervisor's lowering; gone again as soon as a fact is volunteered after it. */
  readonly lowered: {
    readonly from: Level;
    readonly to: Level;
    readonly reason: string;
    readonly byName: string;
    readonly atMs: number;
  } | null;
  readonly handedBack: CallEventContent<'call-handed-back'> | null;
  /** When something last happened to each half, by the time it was written down; null where no nurse was on the call. */
  readonly newest: { readonly police: number; readonly nurse: number | null };
  /** What was decided about a half of the record whose years were over, the newest last. */
  readonly retention: {
    readonly kept: readonly (CallEventContent<'half-kept'> & { readonly atMs: number })[];
    readonly erased: readonly (CallEventContent<'half-erased'> & { readonly atMs: number })[];
  };
  readonly closedAtMs: number | null;
  readonly reopenedAtMs: number | null;
  readonly lastAtMs: number;
  /** When the question now on the screen was reached. */
  readonly questionSinceMs: number;
};

export const openObligations = (call: CallState): readonly Obligation[] =>
  call.obligations.filter((obligation) => obligation.closed === null);

/** Contacts that have no record yet. A call with one of them can neither be closed nor handed back. */
export const openContacts = (call: CallState): readonly Contact[] =>
  call.contacts.filter(({ record }) => record === null);

export const isClosed = (call: CallState): boolean => call.closedAtMs !== null;

/** F9 was pressed and has neither been recalled nor stood down. */
export const isEmergencyOpen = (call: CallState): boolean =>
  call.emergency !== null &&
  call.emergency.recalledAtMs === null &&
  call.emergency.stoodDown === null;

/** A line is done when dispatch has given a reference, or the handler has recorded that they rang. */
export const isLineDone = (line: EmergencyLine): boolean => line.off || line.doneAtMs !== null;
