import { isObject, type Resource } from './resource.ts';

/** Types that R4 renamed or dropped; any one of them shows an older version. */
const goneInR4: Readonly<Record<string, string>> = {
  MedicationOrder: 'DSTU2',
  DiagnosticOrder: 'DSTU2',
  Conformance: 'DSTU2',
  DeviceUseRequest: 'DSTU2',
  ImagingObjectSelection: 'DSTU2',
  BodySite: 'DSTU2 or STU3',
  DataElement: 'DSTU2 or STU3',
  EligibilityRequest: 'DSTU2 or STU3',
  EligibilityResponse: 'DSTU2 or STU3',
  ProcedureRequest: 'DSTU2 or STU3',
  ReferralRequest: 'DSTU2 or STU3',
  ProcessRequest: 'DSTU2 or STU3',
  ProcessResponse: 'DSTU2 or STU3',
  Sequence: 'STU3',
  ImagingManifest: 'STU3',
  ServiceDefinition: 'STU3',
  DeviceComponent: 'DSTU2 or STU3',
  ExpansionProfile: 'STU3',
};

/** Elements of the types we meet that exist only before R4. */
const elementsGone: Readonly<Record<string, readonly string[]>> = {
  Binary: ['content'],
  Patient: ['animal', 'careProvider'],
  DocumentReference: ['class', 'created', 'indexed'],
  Consent: ['actor', 'action', 'except', 'consentingParty', 'dataPeriod'],
  CarePlan: ['context', 'definition', 'modified', 'participant'],
  Flag: ['context'],
  Encounter: ['incomingReferral', 'indication'],
  MedicationStatement: ['taken'],
  Immunization: ['notGiven', 'wasNotGiven', 'reported'],
  Condition: ['dateRecorded', 'assertedDate'],
  Observation: ['comments', 'related'],
  Procedure: ['notDone', 'notPerformed'],
};

/** The words of an older FHIR version the resource is written in, and what shows it; null if it may be R4. */
export function olderVersion({
  type,
  body,
}: Resource): { version: string; because: string } | null {
  const gone = goneInR4[type];
  if (gone !== undefined) return { version: gone, because: `${type} is not an R4 resource` };
  const profile = profiles(body).find((url) => /STU-?[23]/i.test(url));
  if (profile !== undefined) {
    return {
      version: /dstu-?2/i.test(profile) ? 'DSTU2' : 'STU3',
      because: `it claims the profile ${profile}`,
    };
  }
  const element = elementsGone[type]?.find((name) => Object.hasOwn(body, name));
  if (element !== undefined)
    return { version: 'STU3 or DSTU2', because: `${type}.${element} is not in R4` };
  if (type === 'Flag' && isObject(body['category'])) {
    return { version: 'STU3 or DSTU2', because: 'Flag.category is one value, in R4 a list' };
  }
  if (
    ['Condition', 'AllergyIntolerance'].includes(type) &&
    typeof body['clinicalStatus'] === 'string'
  ) {
    return { version: 'STU3 or DSTU2', because: `${type}.clinicalStatus is a bare code` };
  }
  return null;
}

function profiles(body: Resource['body']): readonly string[] {
  const meta = body['meta'];
  const found: unknown = isObject(meta) ? meta['profile'] : [];
  return Array.isArray(found) ? found.filter((url) => typeof url === 'string') : [];
}
