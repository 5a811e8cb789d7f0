import { ok } from '#shared/kit/result.ts';
import type { UserId } from '#shared/kit/ids.ts';
import { obligationId } from '#shared/contract/words.ts';
import { openContacts, openObligations, type CallState, type Contact } from './call.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import {
  contactId as newContactId,
  videoLinkId,
  type ClinicalResponse,
  type ContactField,
  type ContactType,
} from './contact-events.ts';
import { contactTypeWords } from './contact-words.ts';
import type { CallEvent } from './events.ts';
import { openObligation } from './obligations.ts';

export type ContactWritten = {
  readonly contactId: string;
  /** Whom the record was written about, as the form showed them; null where nobody was chosen. */
  readonly personId: string | null;
  readonly seen: string;
  readonly said: string;
  readonly toWhom: string;
  readonly basis: string;
  readonly next: string;
  readonly consent: string | null;
  readonly police: readonly ContactField[];
};

const mayWork = ({ by }: Acting): boolean => by.role === 'nurse' || by.role === 'supervisor';

const notTheirs = refuse(
  'nurse-only',
  'Only a nurse, or a supervisor in their place, keeps the record of a contact.',
);

/** A sentence for the contact that keeps a call open, with who opened it. */
export const unrecordedInWords = ({ type, byName }: Contact): string =>
  `${contactTypeWords[type]}, opened by ${byName}, has no record yet: what was seen, what was said, to whom, on what basis, what happens next.`;

/**
 * Opens a contact of the type that the nurse chose. From now on the call can neither be closed nor handed back
 * until the contact has its record. One at a time for each nurse on a call.
 */
export function openContact(acting: Acting, call: CallState, type: ContactType): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (!mayWork(acting)) return notTheirs;
  const mine = openContacts(call).find(({ by }) => by === acting.by.user);
  if (mine !== undefined)
    return refuse(
      'contact-open',
      `Record the contact that is open first. ${unrecordedInWords(mine)}`,
    );
  const contactId = newContactId.parse(acting.newId());
  const owes = openObligations(call).some(
    ({ kind, owner }) => kind === 'nurse_record' && owner === acting.by.user,
  );
  return ok([
    event(acting, call.callId, 'contact-opened', { contactId, type, byName: acting.by.name }),
    ...(owes
      ? []
      : [
          openObligation(acting, call, { id: obligationId.parse(contactId), kind: 'nurse_record' }),
        ]),
  ]);
}

/**
 * A video link that the nurse sent by the service her trust has, and that the person agreed to it; or that they did not, and none
 * was sent. Only for a contact that was begun as an assessment by video; the record is prefilled with it.
 */
export function offerVideoLink(
  acting: Acting,
  call: CallState,
  offered: {
    readonly agreed: boolean;
    readonly sentTo: string | null;
    readonly service: string | null;
  },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const { agreed, sentTo, service } = offered;
  const mine = openContacts(call).find(
    ({ by, type }) => by === acting.by.user && type === 'assessment-video',
  );
  if (mine === undefined)
    return refuse(
      'no-video-contact',
      'Begin an assessment by video first (O), then send its link.',
    );
  if (agreed && (sentTo === null || service === null))
    return refuse('link-incomplete', 'Say where the link was sent, and by which service.');
  return ok([
    event(acting, call.callId, 'video-link-offered', {
      linkId: videoLinkId.parse(acting.newId()),
      contactId: newContactId.parse(mine.id),
      agreed,
      sentTo: agreed ? sentTo : null,
      service: agreed ? service : null,
      byName: acting.by.name,
    }),
  ]);
}

/** What was said of video links of a contact, for its record: oldest first. */
export const linksOf = (call: CallState, contactId: string): readonly string[] =>
  call.videoLinks
    .filter((one) => one.contactId === contactId)
    .map(({ agreed, sentTo, service }) =>
      agreed
        ? `They agreed. Link sent to ${sentTo ?? ''} by ${service ?? ''}`
        : 'They did not agree to a video link',
    );

/** Who owes a record that this act gives: whoever opened the contact, and for a supervisor everybody with none open. */
function recordsGiven(acting: Acting, call: CallState, contact: Contact): readonly CallEvent[] {
  const still = new Set<string | null>(
    openContacts(call)
      .filter(({ id }) => id !== contact.id)
      .map(({ by }) => by),
  );
  return openObligations(call)
    .filter(({ kind }) => kind === 'nurse_record')
    .filter(
      ({ id, owner }) =>
        owner === contact.by || id === contact.id || acting.by.role === 'supervisor',
    )
    .filter(({ owner }) => !still.has(owner))
    .map(({ id }) =>
      event(acting, call.callId, 'obligation-closed', {
        obligationId: id,
        how: 'Recorded',
        reference: null,
      }),
    );
}

/** The refusal where the record was written about another person than the one on the call now, or null. */
export const refusedForOther = (call: CallState, personId: string | null) =>
  (call.person?.personId ?? null) === personId
    ? null
    : refuse(
        'other-person',
        `The person on this call has changed since you began to write: it is ${call.person?.name ?? 'nobody'} now. What you wrote is still here. Check whom it is about, then record it again.`,
      );

/** Ends a contact with its record. Only whoever opened it, or a supervisor in their place; every part in words. */
export function recordContact(acting: Acting, call: CallState, written: ContactWritten): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (!mayWork(acting)) return notTheirs;
  const { contactId, personId, seen, said, toWhom, basis, next, consent, police } = written;
  const contact = call.contacts.find(({ id }) => id === contactId);
  if (contact === undefined) return refuse('contact-not-known', 'There is no such contact here.');
  const { type, record } = contact;
  if (record !== null || type === 'unnamed')
    return refuse(
      'contact-recorded',
      `${record?.byName ?? contact.byName} has recorded this contact already.`,
    );
  if (contact.by !== acting.by.user && acting.by.role !== 'supervisor')
    return refuse(
      'not-your-contact',
      `${contact.byName} opened this contact. Only they, or a supervisor in their place, record it.`,
    );
  if (type === 'assessment-video' && consent === null)
    return refuse('consent-needed', 'A video link: say where it was sent and who agreed to it.');
  const other = refusedForOther(call, personId);
  if (other !== null) return other;
  return ok([
    event(acting, call.callId, 'contact-recorded', {
      contactId: newContactId.parse(contactId),
      type,
      seen,
      said,
      toWhom,
      basis,
      next,
      consent,
      police: [...new Set(police)],
      byName: acting.by.name,
    }),
    ...recordsGiven(acting, call, contact),
  ]);
}

/** Releases fields of a record to the police half, or withdraws them: a nurse's act, kept with its author and time. */
export function shareContact(
  acting: Acting,
  call: CallState,
  { contactId, police }: { contactId: string; police: readonly ContactField[] },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (acting.by.role !== 'nurse')
    return refuse('nurse-only', 'Only a nurse decides what the police half may show.');
  const known = call.contacts.find(({ id }) => id === contactId);
  if (known?.record == null || known.type === 'unnamed')
    return refuse('contact-not-recorded', 'That contact has no record to show.');
  return ok([
    event(acting, call.callId, 'contact-shared', {
      contactId: newContactId.parse(contactId),
      police: [...new Set(police)],
      byName: acting.by.name,
    }),
  ]);
}

/** The clinical response, as the nurse chose it: the NHS list with its times. It moves nothing by itself. */
export function chooseResponse(
  acting: Acting,
  call: CallState,
  { response, owner }: { response: ClinicalResponse; owner: string | null },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (acting.by.role !== 'nurse')
    return refuse('nurse-only', 'The clinical response is the nurse’s own choice.');
  if (response === 'other-service' && owner === null)
    return refuse('owner-needed', 'Say which service owns it, and by when.');
  return ok([
    event(acting, call.callId, 'clinical-response-chosen', {
      response,
      owner,
      byName: acting.by.name,
    }),
  ]);
}

/** The contacts that somebody has open on these calls: what keeps them from signing out or going off duty. */
export const leftUnrecorded = (
  calls: readonly CallState[],
  user: UserId,
): readonly { readonly call: CallState; readonly contact: Contact }[] =>
  calls.flatMap((call) =>
    openContacts(call)
      .filter(({ by }) => by === user)
      .map((contact) => ({ call, contact })),
  );
