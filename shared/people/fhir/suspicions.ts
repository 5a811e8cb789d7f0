import { endMs, startMs } from '../dates.ts';
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
    for (const reason of textProblems(key, value)) found.push({ place, reason });
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
  const problem = periodProblem(value['start'], value['end']);
  if (problem !== null) found.push({ place, reason: problem });
  for (const [name, inner] of Object.entries(value)) {
    if (name.startsWith('@'))
      found.push({ place, reason: `FHIR has no attribute "${name.slice(1)}"; it is not read.` });
    look(inner, `${place}.${name}`, name, found);
  }
}

/** per-1 of FHIR: a period starts before it ends. */
function periodProblem(start: unknown, end: unknown): string | null {
  if (typeof start !== 'string' || typeof end !== 'string') return null;
  const [from, to, fromWhole] = [startMs(start), startMs(end), endMs(start)];
  if (from === null || to === null || fromWhole === null) return null;
  if (to < from) return 'A period ends before it starts.';
  if (end.includes('T') && !start.includes('T') && to < fromWhole)
    return 'A period ends within the day it starts, and the start has no time: which came first is not told.';
  return null;
}

const markup = /<\s*\/?\s*(?:script|a|b|i|p|br|div|span|img|html|body|iframe|style)\b[^>]*>/i;
const urnUuid = /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:#.*)?$/;

function textProblems(key: string, value: string): readonly string[] {
  const found: string[] = [];
  if (key !== 'div' && markup.test(value))
    found.push('Markup in a plain text; it is shown as written and never run.');
  if (value.startsWith('urn:uuid:') && !urnUuid.test(value))
    found.push(`"${value}" is no UUID as FHIR writes it (lower case, 36 characters).`);
  if (key === 'data' && !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value))
    found.push('This is not base64, as FHIR has data.');
  if (key === 'status' && value !== value.toLowerCase())
    found.push(`FHIR writes a status in lower case; this is "${value}".`);
  return found;
}
