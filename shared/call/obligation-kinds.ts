import type { ObligationKind } from '#shared/protocol/protocol.ts';

type Kind = {
  readonly label: string;
  /** Minutes from opening until it is late. */
  readonly dueMinutes: number;
  /** Closed by the act named here and by no other; `text` may be closed with words of how. */
  readonly closedBy:
    | 'acceptance'
    | 'telling'
    | 'reference'
    | 'nurse-record'
    | 's136-record'
    | 'crew'
    | 'supervisor'
    | 'sharing'
    | 'welfare'
    | 'call-back'
    | 'text';
};

/**
 * What each obligation of the vocabulary means on a desk. A call cannot close while one is open
 * (design section 1, rule 4). Times are Concord's defaults for a control room, not law.
 */
export const obligationKinds: Readonly<Record<ObligationKind, Kind>> = {
  referral_acceptance: {
    label: 'Somebody accepts the referral',
    dueMinutes: 3,
    closedBy: 'acceptance',
  },
  tell_caller: {
    label: 'Tell the caller who is coming, when, and what to do if it gets worse',
    dueMinutes: 10,
    closedBy: 'telling',
  },
  told_of_sharing: {
    label: 'Say that this is shared, or why it was not safe to say',
    dueMinutes: 30,
    closedBy: 'sharing',
  },
  ring_back: { label: 'Ring the caller back', dueMinutes: 2, closedBy: 'text' },
  safe_ring_back: {
    label: 'Agree a safe number and time to ring back',
    dueMinutes: 10,
    closedBy: 'text',
  },
  ambulance_reference: {
    label: 'Ambulance reference, or the time it was rung',
    dueMinutes: 2,
    closedBy: 'reference',
  },
  police_reference: {
    label: 'Police reference from the command system',
    dueMinutes: 2,
    closedBy: 'reference',
  },
  chase_eta: { label: 'Ask for the time of arrival again', dueMinutes: 20, closedBy: 'text' },
  re_triage: { label: 'Ask the danger questions again', dueMinutes: 30, closedBy: 'text' },
  supervisor_review: {
    label: 'A supervisor looks at this call',
    dueMinutes: 5,
    closedBy: 'supervisor',
  },
  safeguarding_notice: { label: 'Send the safeguarding notice', dueMinutes: 60, closedBy: 'text' },
  nurse_record: {
    label: 'The nurse records the contact',
    dueMinutes: 60,
    closedBy: 'nurse-record',
  },
  s136_record: {
    label: 'Complete the section 136 consultation record',
    dueMinutes: 60,
    closedBy: 's136-record',
  },
  s136_clock: {
    label: 'Record when the person reached the place of safety',
    dueMinutes: 120,
    closedBy: 'text',
  },
  s18_expiry: {
    label: 'Ask the hospital when the power to return ends',
    dueMinutes: 30,
    closedBy: 'text',
  },
  interpreter_joined: { label: 'An interpreter joins the call', dueMinutes: 5, closedBy: 'text' },
  correct_flag: { label: 'Have the flag corrected', dueMinutes: 24 * 60, closedBy: 'text' },
  staff_welfare: {
    label: 'Somebody asks how the staff are',
    dueMinutes: 120,
    closedBy: 'welfare',
  },
};

/** Obligations that an act on the desk opens, and no script: a pack cannot name them. */
const ofTheDesk: Readonly<Record<string, Kind>> = {
  crew_clear: {
    label: 'The crew is clear, with what came of it',
    dueMinutes: 120,
    closedBy: 'crew',
  },
  crew_welfare: { label: 'Ask the crew how they are', dueMinutes: 2, closedBy: 'crew' },
  call_back: { label: 'Ring somebody back, as agreed', dueMinutes: 60, closedBy: 'call-back' },
  promise_reversed: {
    label: 'Tell the caller what has changed, and why',
    dueMinutes: 5,
    closedBy: 'telling',
  },
  answer_force: {
    label: 'Tell the other force who has taken it',
    dueMinutes: 15,
    closedBy: 'text',
  },
  answer_officers: { label: 'Answer the officers', dueMinutes: 5, closedBy: 'text' },
  advice_acknowledged: { label: 'Ring: advice not acknowledged', dueMinutes: 2, closedBy: 'text' },
};

const isKind = (kind: string): kind is ObligationKind => Object.hasOwn(obligationKinds, kind);

/** The meaning of a stored kind; one from a newer Concord is closed with words by its owner. */
export const obligationKind = (kind: string): Kind =>
  isKind(kind)
    ? obligationKinds[kind]
    : (ofTheDesk[kind] ?? { label: kind.replaceAll('_', ' '), dueMinutes: 30, closedBy: 'text' });
