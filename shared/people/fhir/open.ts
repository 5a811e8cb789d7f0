import { err, ok, type Result } from '#shared/kit/result.ts';
import { parseJson } from './json.ts';
import { isObject, type Resource } from './resource.ts';
import { olderVersion } from './version.ts';

/** Why a file was refused whole. */
export interface FileRefused {
  readonly reason: string;
  readonly place: string;
  readonly text: string;
}

export interface Opened {
  readonly resources: readonly Resource[];
  /** Bundle entries that carry no resource (a request alone). */
  readonly empty: number;
}

const maxBundleDepth = 20;

/**
 * Takes one FHIR R4 JSON file apart: a bare resource, or a Bundle of any type, nested ones included.
 * Another format or version is named and refused; nothing of the file is then used.
 */
export function openFhir(text: string): Result<Opened, FileRefused> {
  const other = otherFormat(text);
  if (other !== null) return refuse('not-json', 'line 1, column 1', other);
  const parsed = parseJson(text);
  if (!parsed.ok)
    return refuse(parsed.error.reason, parsed.error.place, `Not valid JSON: ${parsed.error.text}.`);
  const found: Resource[] = [];
  const counted = { empty: 0 };
  const problem = walk(parsed.value, null, '', 0, found, counted);
  if (problem) return { ok: false, error: problem };
  for (const resource of found) {
    const older = olderVersion(resource);
    if (older) {
      return refuse(
        'wrong-fhir-version',
        resource.place,
        `This looks like FHIR ${older.version}, because ${older.because}. Concord reads FHIR R4 (4.0.1). Ask the sender for R4.`,
      );
    }
  }
  return ok({ resources: found, empty: counted.empty });
}

function walk(
  value: unknown,
  fullUrl: string | null,
  place: string,
  depth: number,
  found: Resource[],
  counted: { empty: number },
): FileRefused | null {
  if (!isObject(value))
    return why('not-a-resource', place, 'A FHIR resource is a JSON object; this is not one.');
  const type = value['resourceType'];
  if (typeof type !== 'string' || !/^[A-Z][A-Za-z]{1,60}$/.test(type)) {
    return why('no-resource-type', place, 'No resourceType: this is not a FHIR resource.');
  }
  const here = place === '' ? type : place;
  if (type !== 'Bundle') {
    found.push({ type, body: value, place: here, fullUrl });
    return null;
  }
  const older = olderVersion({ type, body: value, place: here, fullUrl });
  if (older) {
    return why(
      'wrong-fhir-version',
      here,
      `This looks like FHIR ${older.version}, because ${older.because}. Concord reads FHIR R4 (4.0.1).`,
    );
  }
  if (depth > maxBundleDepth) return why('nested-too-deep', here, 'Bundles are nested too deep.');
  if (typeof value['type'] !== 'string') {
    return why(
      'bundle-without-type',
      `${here}.type`,
      'A Bundle must say its type; this one does not.',
    );
  }
  const entries = value['entry'] ?? [];
  if (!Array.isArray(entries))
    return why('bundle-entry', `${here}.entry`, 'Bundle.entry must be a list.');
  for (const [at, entry] of entries.entries()) {
    const entryPlace = `${here}.entry[${at}]`;
    if (!isObject(entry))
      return why('bundle-entry', entryPlace, 'A Bundle entry must be an object.');
    if (entry['resource'] === undefined) {
      counted.empty += 1;
      continue;
    }
    const url = typeof entry['fullUrl'] === 'string' ? entry['fullUrl'] : null;
    const problem = walk(
      entry['resource'],
      url,
      `${entryPlace}.resource`,
      depth + 1,
      found,
      counted,
    );
    if (problem) return problem;
  }
  return null;
}

function otherFormat(text: string): string | null {
  const start = text.slice(0, 4000).trimStart();
  if (start === '') return 'The file is empty.';
  if (!start.startsWith('<')) return null;
  if (!/xmlns="http:\/\/hl7\.org\/fhir"/.test(start)) return 'This is XML or HTML, not FHIR JSON.';
  const older = /\/(DSTU2|STU3)\//i.exec(text)?.[1];
  const version = older === undefined ? '' : ` and looks like ${older.toUpperCase()}`;
  return `This is FHIR as XML${version}. Concord reads FHIR R4 as JSON: ask the sender for that.`;
}

const why = (reason: string, place: string, text: string): FileRefused => ({
  reason,
  place: place === '' ? 'line 1, column 1' : place,
  text,
});

const refuse = (reason: string, place: string, text: string): { ok: false; error: FileRefused } =>
  err(why(reason, place, text));
