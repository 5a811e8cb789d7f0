import type { Shape } from './plan.ts';

export type Point = { readonly lat: number; readonly lon: number };

/** The point of what may have none. */
export const placed = ({
  lat,
  lon,
}: {
  readonly lat: number | null;
  readonly lon: number | null;
}): Point | null => (lat === null || lon === null ? null : { lat, lon });

const earthKm = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The distance in a straight line, km, by the haversine formula on a sphere of the mean radius (IUGG). */
export function straightKm(a: Point, b: Point): number {
  const dLat = radians(b.lat - a.lat);
  const dLon = radians(b.lon - a.lon);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2;
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(h)));
}

export type Travel = { readonly roadFactor: number; readonly kmPerHour: number };

/** Minutes on the road, rounded up: the straight line, times the factor of roads, at a speed. An assumption, never a promise. */
export const travelMinutes = (km: number, { roadFactor, kmPerHour }: Travel): number =>
  Math.ceil(((km * roadFactor) / kmPerHour) * 60);

/** How the minutes came about, to stand beside them. */
export const travelInWords = ({ roadFactor, kmPerHour }: Travel): string =>
  `straight line × ${String(roadFactor)} at ${String(kmPerHour)} km/h`;

type Ring = readonly (readonly [number, number])[];

/** Whether a ray to the east crosses the ring an odd number of times. */
function inRing({ lat, lon }: Point, ring: Ring): boolean {
  let inside = false;
  for (let n = 0, before = ring.length - 1; n < ring.length; before = n, n += 1) {
    const [x, y] = ring[n] ?? [0, 0];
    const [px, py] = ring[before] ?? [0, 0];
    if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside;
  }
  return inside;
}

const inPolygon = (point: Point, [outer, ...holes]: readonly Ring[]): boolean =>
  outer !== undefined && inRing(point, outer) && !holes.some((hole) => inRing(point, hole));

/** Whether a point lies in an area (GeoJSON, holes taken out). */
export const isWithin = (point: Point, shape: Shape): boolean =>
  shape.type === 'Polygon'
    ? inPolygon(point, shape.coordinates)
    : shape.coordinates.some((one) => inPolygon(point, one));
