import type { Advice, CallState, Contact } from '#shared/call/call.ts';
import { adviceKindWords, adviceToWords } from '#shared/call/advice-words.ts';
import { contactField, type ClinicalResponse } from '#shared/call/contact-events.ts';
import {
  clinicalResponseWords,
  contactFieldWords,
  contactTypeWords,
} from '#shared/call/contact-words.ts';

/** Whom it is about, as far as this desk knows; null where nobody was chosen on the call. */
export type Subject = {
  readonly personId: string;
  readonly name: string;
  /** ISO date; null where it is not known. */
  readonly born: string | null;
  readonly nhsNumber: string | null;
};

type Coding = { readonly system: string; readonly code: string; readonly display: string };
type Reference = { readonly reference?: string; readonly display: string };
type Resource = { readonly resourceType: string; readonly id: string } & Readonly<
  Record<string, unknown>
>;

/** Dates of FHIR carry their offset: UTC. */
const instant = (atMs: number): string => new Date(atMs).toISOString();
const text = (words: string) => ({ text: words });

/** No contact of the control room is in the room with the person (HL7 v3 ActCode, ActEncounterCode). */
const virtual: Coding = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  code: 'VR',
  display: 'virtual',
};

/** How soon, as FHIR orders requests (request-priority): the words of the nurse stand beside it. */
const priority: Readonly<Record<ClinicalResponse, 'stat' | 'asap' | 'urgent' | 'routine'>> = {
  now: 'stat',
  '4-hours': 'asap',
  '24-hours': 'urgent',
  routine: 'routine',
  'other-service': 'routine',
  advice: 'routine',
};

const nhsNumbers = 'https://fhir.nhs.uk/Id/nhs-number';
const concordIds = 'urn:concord:call';

const patientOf = ({ personId, name, born, nhsNumber }: Subject): Resource => ({
  resourceType: 'Patient',
  id: idOf(personId),
  ...(nhsNumber === null ? {} : { identifier: [{ system: nhsNumbers, value: nhsNumber }] }),
  name: [text(name)],
  ...(born === null ? {} : { birthDate: born }),
});

/** An id of FHIR: letters, digits, dash and dot, at most 64 (R4, datatype id). */
const idOf = (id: string): string => id.replaceAll(/[^A-Za-z0-9.-]/gu, '-').slice(0, 64);

function encounterOf(call: CallState, contact: Contact, subject: Reference): Resource {
  const { record } = contact;
  return {
    resourceType: 'Encounter',
    id: contact.id,
    identifier: [{ system: concordIds, value: call.callId }],
    status: record === null ? 'in-progress' : 'finished',
    class: virtual,
    type: [text(contactTypeWords[contact.type])],
    subject,
    participant: [{ individual: { display: contact.byName } }],
    period: {
      start: instant(contact.openedAtMs),
      ...(record === null ? {} : { end: instant(record.atMs) }),
    },
  };
}

function answersOf(contact: Contact, subject: Reference): Resource[] {
  const { record } = contact;
  if (record === null) return [];
  const items = contactField.options.flatMap((field) => {
    const said = record[field];
    const released = record.police.includes(field) ? ' (released to the police log)' : '';
    return said === null
      ? []
      : [
          {
            linkId: field,
            text: `${contactFieldWords[field]}${released}`,
            answer: [{ valueString: said }],
          },
        ];
  });
  return [
    {
      resourceType: 'QuestionnaireResponse',
      id: idOf(`${contact.id}-record`),
      status: 'completed',
      subject,
      encounter: { reference: `Encounter/${contact.id}` },
      authored: instant(record.atMs),
      author: { display: record.byName },
      item: [
        { linkId: 'to-whom', text: 'To whom', answer: [{ valueString: record.toWhom }] },
        ...items,
      ],
    },
  ];
}

function adviceOf(call: CallState, line: Advice, subject: Reference): Resource {
  const taken = call.adviceTaken.find(({ adviceId }) => adviceId === line.id);
  return {
    resourceType: 'Communication',
    id: line.id,
    status: taken === undefined ? 'in-progress' : 'completed',
    subject,
    sent: instant(line.atMs),
    ...(taken === undefined ? {} : { received: instant(taken.atMs) }),
    recipient: [{ display: taken?.who ?? adviceToWords(line.to, line.toName) }],
    sender: { display: line.byName },
    payload: [{ contentString: `${adviceKindWords[line.kind]}: ${line.text}` }],
  };
}

function responseOf(call: CallState, subject: Reference): Resource[] {
  if (call.response === null) return [];
  const { response, owner, byName, atMs } = call.response;
  const { label, time } = clinicalResponseWords[response];
  return [
    {
      resourceType: 'ServiceRequest',
      id: idOf(`${call.callId}-response`),
      status: 'active',
      intent: response === 'advice' ? 'proposal' : 'order',
      priority: priority[response],
      code: text(`${label}, ${time}`),
      subject,
      authoredOn: instant(atMs),
      requester: { display: byName },
      ...(owner === null ? {} : { performer: [{ display: owner }] }),
    },
  ];
}

/**
 * The nurse's record of a call as a FHIR R4 collection: an Encounter a contact with its QuestionnaireResponse, a Communication a
 * line of advice, a ServiceRequest for the clinical response, and the Patient. In: the call, whom it is about, and the present
 * (ms since 1970). Out: a Bundle. It is the nurse's half, whole: what the police log may show of it is said beside each part.
 */
export function recordAsFhir(
  call: CallState,
  { subject, nowMs }: { readonly subject: Subject | null; readonly nowMs: number },
): Readonly<Record<string, unknown>> {
  const about: Reference =
    subject === null
      ? { display: 'Not identified on this call' }
      : { reference: `Patient/${idOf(subject.personId)}`, display: subject.name };
  const resources = [
    ...(subject === null ? [] : [patientOf(subject)]),
    ...call.contacts.flatMap((contact) => [
      encounterOf(call, contact, about),
      ...answersOf(contact, about),
    ]),
    ...responseOf(call, about),
    ...call.advice.map((line) => adviceOf(call, line, about)),
  ];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    identifier: { system: concordIds, value: call.callId },
    timestamp: instant(nowMs),
    entry: resources.map((resource) => ({
      fullUrl: `urn:concord:${resource.resourceType}:${resource.id}`,
      resource,
    })),
  };
}
