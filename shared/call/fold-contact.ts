import { openContacts, type CallState, type Contact } from './call.ts';
import { contactEvents } from './contact-events.ts';
import { clinicalResponseWords, contactFieldWords, contactTypeWords } from './contact-words.ts';
import type { CallEvent } from './events.ts';

type ContactEvent = Extract<CallEvent, { type: keyof typeof contactEvents | 'nurse-recorded' }>;

export const isContactEvent = (event: CallEvent): event is ContactEvent =>
  event.type === 'nurse-recorded' || Object.hasOwn(contactEvents, event.type);

const noted = (call: CallState, atMs: number, text: string): CallState => ({
  ...call,
  notes: [{ atMs, text, auto: true }, ...call.notes],
});

const changed = (
  call: CallState,
  id: string,
  change: (contact: Contact) => Contact,
): CallState => ({
  ...call,
  contacts: call.contacts.map((one) => (one.id === id ? change(one) : one)),
});

/**
 * A contact that begins on a call which another desk had just closed opens that call again: it may not end without its
 * record. A repeat, or an opening that comes after its record, changes nothing but the time it began.
 */
function opened(
  call: CallState,
  { atMs, by, content }: Extract<ContactEvent, { type: 'contact-opened' }>,
): CallState {
  const { contactId, type, byName } = content;
  if (call.contacts.some(({ id }) => id === contactId))
    return changed(call, contactId, (known) => ({
      ...known,
      openedAtMs: Math.min(known.openedAtMs, atMs),
    }));
  const contact: Contact = {
    id: contactId,
    type,
    by: by?.user ?? null,
    byName,
    openedAtMs: atMs,
    record: null,
  };
  const begun = noted(
    { ...call, contacts: [...call.contacts, contact] },
    atMs,
    `${byName} began: ${contactTypeWords[type]}`,
  );
  return begun.closedAtMs === null
    ? begun
    : noted(
        { ...begun, closedAtMs: null, reopenedAtMs: atMs },
        atMs,
        `Open again: ${byName} had begun a contact that has no record yet`,
      );
}

function recorded(
  call: CallState,
  { atMs, by, content }: Extract<ContactEvent, { type: 'contact-recorded' }>,
): CallState {
  const { contactId, type, byName, ...written } = content;
  const known = call.contacts.find(({ id }) => id === contactId);
  const theirs = known === undefined || known.by === (by?.user ?? null);
  if (!theirs && by?.role !== 'supervisor')
    return noted(call, atMs, `A record by ${byName} of somebody else’s contact does not count`);
  if (known?.record != null)
    return known.record.atMs === atMs && known.record.byName === byName
      ? call
      : noted(
          call,
          atMs,
          `${byName} recorded it too; ${known.record.byName} had recorded it first`,
        );
  const record = { ...written, police: [...written.police], byName, atMs };
  const contacts =
    known === undefined
      ? [
          ...call.contacts,
          { id: contactId, type, by: by?.user ?? null, byName, openedAtMs: atMs, record },
        ]
      : call.contacts.map((one) => (one.id === contactId ? { ...one, record } : one));
  return noted({ ...call, contacts }, atMs, `${byName} recorded: ${contactTypeWords[type]}`);
}

/** Before contacts were opened and recorded apart a record was one text: kept as that, and nothing is made up for the rest. */
function recordedBefore(
  call: CallState,
  { atMs, by, content }: Extract<ContactEvent, { type: 'nurse-recorded' }>,
): CallState {
  const none = 'Not asked by the Concord of that day';
  const contact: Contact = {
    id: `${String(atMs)} ${content.byName}`,
    type: 'unnamed',
    by: by?.user ?? null,
    byName: content.byName,
    openedAtMs: atMs,
    record: {
      seen: none,
      said: content.text,
      toWhom: none,
      basis: none,
      next: none,
      consent: null,
      // It was written for every reader of the call.
      police: ['said'],
      byName: content.byName,
      atMs,
    },
  };
  return noted(
    { ...call, contacts: [...call.contacts.filter(({ id }) => id !== contact.id), contact] },
    atMs,
    `${content.byName} recorded the contact`,
  );
}

/** Contacts, their records, what of them the police half may show, and the nurse's response. */
export function foldContact(call: CallState, event: ContactEvent): CallState {
  const { atMs } = event;
  switch (event.type) {
    case 'nurse-recorded':
      return recordedBefore(call, event);
    case 'contact-opened':
      return opened(call, event);
    case 'contact-recorded':
      return recorded(call, event);
    case 'contact-shared': {
      const { contactId, police, byName } = event.content;
      const before = call.contacts.find(({ id }) => id === contactId)?.record?.police ?? [];
      const shown = police.map((field) => contactFieldWords[field].toLowerCase());
      const after = changed(call, contactId, (contact) =>
        contact.record === null ? contact : { ...contact, record: { ...contact.record, police } },
      );
      return before.join() === police.join()
        ? call
        : noted(
            after,
            atMs,
            `${byName} set what the police half shows: ${shown.join(', ') || 'nothing of it'}`,
          );
    }
    case 'video-link-offered': {
      const { linkId, agreed, byName } = event.content;
      if (call.videoLinks.some((one) => one.linkId === linkId)) return call;
      // Where it was sent stands in the nurse's half alone.
      return noted(
        { ...call, videoLinks: [...call.videoLinks, event.content] },
        atMs,
        `${byName} offered a video link: ${agreed ? 'they agreed' : 'they did not agree'}`,
      );
    }
    case 'record-exported': {
      const { form, byName } = event.content;
      const as = form === 'fhir' ? 'as FHIR' : 'as a PDF';
      return noted(call, atMs, `${byName} took the nurse’s record out of Concord ${as}`);
    }
    case 'clinical-response-chosen': {
      const { response, owner, byName } = event.content;
      const { label, time } = clinicalResponseWords[response];
      return noted(
        { ...call, response: { response, owner, byName, atMs } },
        atMs,
        `${byName} chose the clinical response: ${label}, ${owner ?? time}`,
      );
    }
  }
}

/** A close or a hand-back that another desk sent while a contact has no record: it does not count, and says so. */
export function asideForContact(
  call: CallState,
  act: 'Closing' | 'Giving it back',
  atMs: number,
): CallState | null {
  const open = openContacts(call)[0];
  return open === undefined
    ? null
    : noted(
        call,
        atMs,
        `${act} did not count: ${contactTypeWords[open.type]} by ${open.byName} has no record yet`,
      );
}
