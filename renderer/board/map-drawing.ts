import type { Outlines, ResourcesView } from '#shared/contract/resources.ts';
import type { DeskView } from '#shared/contract/view.ts';
import type { Point } from '#shared/routing/travel.ts';
import { callsOnMap, type Pile } from './map-calls.ts';
import { frameOf, type MapFrame, type Size, type Spot } from './map-frame.ts';
import { placeLabels, type Box } from './map-labels.ts';
import { townNames } from './map-names.ts';
import { inOrder } from './order.ts';
import { signsOf, sizeOf, type Sign } from './map-signs.ts';
import { underMap } from './map-words.ts';

export type Lines = readonly DeskView['calls'][number][];

/** A map as it is to be drawn, everything in pixels. */
export type Drawing = {
  readonly frame: MapFrame;
  /** Narrow: signs are names alone. */
  readonly isCompact: boolean;
  readonly signs: readonly (Sign & { readonly spot: Spot; readonly box: Box })[];
  readonly piles: readonly Pile[];
  /** What stands under it; null where there is nothing to say. */
  readonly words: string | null;
};

/** What has to be on the map: the areas and towns of the plan; without any, whatever is somewhere. */
function cornersOf(
  { areas, towns }: Outlines,
  signs: readonly Sign[],
  calls: Lines,
): readonly Point[] {
  const corners = areas.flatMap(({ rings }) =>
    rings.flat().map(([lon, lat]): Point => ({ lat, lon })),
  );
  return corners.length > 0
    ? [...corners, ...towns.map(({ point }) => point)]
    : [...signs, ...calls].flatMap(({ point }) => (point === null ? [] : [point]));
}

/** Half of a sign, pixels: what a label may not cover around its spot. */
const half = 12;
const around = ({ x, y }: Spot): Box => ({
  x: x - half,
  y: y - half,
  width: 2 * half,
  height: 2 * half,
});

/** Units, suites and calls, the soonest response first, on a map of this size; `chosen` is the id of the call that times are told to. */
export function drawMap(
  resources: ResourcesView,
  calls: Lines,
  chosen: string | null,
  outlines: Outlines,
  size: Size,
): Drawing {
  const chosenAt = calls.find(({ id }) => id === chosen)?.point ?? null;
  const all = signsOf(resources, chosenAt, outlines.travel);
  const frame = frameOf(cornersOf(outlines, all, calls), size);
  const placed = all.map((sign) => ({ ...sign, spot: frame.spotOf(sign.point) }));
  const signs = placed.filter(({ spot }) => frame.isOn(spot));
  const { piles, placeless, offTheMap } = callsOnMap(inOrder(calls), frame);
  const isCompact = size.width < 480;
  const taken = [
    ...[...piles, ...signs].map(({ spot }) => around(spot)),
    ...townNames(outlines.towns, frame).map(({ box }) => box),
  ];
  const boxes = placeLabels(
    signs.map((sign) => ({ at: sign.spot, size: sizeOf(sign, isCompact) })),
    taken,
    size,
  );
  return {
    frame,
    isCompact,
    signs: signs.map((sign, n) => ({ ...sign, box: boxes[n] ?? around(sign.spot) })),
    piles,
    words: underMap({
      placeless,
      offTheMap,
      unplaced: resources.units.flatMap(({ name, point }) => (point === null ? [name] : [])),
      outside: placed.flatMap(({ name, spot }) => (frame.isOn(spot) ? [] : [name])),
      bare: resources.bareAreas,
      times: chosenAt === null || isCompact ? null : resources.assumption,
    }),
  };
}
