import { startMs } from '../dates.ts';
import type { PersonContent, ItemContent } from './draft.ts';
import { mapAddress, mapIdentifier, mapName, mapPhones, words } from './map-parts.ts';
import type { Patient, RelatedPerson } from './schema.ts';
import type { SourcePointer, Status } from '../person.ts';
import { humanText } from '../names.ts';

export function mapPatient(patient: Patient): PersonContent {
  const dead = patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined;
  return {
    names: (patient.name ?? []).map(mapName),
    birthDate: patient.birthDate ?? null,
    deceased: dead ? { at: patient.deceasedDateTime ?? null } : null,
    gender: patient.gender ?? 'unknown',
    identifiers: (patient.identifier ?? []).flatMap(mapIdentifier),
    phones: [...mapPhones(patient.telecom), ...ownNumbers(patient)],
    addresses: (patient.address ?? []).map(mapAddress),
    inactive: patient.active === false,
  };
}

type Contact = NonNullable<Patient['contact']>[number];

/** BaRS lists the person's own numbers as a contact whose relationship is "self". */
const isSelf = (contact: Contact): boolean =>
  (contact.relationship ?? []).some((role) =>
    (role.coding ?? []).some(({ code }) => code === 'ONESELF'),
  );

const ownNumbers = (patient: Patient) =>
  (patient.contact ?? []).filter(isSelf).flatMap(({ telecom }) => mapPhones(telecom));

/** The contacts listed inside a Patient, with their place in it. */
export function mapContacts(
  patient: Patient,
  source: SourcePointer,
): readonly { at: number; item: ItemContent }[] {
  return (patient.contact ?? []).flatMap((contact, at) => {
    const name = contact.name ? humanText(mapName(contact.name)) : null;
    const phones = mapPhones(contact.telecom);
    if (isSelf(contact) || (name === null && phones.length === 0)) return [];
    const item: ItemContent = {
      kind: 'relation',
      origin: 'nhs',
      protectedAs: null,
      source: { ...source, place: `${source.place}.contact[${at}]` },
      name,
      relationship: words(contact.relationship?.[0]),
      phones,
      status: 'active',
      from: contact.period?.start ?? null,
      to: contact.period?.end ?? null,
    };
    return [{ at, item }];
  });
}

export function mapRelated(related: RelatedPerson, source: SourcePointer): ItemContent {
  const name =
    (related.name ?? [])
      .map(mapName)
      .map(humanText)
      .find((text) => text !== null) ?? null;
  const status: Status = related.active === false ? 'superseded' : 'active';
  return {
    kind: 'relation',
    origin: 'nhs',
    protectedAs: null,
    source,
    name,
    relationship: (related.relationship ?? []).map(words).find((text) => text !== null) ?? null,
    phones: mapPhones(related.telecom),
    status,
    from: related.period?.start ?? null,
    to: related.period?.end ?? null,
  };
}

/** Things in a Patient that a person should look at, though it lands. */
export function patientWarnings(person: PersonContent): readonly string[] {
  const bad = person.identifiers.filter(({ valid }) => !valid);
  const born = person.birthDate === null ? null : startMs(person.birthDate);
  const died = person.deceased?.at == null ? null : startMs(person.deceased.at);
  return [
    ...bad.map(
      ({ value }) =>
        `The NHS number ${value} fails its check digit. It is kept, and nobody is matched by it.`,
    ),
    ...(person.names.length === 0 ? ['The person has no name.'] : []),
    ...(born !== null && died !== null && died < born
      ? ['The date of death is before the date of birth.']
      : []),
  ];
}
