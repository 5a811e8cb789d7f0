import { isObject } from './resource.ts';
import type { Suspicion } from './suspicions.ts';

type Body = Readonly<Record<string, unknown>>;

interface Entry {
  readonly place: string;
  readonly fullUrl: string | null;
  readonly type: string;
  readonly body: Body;
}

const maxReported = 20;

/** An address on a server: the type and id are its last two parts. */
const restful = /^https?:\/\/.*\/([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})$/;

/** In these an entry may be without a name of its own: the server gives it one (bdl-7). */
const unnamed = new Set(['transaction', 'batch', 'transaction-response', 'batch-response']);

/** What a document or a message starts with, and the elements that it must have (R4: composition, messageheader). */
const heads: Readonly<Record<string, readonly [type: string, ...needs: string[]]>> = {
  document: ['Composition', 'status', 'type', 'date', 'author', 'title'],
  message: ['MessageHeader', 'source'],
};

/**
 * Faults in how a Bundle holds together (hl7.org/fhir/R4/bundle.html: identity, references, documents and messages) that do
 * not stop its resources from landing, but may mean that one of them is missing or belongs to somebody else.
 */
export function bundleSuspicions(bundle: Body, place: string): readonly Suspicion[] {
  const type = String(bundle['type']);
  const entries = entriesOf(bundle, place);
  return [...identity(entries, type), ...head(entries, type), ...references(entries, type)].slice(
    0,
    maxReported,
  );
}

function entriesOf(bundle: Body, place: string): readonly Entry[] {
  const entries: readonly unknown[] = Array.isArray(bundle['entry']) ? bundle['entry'] : [];
  return entries.flatMap((entry, at) => {
    const body = isObject(entry) ? entry['resource'] : undefined;
    if (!isObject(entry) || !isObject(body)) return [];
    const fullUrl = typeof entry['fullUrl'] === 'string' ? entry['fullUrl'] : null;
    return [{ place: `${place}.entry[${at}]`, fullUrl, type: String(body['resourceType']), body }];
  });
}

function identity(entries: readonly Entry[], type: string): readonly Suspicion[] {
  const found: Suspicion[] = [];
  const seen = new Map<string, string>();
  for (const { place, fullUrl, type: kind, body } of entries) {
    if (fullUrl === null) {
      if (!unnamed.has(type))
        found.push({
          place,
          reason: `An entry of a ${type} must have a fullUrl; nothing can refer to this one.`,
        });
      continue;
    }
    if (!/^[a-z][a-z0-9+.-]*:/i.test(fullUrl))
      found.push({
        place: `${place}.fullUrl`,
        reason: `"${fullUrl}" is no absolute URL: it does not say whose resource this is.`,
      });
    const [, inUrl] = restful.exec(fullUrl) ?? [];
    const { id } = body;
    if (inUrl !== undefined && typeof id === 'string' && inUrl !== `${kind}/${id}`)
      found.push({
        place: `${place}.fullUrl`,
        reason: `The fullUrl says ${inUrl}, the resource ${kind}/${id}: one of them is wrong.`,
      });
    const version = isObject(body['meta']) ? body['meta']['versionId'] : undefined;
    const key = JSON.stringify([fullUrl, version]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, place);
    else
      found.push({
        place: `${place}.fullUrl`,
        reason: `"${fullUrl}" stands at ${first} already: which of the two is meant is not told.`,
      });
  }
  return found;
}

function head(entries: readonly Entry[], type: string): readonly Suspicion[] {
  const [expected, ...needs] = heads[type] ?? [];
  const [first] = entries;
  if (expected === undefined || first === undefined) return [];
  if (first.type !== expected)
    return [{ place: first.place, reason: `A ${type} must start with a ${expected}.` }];
  const missing = needs.filter((name) => first.body[name] === undefined);
  if (missing.length === 0) return [];
  const reason = `A ${expected} must have ${needs.join(', ')}; this one lacks ${missing.join(', ')}.`;
  return [{ place: `${first.place}.resource`, reason }];
}

/** Of a document's or a message's head every reference must be in the Bundle; of the others those that look like it. */
function references(entries: readonly Entry[], type: string): readonly Suspicion[] {
  const byUrl = new Map(entries.map((entry) => [entry.fullUrl, entry]));
  const byKey = new Map(
    entries.map((entry) => [`${entry.type}/${String(entry.body['id'])}`, entry]),
  );
  return entries.flatMap((entry, at) => {
    const needed = at === 0 && heads[type] !== undefined;
    return referencesIn(entry.body, `${entry.place}.resource`).flatMap(({ place, reference }) => {
      const named = /^(?:.*\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/.exec(reference);
      const target = byUrl.get(absolute(reference, entry.fullUrl));
      const meant = target ?? byUrl.get(`urn:uuid:${named?.[2] ?? ''}`);
      if (named !== null && meant !== undefined && meant.type !== named[1])
        return [{ place, reason: `What "${reference}" refers to is a ${meant.type} here.` }];
      if (target !== undefined) return [];
      const twin = meant ?? byKey.get(reference);
      if (!needed && twin === undefined) return [];
      const hint =
        twin === undefined ? '' : ' One has that type and id, but it goes by another fullUrl.';
      return [{ place, reason: `"${reference}" is not in the Bundle.${hint}` }];
    });
  });
}

/** The references of a resource that may lead to another entry; `#` ones stay within it. */
function referencesIn(
  value: unknown,
  place: string,
): readonly { readonly place: string; readonly reference: string }[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => referencesIn(one, `${place}[${at}]`));
  if (!isObject(value)) return [];
  const { reference } = value;
  const own =
    typeof reference === 'string' && reference !== '' && !reference.startsWith('#')
      ? [{ place, reference: reference.replace(/\/_history\/.*$|#.*$/, '') }]
      : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([name, inner]) => referencesIn(inner, `${place}.${name}`)),
  ];
}

/** A relative reference counts from the address of the resource it stands in. */
function absolute(reference: string, from: string | null): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return reference;
  const base = /^(https?:\/\/.*\/)[A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.exec(from ?? '')?.[1] ?? '';
  return `${base}${reference}`;
}
