import type { Point } from '#shared/routing/travel.ts';

export type Size = { readonly width: number; readonly height: number };
export type Spot = { readonly x: number; readonly y: number };

/** A map of one size: where a point lies on it, and whether it lies on it at all. */
export type MapFrame = {
  readonly spotOf: (point: Point) => Spot;
  readonly isOn: (spot: Spot) => boolean;
};

const radians = Math.PI / 180;
/** Web Mercator (EPSG:3857) on a unit sphere: shapes stay true, which is what one recognises a county by. */
const eastOf = ({ lon }: Point): number => lon * radians;
const northOf = ({ lat }: Point): number =>
  Math.asinh(Math.tan(Math.max(-85, Math.min(85, lat)) * radians));

/** About two kilometres: one point alone does not fill the map. */
const leastSpan = 0.0005;

/** The frame that holds all these points, in pixels, with a margin; north is up. */
export function frameOf(points: readonly Point[], { width, height }: Size, margin = 16): MapFrame {
  const east = points.map(eastOf);
  const north = points.map(northOf);
  const middleOf = (all: readonly number[]): number => (Math.min(...all) + Math.max(...all)) / 2;
  const spanOf = (all: readonly number[]): number =>
    Math.max(leastSpan, Math.max(...all) - Math.min(...all));
  const scale =
    points.length === 0
      ? 1
      : Math.min((width - 2 * margin) / spanOf(east), (height - 2 * margin) / spanOf(north));
  const [midEast, midNorth] = points.length === 0 ? [0, 0] : [middleOf(east), middleOf(north)];
  return {
    spotOf: (point) => ({
      x: width / 2 + (eastOf(point) - midEast) * scale,
      y: height / 2 - (northOf(point) - midNorth) * scale,
    }),
    isOn: ({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= height,
  };
}
