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
  /** The Bundles themselves, each with its place. */
  readonly bundles: readonly Resource[];
}

const maxBundleDepth = 20;

/** A resource of a file, and where in it it stands; an empty place for the file's only one. */
export interface Value {
  readonly value: unknown;
  readonly place: string;
}

/** Takes a JSON file apart: a bare resource, or a Bundle of any type, nested ones included. */
export function openJson(text: string): Result<Opened, FileRefused> {
  if (text.trim() === '') return refuse('not-json', 'line 1, column 1', 'The file is empty.');
  const parsed = parseJson(text);
  if (!parsed.ok)
    return refuse(parsed.error.reason, parsed.error.place, `Not valid JSON: ${parsed.error.text}.`);
  return openValues([{ value: parsed.value, place: '' }]);
}

/** NDJSON, as FHIR's bulk data has it: each line a resource. One bad line refuses the file. */
export function openLines(text: string): Result<Opened, FileRefused> {
  const values: Value[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const parsed = parseJson(line);
    if (!parsed.ok) {
      const place = parsed.error.place.replace(/^line 1,/, `line ${at + 1},`);
      return refuse(parsed.error.reason, place, `Not valid JSON: ${parsed.error.text}.`);
    }
    values.push({ value: parsed.value, place: `line ${at + 1}: ` });
  }
  return openValues(values);
}

/** Resources and Bundles that were read from any format. A file in an older version of FHIR is named and refused whole. */
export function openValues(values: readonly Value[]): Result<Opened, FileRefused> {
  const found: Resource[] = [];
  const counted: { empty: number; readonly bundles: Resource[] } = { empty: 0, bundles: [] };
  for (const { value, place } of values) {
    const problem = walk(value, null, place, 0, found, counted);
    if (problem) return { ok: false, error: problem };
  }
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
  return ok({ resources: found, ...counted });
}

function walk(
  value: unknown,
  fullUrl: string | null,
  place: string,
  depth: number,
  found: Resource[],
  counted: { empty: number; readonly bundles: Resource[] },
): FileRefused | null {
  if (!isObject(value))
    return why('not-a-resource', place, 'A FHIR resource is a JSON object; this is not one.');
  const type = value['resourceType'];
  if (typeof type !== 'string' || !/^[A-Z][A-Za-z]{1,60}$/.test(type)) {
    return why('no-resource-type', place, 'No resourceType: this is not a FHIR resource.');
  }
  const here = place === '' || place.endsWith(': ') ? `${place}${type}` : place;
  if (type !== 'Bundle') {
    found.push({ type, body: value, place: here, fullUrl });
    return null;
  }
  const bundle = { type, body: value, place: here, fullUrl };
  const older = olderVersion(bundle);
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
  counted.bundles.push(bundle);
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

const why = (reason: string, place: string, text: string): FileRefused => ({
  reason,
  place: place === '' ? 'line 1, column 1' : place,
  text,
});

const refuse = (reason: string, place: string, text: string): { ok: false; error: FileRefused } =>
  err(why(reason, place, text));
