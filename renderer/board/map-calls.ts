import type { DeskView } from '#shared/contract/view.ts';
import type { MapFrame, Spot } from './map-frame.ts';

type Line = DeskView['calls'][number];
/** Calls whose signs would lie on each other, the soonest response first. */
export type Pile = { readonly spot: Spot; readonly calls: readonly [Line, ...Line[]] };

/** Nearer than this two signs cannot be told apart, pixels. */
const tooNear = 18;

export type OnMap = {
  readonly piles: readonly Pile[];
  /** Nobody said where, or what was said is no place that is known. */
  readonly placeless: number;
  readonly offTheMap: number;
};

/** Puts calls on a map, in the order of the list: calls of one place become one sign with their number. */
export function callsOnMap(calls: readonly Line[], frame: MapFrame): OnMap {
  const piles: { spot: Spot; calls: [Line, ...Line[]] }[] = [];
  let [placeless, offTheMap] = [0, 0];
  for (const call of calls) {
    if (call.point === null) {
      placeless += 1;
      continue;
    }
    const spot = frame.spotOf(call.point);
    if (!frame.isOn(spot)) {
      offTheMap += 1;
      continue;
    }
    const near = piles.find(
      (pile) => Math.hypot(pile.spot.x - spot.x, pile.spot.y - spot.y) < tooNear,
    );
    if (near === undefined) piles.push({ spot, calls: [call] });
    else near.calls.push(call);
  }
  return { piles, placeless, offTheMap };
}
