import type { Outlines, ResourcesView } from '#shared/contract/resources.ts';
import { straightKm, travelMinutes, type Point } from '#shared/routing/travel.ts';
import type { Size } from './map-frame.ts';

/** A unit or a suite that is somewhere, with what stands beside it. */
export type Sign = {
  readonly kind: 'unit' | 'suite';
  readonly name: string;
  readonly says: string;
  readonly point: Point;
  readonly isFree: boolean;
};

/** What stands on the map beside the calls. With a call chosen, how long each unit that is on would take to it. */
export function signsOf(
  { units, suites }: ResourcesView,
  chosen: Point | null,
  travel: Outlines['travel'],
): readonly Sign[] {
  const minutes = (point: Point): string =>
    chosen === null ? '' : `about ${travelMinutes(straightKm(point, chosen), travel)} min`;
  const cars = units.flatMap(({ name, briefly, onShift, free, point, placeFrom }): Sign[] => {
    if (point === null) return [];
    const says = [briefly, onShift ? minutes(point) : '', placeFrom].filter((part) => part !== '');
    return [{ kind: 'unit', name, says: says.join(', '), point, isFree: free }];
  });
  const places = suites.flatMap(({ name, free, places: all, stale, point }): Sign[] =>
    point === null
      ? []
      : [
          {
            kind: 'suite',
            name,
            says: free === null || stale ? 'ring first' : `${free} of ${all} free`,
            point,
            isFree: !stale && (free ?? 0) > 0,
          },
        ],
  );
  return [...cars, ...places];
}

/** As wide as its words are, about; never so wide that it fills the map. */
export const sizeOf = ({ name, says }: Sign, compact: boolean): Size =>
  compact
    ? { width: Math.min(190, name.length * 6.6 + 26), height: 22 }
    : { width: Math.min(380, Math.max(name.length * 7.4, says.length * 6.4) + 44), height: 42 };
