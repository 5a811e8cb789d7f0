import Flatbush from 'flatbush';
import inPolygon from 'point-in-polygon-hao';
import { bytesOf, numberOf, textOf, type ReadableDb } from '../journal/journal.ts';
import type { AreaKind } from './geo-tables.ts';
import type { LatLon } from './projection.ts';
import type { Polygon } from './read-areas.ts';
import { unpackRings } from './rings.ts';

export interface FoundArea {
  readonly code: string;
  readonly name: string;
  /** Metres from the point to the area; 0 inside. A point off the coast lies in none and takes the nearest. */
  readonly metres: number;
}

const degreeM = 111_320;
const radians = Math.PI / 180;
/** Farther from every area than this a point is in none of them: abroad, or out at sea. */
const farthestM = 30_000;

/** Finds areas of one kind by a point. Their boxes are held in memory, their outlines are read when they are needed. */
export function areaIndex(db: ReadableDb, kind: AreaKind) {
  const rows = db.all(
    'SELECT id, code, name, west, south, east, north FROM geo_area WHERE kind = ? ORDER BY id',
    kind,
  );
  const boxes = rows.length === 0 ? null : new Flatbush(rows.length);
  for (const row of rows)
    boxes?.add(
      numberOf(row, 'west'),
      numberOf(row, 'south'),
      numberOf(row, 'east'),
      numberOf(row, 'north'),
    );
  boxes?.finish();
  const byCode = new Map(rows.map((row, at) => [textOf(row, 'code'), at]));
  const polygonsOf = (at: number): readonly Polygon[] => {
    const row = rows[at];
    const kept = row && db.get('SELECT rings FROM geo_area WHERE id = ?', numberOf(row, 'id'));
    return kept ? unpackRings(bytesOf(kept, 'rings')) : [];
  };
  const area = (at: number, metres: number): FoundArea | null => {
    const row = rows[at];
    return row ? { code: textOf(row, 'code'), name: textOf(row, 'name'), metres } : null;
  };
  return {
    named: (code: string): FoundArea | null => area(byCode.get(code) ?? -1, 0),
    at: ({ lat, lon }: LatLon): FoundArea | null => {
      if (boxes === null) return null;
      const over = boxes.search(lon, lat, lon, lat).toSorted((a, b) => a - b);
      const inside = over.find((at) => polygonsOf(at).some((one) => isIn(one, lat, lon)));
      if (inside !== undefined) return area(inside, 0);
      const reach = farthestM / degreeM / Math.cos(lat * radians);
      const near = boxes.search(lon - reach, lat - reach, lon + reach, lat + reach);
      let best: { at: number; metres: number } | null = null;
      for (const at of near) {
        const metres = metresTo(polygonsOf(at), lat, lon);
        if (metres <= farthestM && (best === null || metres < best.metres)) best = { at, metres };
      }
      return best === null ? null : area(best.at, Math.round(best.metres));
    },
  };
}

const isIn = (polygon: Polygon, lat: number, lon: number): boolean => {
  const rings = polygon.map((ring) => ring.map(([x, y]): [number, number] => [x, y]));
  return inPolygon([lon, lat], rings) !== false;
};

/** To the nearest edge, on a plane that touches the earth at the point: right within metres at these distances. */
function metresTo(polygons: readonly Polygon[], lat: number, lon: number): number {
  const across = degreeM * Math.cos(lat * radians);
  let least = Number.POSITIVE_INFINITY;
  for (const ring of polygons.flat())
    for (const [at, [x, y]] of ring.entries()) {
      const [px, py] = ring[at - 1] ?? [x, y];
      const [ax, ay] = [(px - lon) * across, (py - lat) * degreeM];
      const [dx, dy] = [(x - px) * across, (y - py) * degreeM];
      const square = dx * dx + dy * dy;
      const along = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
      least = Math.min(least, Math.hypot(ax + along * dx, ay + along * dy));
    }
  return least;
}
