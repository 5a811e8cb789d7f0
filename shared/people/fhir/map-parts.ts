import { nhsNumber } from '../nhs-number.ts';
import type { Address, Identifier, PersonName, Phone } from '../person.ts';
import type { Concept, ContactPoint, FhirAddress, HumanName } from './schema.ts';

/** What a coded value says in words: its text, else the first display, else the first code. */
export function words(concept: Concept | undefined): string | null {
  const said =
    concept?.text ??
    concept?.coding?.find(({ display }) => display !== undefined)?.display ??
    concept?.coding?.find(({ code }) => code !== undefined)?.code;
  return filled(said);
}

/** As it was sent, blanks at its ends too; null where there is nothing but blanks. */
export const filled = (text: string | null | undefined): string | null =>
  text === null || text === undefined || text.trim() === '' ? null : text;

const given = (list: readonly (string | null)[] | undefined): readonly string[] =>
  (list ?? []).flatMap((part) => filled(part) ?? []);

const uses = new Set(['official', 'usual', 'nickname', 'old', 'maiden']);
const isUse = (use: string): use is Exclude<PersonName['use'], 'other'> => uses.has(use);

export function mapName(name: HumanName): PersonName {
  const use = name.use ?? 'usual';
  return {
    use: isUse(use) ? use : 'other',
    given: given(name.given),
    family: filled(name.family),
    text: filled(name.text),
    from: name.period?.start ?? null,
    to: name.period?.end ?? null,
  };
}

export function mapPhones(telecom: readonly ContactPoint[] | undefined): readonly Phone[] {
  return (telecom ?? []).flatMap((point) => {
    const number = filled(point.value);
    if (number === null || !['phone', 'sms', undefined].includes(point.system)) return [];
    return {
      asWritten: number,
      e164: null,
      use: point.use ?? null,
      from: point.period?.start ?? null,
      to: point.period?.end ?? null,
    };
  });
}

export function mapAddress(address: FhirAddress): Address {
  return {
    lines: given(address.line),
    locality: filled(address.city) ?? filled(address.district),
    postcode: filled(address.postalCode),
    text: filled(address.text),
    from: address.period?.start ?? null,
    to: address.period?.end ?? null,
    old: address.use === 'old',
  };
}

const nhsSystems = new Set([
  'https://fhir.nhs.uk/Id/nhs-number',
  'https://fhir.nhs.uk/id/nhs-number',
  'http://fhir.nhs.net/Id/nhs-number',
  'urn:oid:2.16.840.1.113883.2.1.4.1',
]);
export const isNhsSystem = (system: string | undefined): boolean => nhsSystems.has(system ?? '');

export function mapIdentifier(identifier: {
  readonly system?: string | undefined;
  readonly value?: string | undefined;
}): readonly Identifier[] {
  const value = filled(identifier.value);
  if (value === null) return [];
  if (!isNhsSystem(identifier.system)) {
    return [{ system: 'other', namespace: identifier.system ?? null, value, valid: true }];
  }
  const checked = nhsNumber(value);
  return [
    { system: 'nhs-number', namespace: null, value: checked ?? value, valid: checked !== null },
  ];
}
