/** A resource found in a file, with where it stood and what surrounds it. */
export interface Resource {
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** "Bundle.entry[3].resource", or the type alone for a bare resource. */
  readonly place: string;
  readonly fullUrl: string | null;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const uuid = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/**
 * The name a resource goes by: `Patient/123`. `urn:uuid:…` as a fullUrl counts as its id, because
 * messages (BaRS) give no other.
 */
export function keyOf({ type, body, fullUrl }: Resource): string | null {
  if (typeof body['id'] === 'string' && body['id'] !== '') return `${type}/${body['id']}`;
  const inUrl = fullUrl?.startsWith('urn:uuid:') ? uuid.exec(fullUrl)?.[1] : undefined;
  return inUrl === undefined ? null : `${type}/${inUrl.toLowerCase()}`;
}

/** The same name made from a reference: relative, absolute, versioned or `urn:uuid:`. Null if it names no such type. */
export function keyFromReference(reference: string, type: string): string | null {
  if (reference.startsWith('urn:uuid:')) {
    const found = uuid.exec(reference)?.[1];
    return found === undefined ? null : `${type}/${found.toLowerCase()}`;
  }
  const found = /(?:^|\/)([A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference);
  return found?.[1] === type && found[2] !== undefined ? `${type}/${found[2]}` : null;
}
