import { z } from 'zod';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Refused } from './read-postcodes.ts';
import { latLonOf } from './projection.ts';
import type { AreaKind } from './geo-tables.ts';

/** Rings of one polygon, outer first: [lon, lat] in degrees. */
export type Polygon = readonly (readonly (readonly [number, number])[])[];

export interface Area {
  readonly kind: AreaKind;
  readonly code: string;
  readonly name: string;
  /** The year in the name of its column, as the ONS has it: WD13CD is of 2013. */
  readonly vintage: number;
  readonly polygons: readonly Polygon[];
}

const position = z.array(z.number()).min(2);
const rings = z.array(z.array(position).min(4)).min(1);
const collection = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.object({ properties: z.object({ name: z.string() }) }).optional(),
  features: z.array(
    z.object({
      properties: z.record(z.string(), z.unknown()),
      geometry: z
        .discriminatedUnion('type', [
          z.object({ type: z.literal('Polygon'), coordinates: rings }),
          z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings).min(1) }),
        ])
        .nullable(),
    }),
  ),
});

const kinds: Readonly<Record<string, AreaKind>> = { WD: 'ward', LSOA: 'lsoa', PFA: 'force' };

/**
 * Reads a GeoJSON file of wards, LSOAs or police force areas as the ONS publishes them: the code stands in WD24CD, LSOA21CD or
 * PFA23CD, the name beside it. Degrees, or metres of the British grid where the file says EPSG:27700.
 */
export function readAreas(text: string): Result<readonly Area[], Refused> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse('line 1', `Not valid JSON: ${error instanceof Error ? error.message : ''}.`);
  }
  const read = collection.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.join('.') ?? '';
    return refuse(
      place === '' ? 'the whole file' : place,
      `Not GeoJSON with areas: ${issue?.message ?? ''}.`,
    );
  }
  const isGrid = /27700/.test(read.data.crs?.properties.name ?? '');
  const areas: Area[] = [];
  for (const [at, { properties, geometry }] of read.data.features.entries()) {
    const place = `features[${at}]`;
    const column = Object.keys(properties).find((name) => /^(?:WD|LSOA|PFA)\d\dCD$/i.test(name));
    if (column === undefined)
      return refuse(
        place,
        `No column WD..CD, LSOA..CD or PFA..CD, by which wards, LSOAs and force areas are known. It has: ${Object.keys(properties).join(', ')}.`,
      );
    const [, letters = '', vintage = ''] = /^([A-Z]+)(\d\d)/i.exec(column) ?? [];
    const kind = kinds[letters.toUpperCase()];
    const code = properties[column];
    const name = properties[column.replace(/CD$/i, (cd) => (cd === 'cd' ? 'nm' : 'NM'))];
    if (kind === undefined || typeof code !== 'string' || code === '')
      return refuse(`${place}.properties.${column}`, 'The area has no code.');
    if (geometry === null) continue;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const inDegrees = polygons.map((one) =>
      one.map((ring) => ring.map(([x = 0, y = 0]) => degrees(x, y, isGrid))),
    );
    const wrong = inDegrees
      .flat(2)
      .find(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90));
    if (wrong !== undefined)
      return refuse(
        `${place}.geometry`,
        `${wrong.join(', ')} are no degrees. Metres of the British grid are read where the file says so: "crs" with EPSG:27700.`,
      );
    areas.push({
      kind,
      code,
      name: typeof name === 'string' ? name : code,
      vintage: Number(vintage),
      polygons: inDegrees,
    });
  }
  return areas.length === 0 ? refuse('features', 'The file has no area.') : ok(areas);
}

function degrees(x: number, y: number, isGrid: boolean): readonly [number, number] {
  if (!isGrid) return [x, y];
  const { lat, lon } = latLonOf(x, y);
  return [lon, lat];
}

const refuse = (place: string, text: string): Result<never, Refused> => err({ place, text });
