/**
 * What XML does not say and JSON must: which elements are lists even where there is one, and which values are true or false.
 * From hl7.org/fhir/R4 for the resources that Concord reads and the types in them; of others nothing is read but their kind.
 */
const listsAnywhere = new Set(
  `extension modifierExtension contained coding given prefix suffix line profile security tag entry telecom photo
   qualification agent target note activity content`.split(/\s+/),
);

const listsOf: Readonly<Record<string, string>> = {
  Patient: 'identifier name address contact communication generalPractitioner link',
  RelatedPerson: 'identifier relationship name address communication',
  Practitioner: 'identifier name address communication',
  PractitionerRole: 'identifier code specialty location healthcareService',
  Organization: 'identifier type alias address contact endpoint',
  Flag: 'identifier category',
  CarePlan:
    'identifier instantiatesCanonical instantiatesUri basedOn replaces partOf category contributor careTeam addresses supportingInfo goal',
  Consent: 'identifier category performer organization policy verification',
  DocumentReference: 'identifier category author relatesTo securityLabel',
  Provenance: 'policy reason signature entity',
  Bundle: 'link signature',
  contact: 'relationship',
  agent: 'role',
  provision: 'provision actor action securityLabel purpose class code data',
  context: 'encounter event related',
};

const lists = new Map(
  Object.entries(listsOf).map(([within, names]) => [within, new Set(names.split(' '))]),
);

export const isList = (within: string, name: string): boolean =>
  listsAnywhere.has(name) || lists.get(within)?.has(name) === true;

const booleans = new Set([
  'active',
  'deceasedBoolean',
  'doNotPerform',
  'multipleBirthBoolean',
  'preferred',
  'userSelected',
  'valueBoolean',
]);

export const isBoolean = (name: string): boolean => booleans.has(name);

const primitives = new Set(
  `active birthDate deceasedBoolean deceasedDateTime gender multipleBirthBoolean multipleBirthInteger preferred
   status intent title description created date dateTime docStatus time doNotPerform scheduledString
   start end use system value display userSelected text family given prefix suffix rank
   line city district state postalCode country versionId lastUpdated profile source reference url id language
   contentType data size hash creation implicitRules policyRule uri`.split(/\s+/),
);

/** A plain value: where only an extension was sent, JSON has it beside the value and not in its place. */
export function isPrimitive(within: string, name: string): boolean {
  if (name === 'code') return ['coding', 'tag', 'security'].includes(within);
  // A resource's own text is its narrative.
  if (name === 'text') return /^[a-z]/.test(within);
  return primitives.has(name);
}
