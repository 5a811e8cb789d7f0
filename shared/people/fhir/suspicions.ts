import { startMs } from '../dates.ts';
import { isObject, type Resource } from './resource.ts';

export interface Suspicion {
  readonly place: string;
  readonly reason: string;
}

const maxReported = 20;

/**
 * Faults that do not stop a resource from landing but that its sender should hear of: an id FHIR does
 * not allow, a period that ends before it starts, markup in a text that should be plain.
 */
export function suspicions(resource: Resource): readonly Suspicion[] {
  const found: Suspicion[] = [];
  const known = elements[resource.type];
  for (const name of known ? Object.keys(resource.body) : []) {
    if (!known?.has(name.replace(/^_/, '')) && !always.has(name.replace(/^_/, ''))) {
      found.push({
        place: `${resource.place}.${name}`,
        reason: `${resource.type} has no "${name}" in FHIR R4; it is not read.`,
      });
    }
  }
  look(resource.body, resource.place, '', found);
  return found.slice(0, maxReported);
}

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements of R4 for the types that are read; anything else in one is probably a slip of its sender. */
const always = set(
  'resourceType id meta implicitRules language text contained extension modifierExtension identifier fhir_comments',
);
const elements: Readonly<Record<string, ReadonlySet<string>>> = {
  Patient: set(
    'active name telecom gender birthDate deceasedBoolean deceasedDateTime address maritalStatus multipleBirthBoolean multipleBirthInteger photo contact communication generalPractitioner managingOrganization link',
  ),
  RelatedPerson: set(
    'active patient relationship name telecom gender birthDate address photo period communication',
  ),
  Flag: set('status category code subject period encounter author'),
  CarePlan: set(
    'instantiatesCanonical instantiatesUri basedOn replaces partOf status intent category title description subject encounter period created author contributor careTeam addresses supportingInfo goal activity note',
  ),
  Consent: set(
    'status scope category patient dateTime performer organization sourceAttachment sourceReference policy policyRule verification provision',
  ),
  DocumentReference: set(
    'masterIdentifier status docStatus type category subject date author authenticator custodian relatesTo description securityLabel content context',
  ),
};

function look(value: unknown, place: string, key: string, found: Suspicion[]): void {
  if (found.length >= maxReported) return;
  if (typeof value === 'string') {
    if (
      key !== 'div' &&
      /<\s*\/?\s*(?:script|a|b|i|p|br|div|span|img|html|body|iframe|style)\b[^>]*>/i.test(value)
    ) {
      found.push({
        place,
        reason: 'Markup in a plain text; it is shown as written and never run.',
      });
    }
    return;
  }
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) look(one, `${place}[${at}]`, key, found);
    return;
  }
  if (!isObject(value)) return;
  const id = value['id'];
  if (
    typeof value['resourceType'] === 'string' &&
    typeof id === 'string' &&
    !/^[A-Za-z0-9.-]{1,64}$/.test(id)
  ) {
    found.push({
      place: `${place}.id`,
      reason: `The id is not one that FHIR allows (letters, digits, - and ., at most 64).`,
    });
  }
  const start = typeof value['start'] === 'string' ? startMs(value['start']) : null;
  const end = typeof value['end'] === 'string' ? startMs(value['end']) : null;
  if (start !== null && end !== null && end < start) {
    found.push({ place, reason: 'A period ends before it starts.' });
  }
  for (const [name, inner] of Object.entries(value)) look(inner, `${place}.${name}`, name, found);
}
