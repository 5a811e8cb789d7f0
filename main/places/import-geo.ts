import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { postcodeKey } from '#shared/places/postcode.ts';
import type { Noted } from '#shared/people/fhir/draft.ts';
import { numberOf, type Author, type Journal, type WritableDb } from '../journal/journal.ts';
import type { ImportSummary } from '../people/import-files.ts';
import { createGeoTables } from './geo-tables.ts';
import { readAreas, type Area } from './read-areas.ts';
import { postcodesIn, type Refused } from './read-postcodes.ts';
import { packRings } from './rings.ts';

class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly noted: Noted;
  constructor(file: string, { place, text }: Refused) {
    super(text);
    this.noted = { file, place, reason: text };
  }
}

interface Counts {
  read: number;
  new: number;
  readonly warned: Noted[];
  withoutPosition: number;
}

const mostNamed = 20;
/** No area file of the ONS for the whole kingdom is larger; a larger one would not fit into a text. */
const mostBytes = 500 * 1024 * 1024;

/**
 * Takes in open data about places: postcode files (Code-Point Open, ONSPD, NSPL) and areas in GeoJSON (wards, LSOAs, force areas),
 * told apart by what is in them. All of the files or none: one that cannot be read is named with its place, and nothing changes.
 */
export function importGeo(
  journal: Journal,
  paths: readonly string[],
  by: Author,
  nowMs: number,
): ImportSummary {
  const counts: Counts = { read: 0, new: 0, warned: [], withoutPosition: 0 };
  const none = { files: paths.length, changed: 0, unchanged: 0, notUsed: {} };
  try {
    journal.append((db) => {
      Object.assign(counts, { read: 0, new: 0, withoutPosition: 0 });
      counts.warned.splice(0);
      createGeoTables(db);
      const files = paths.map((path) => takeIn(db, path, counts));
      return [
        {
          type: 'geo-imported',
          typeVersion: 1,
          callId: null,
          atMs: nowMs,
          by,
          packHash: null,
          content: { files, read: counts.read, withoutPosition: counts.withoutPosition },
        },
      ];
    });
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return { ...none, read: 0, new: 0, warned: [], rejected: [error.noted] };
  }
  const more = counts.withoutPosition - mostNamed;
  const rest = { file: '', place: '', reason: `and ${more} more postcodes without a position` };
  return {
    ...none,
    read: counts.read,
    new: counts.new,
    warned: more > 0 ? [...counts.warned, rest] : counts.warned,
    rejected: [],
  };
}

function takeIn(db: WritableDb, path: string, counts: Counts) {
  const name = basename(path);
  const { size, start } = beginningOf(path, name);
  if (/^\uFEFF?\s*[{[]/.test(start)) {
    if (size > mostBytes)
      throw new FileRefused(name, {
        place: 'the whole file',
        text: 'The file is larger than 500 MB. Take the generalised boundaries (BGC) of the same areas.',
      });
    const text = readFileSync(path, 'utf8');
    const areas = readAreas(text.replace(/^\uFEFF/, ''));
    if (!areas.ok) throw new FileRefused(name, areas.error);
    const wrong = putAreas(db, areas.value);
    if (wrong !== null) throw new FileRefused(name, wrong);
    counts.read += areas.value.length;
    counts.new += areas.value.length;
    return { name, bytes: size, sha256: createHash('sha256').update(text).digest('hex') };
  }
  return { name, bytes: size, sha256: putPostcodes(db, path, name, counts) };
}

function beginningOf(path: string, name: string): { size: number; start: string } {
  try {
    const file = openSync(path, 'r');
    try {
      const start = Buffer.alloc(200);
      const length = readSync(file, start);
      return { size: fstatSync(file).size, start: start.subarray(0, length).toString('utf8') };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const text = `The file cannot be read: ${error instanceof Error ? error.message : ''}.`;
    throw new FileRefused(name, { place: 'the whole file', text });
  }
}

/** Areas of a newer year replace those of an older one, kind by kind: two years side by side would name two wards. */
function putAreas(db: WritableDb, areas: readonly Area[]): Refused | null {
  const newest = Math.max(...areas.map(({ vintage }) => vintage));
  for (const kind of new Set(areas.map((area) => area.kind))) {
    const held = db.get('SELECT max(vintage) AS vintage FROM geo_area WHERE kind = ?', kind);
    const before = held?.['vintage'];
    if (typeof before === 'number' && before > newest)
      return {
        place: 'the whole file',
        text: `These areas are of 20${newest}; this desk has those of 20${before}. Take the newer file.`,
      };
    db.run('DELETE FROM geo_area WHERE kind = ? AND vintage < ?', kind, newest);
  }
  for (const { kind, code, name, vintage, polygons } of areas) {
    const points = polygons.flat(2);
    const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
    const least = (values: readonly number[]): number =>
      values.reduce((a, b) => Math.min(a, b), Infinity);
    const most = (values: readonly number[]): number =>
      values.reduce((a, b) => Math.max(a, b), -Infinity);
    db.run(
      `INSERT OR REPLACE INTO geo_area (kind, code, name, vintage, west, south, east, north, rings)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      kind,
      code,
      name,
      vintage,
      least(lons),
      least(lats),
      most(lons),
      most(lats),
      packRings(polygons),
    );
  }
  return null;
}

/** Gives the hash of the file, in hex. */
function putPostcodes(db: WritableDb, path: string, name: string, counts: Counts): string {
  const ids = new Map<string, number>();
  const idOf = (code: string | null): number | null => {
    if (code === null) return null;
    const known = ids.get(code);
    if (known !== undefined) return known;
    db.run('INSERT OR IGNORE INTO geo_code (code) VALUES (?)', code);
    const row = db.get('SELECT id FROM geo_code WHERE code = ?', code);
    const id = row === undefined ? 0 : numberOf(row, 'id');
    ids.set(code, id);
    return id;
  };
  const hash = createHash('sha256');
  const rows = postcodesIn(path, (bytes) => hash.update(bytes));
  for (;;) {
    const next = rows.next();
    if (next.done === true) {
      if (next.value !== null) throw new FileRefused(name, next.value);
      return hash.digest('hex');
    }
    const { line, postcode, point, quality, ended, ward, lsoa, force } = next.value;
    if (point === null) {
      counts.withoutPosition += 1;
      if (counts.withoutPosition <= mostNamed)
        counts.warned.push({
          file: name,
          place: `line ${line}`,
          reason: `${postcode} has no position in this file; it is kept without one.`,
        });
    }
    db.run(
      `INSERT OR REPLACE INTO geo_postcode (key, easting, northing, quality, ended, ward, lsoa, force)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      postcodeKey(postcode),
      point?.easting ?? null,
      point?.northing ?? null,
      quality,
      ended,
      idOf(ward),
      idOf(lsoa),
      idOf(force),
    );
    counts.read += 1;
    counts.new += 1;
  }
}
