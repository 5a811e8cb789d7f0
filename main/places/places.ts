import { gridReference, gridSquare } from '#shared/places/grid-reference.ts';
import { postcodeIn, postcodeKey } from '#shared/places/postcode.ts';
import { numberOf, textOf, type ReadableDb } from '../journal/journal.ts';
import { areaIndex, type FoundArea } from './areas.ts';
import { areaKinds, geoExists, type AreaKind } from './geo-tables.ts';
import { gridOf, latLonOf, type Grid, type LatLon } from './projection.ts';

export interface PlaceArea extends FoundArea {
  /** Stated by the postcode file, told from the outline, or the nearest where the point is in none. */
  readonly how: 'stated' | 'inside' | 'nearest';
}

export interface Place {
  readonly what: 'postcode' | 'grid' | 'point';
  /** As it is written properly. */
  readonly text: string;
  readonly point: (LatLon & { readonly easting: number; readonly northing: number }) | null;
  readonly grid: string | null;
  readonly ward: PlaceArea | null;
  readonly lsoa: PlaceArea | null;
  readonly force: PlaceArea | null;
  /** What whoever uses it has to know: no position, no longer in use, nearest and not inside. */
  readonly notes: readonly string[];
}

export interface Places {
  /** A postcode, a grid reference, or latitude and longitude. Null for what is none, or a postcode nobody knows. */
  readonly find: (text: string) => Place | null;
}

const areaWords: Readonly<Record<AreaKind, string>> = {
  ward: 'ward',
  lsoa: 'LSOA',
  force: 'police force area',
};

/** Places of one store, offline: postcodes and areas that were imported with `import geo`. */
export function createPlaces(db: ReadableDb): Places {
  if (!geoExists(db)) return { find: (text) => bare(text) };
  const indexes = {
    ward: areaIndex(db, 'ward'),
    lsoa: areaIndex(db, 'lsoa'),
    force: areaIndex(db, 'force'),
  };
  const areaOf = (
    kind: AreaKind,
    point: LatLon | null,
    stated: string | null,
  ): PlaceArea | null => {
    const index = indexes[kind];
    const named = stated === null ? null : index.named(stated);
    if (named !== null) return { ...named, how: 'stated' };
    const found = point === null ? null : index.at(point);
    if (found !== null) return { ...found, how: found.metres > 0 ? 'nearest' : 'inside' };
    return stated === null ? null : { code: stated, name: stated, metres: 0, how: 'stated' };
  };
  const around = (
    base: Pick<Place, 'what' | 'text' | 'point'>,
    stated: Readonly<Record<AreaKind, string | null>>,
    notes: readonly string[],
  ): Place => {
    const areas = {
      ward: areaOf('ward', base.point, stated.ward),
      lsoa: areaOf('lsoa', base.point, stated.lsoa),
      force: areaOf('force', base.point, stated.force),
    };
    const near = areaKinds.flatMap((kind) => {
      const area = areas[kind];
      return area?.how === 'nearest'
        ? [`In no ${areaWords[kind]}; the nearest, ${area.name}, is ${area.metres} m away.`]
        : [];
    });
    return { ...base, grid: gridText(base.point), ...areas, notes: [...notes, ...near] };
  };
  return {
    find: (text) => {
      const postcode = postcodeIn(text);
      if (postcode === null) {
        const point = pointIn(text);
        return point === null ? null : around(point, noneStated, []);
      }
      const row = db.get('SELECT * FROM geo_postcode WHERE key = ?', postcodeKey(postcode));
      if (row === undefined) return null;
      const codeOf = (kind: AreaKind): string | null => {
        const id = row[kind];
        const code =
          typeof id === 'number' ? db.get('SELECT code FROM geo_code WHERE id = ?', id) : undefined;
        return code === undefined ? null : textOf(code, 'code');
      };
      const point =
        row['easting'] === null
          ? null
          : placed(
              numberOf(row, 'easting'),
              numberOf(row, 'northing'),
              postcode.startsWith('BT') ? 'ireland' : 'britain',
            );
      const ended = row['ended'];
      return around(
        { what: 'postcode', text: postcode, point },
        { ward: codeOf('ward'), lsoa: codeOf('lsoa'), force: codeOf('force') },
        [
          ...(point === null ? [`${postcode} has no position. Ask where it is.`] : []),
          ...(typeof ended === 'number' ? [`${postcode} is no longer in use since ${ended}.`] : []),
        ],
      );
    },
  };
}

const noneStated: Readonly<Record<AreaKind, string | null>> = {
  ward: null,
  lsoa: null,
  force: null,
};

function placed(easting: number, northing: number, grid: Grid): NonNullable<Place['point']> {
  return { ...latLonOf(easting, northing, grid), easting, northing };
}

const gridText = (point: Place['point']): string | null =>
  point === null ? null : gridReference(point.easting, point.northing);

/** A grid reference or degrees. */
function pointIn(text: string): Pick<Place, 'what' | 'text' | 'point'> | null {
  const square = gridSquare(text);
  if (square !== null) {
    const { easting, northing } = square;
    const written = gridReference(easting, northing) ?? text.trim();
    return { what: 'grid', text: written, point: placed(easting, northing, 'britain') };
  }
  const degrees = /^\s*(-?\d{1,2}\.\d+)\s*[,\s]\s*(-?\d{1,3}\.\d+)\s*$/.exec(text);
  if (!degrees) return null;
  const [lat, lon] = [Number(degrees[1]), Number(degrees[2])];
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return null;
  return { what: 'point', text: `${lat}, ${lon}`, point: { lat, lon, ...gridOf({ lat, lon }) } };
}

/** Without open data on the desk a grid reference still has its point. */
function bare(text: string): Place | null {
  const point = pointIn(text);
  if (point === null) return null;
  const nothing = { ward: null, lsoa: null, force: null };
  return {
    ...point,
    grid: gridText(point.point),
    ...nothing,
    notes: ['No wards on this desk yet: import geo.'],
  };
}
