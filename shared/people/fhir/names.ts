import { humanText } from '../names.ts';
import { filled, mapName } from './map-parts.ts';
import { isObject, keyFromReference, keyOf, type Resource } from './resource.ts';
import { named, type Reference } from './schema.ts';

/** Says who a reference means, from the other resources of the same file. */
export type NameOf = (reference: Reference | undefined, within?: Resource) => string | null;

const authors = [
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'RelatedPerson',
  'Patient',
  'CareTeam',
];

/** Names of organisations and people in the file; a reference's own display comes first. */
export function namesIn(resources: readonly Resource[]): NameOf {
  const known = new Map<string, Resource>();
  for (const resource of resources) {
    const key = keyOf(resource);
    if (key !== null && authors.includes(resource.type)) known.set(key, resource);
  }
  const find = (reference: string, within: Resource | undefined): Resource | undefined => {
    if (reference.startsWith('#')) return within && containedIn(within, reference.slice(1));
    return authors
      .map((type) => keyFromReference(reference, type))
      .map((key) => (key === null ? undefined : known.get(key)))
      .find((resource) => resource !== undefined);
  };
  const nameOf = (
    reference: Reference | undefined,
    within: Resource | undefined,
    hops: number,
  ): string | null => {
    if (!reference) return null;
    const said = filled(reference.display);
    if (said !== null) return said;
    const target =
      reference.reference === undefined ? undefined : find(reference.reference, within);
    if (!target) return identifierOf(reference);
    const parsed = named.safeParse(target.body);
    if (!parsed.success) return null;
    const { name, organization, practitioner } = parsed.data;
    if (typeof name === 'string') return filled(name);
    const first = name?.[0];
    if (first) return humanText(mapName(first));
    if (hops > 3) return null;
    return nameOf(organization, target, hops + 1) ?? nameOf(practitioner, target, hops + 1);
  };
  return (reference, within) => nameOf(reference, within, 0);
}

/** An organisation without a name is at least its ODS code. */
function identifierOf(reference: Reference): string | null {
  const value = filled(reference.identifier?.value);
  return value !== null && /ods-organi[sz]ation-code/i.test(reference.identifier?.system ?? '')
    ? `organisation ${value}`
    : null;
}

export function containedIn(resource: Resource, id: string): Resource | undefined {
  const list = resource.body['contained'];
  if (!Array.isArray(list)) return undefined;
  const body: unknown = list.find((one: unknown) => isObject(one) && one['id'] === id);
  if (!isObject(body) || typeof body['resourceType'] !== 'string') return undefined;
  return { type: body['resourceType'], body, place: `${resource.place}.contained`, fullUrl: null };
}
