import type { Outlines } from '#shared/contract/resources.ts';
import type { MapFrame, Spot } from './map-frame.ts';
import { overlap, type Box } from './map-labels.ts';

export type TownName = { readonly name: string; readonly spot: Spot; readonly box: Box };

/** The names of towns, each above its dot, in the order of the plan; one that would lie on a name before it is left out. */
export function townNames(towns: Outlines['towns'], { spotOf }: MapFrame): readonly TownName[] {
  return towns.reduce<readonly TownName[]>((named, { name, point }) => {
    const spot = spotOf(point);
    const width = name.length * 6.6;
    const box = { x: spot.x - width / 2, y: spot.y - 20, width, height: 15 };
    return named.some((other) => overlap(other.box, box) > 0)
      ? named
      : [...named, { name, spot, box }];
  }, []);
}

/** Nearer than this to a town or another name a name is hard to read, pixels. */
const leastRoom = 34;

const middle = (a: Spot, b: Spot): Spot => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** Where roads and rivers are named: at the middle of one of their parts, the one with the most room; left out where none has any. */
export function lineNames(
  lines: Outlines['lines'],
  towns: Outlines['towns'],
  { spotOf, isOn }: MapFrame,
): readonly { readonly name: string; readonly spot: Spot }[] {
  const taken = towns.map(({ point }) => spotOf(point));
  return lines.flatMap(({ name, points }) => {
    if (name === null) return [];
    const spots = points.map(([lon, lat]) => spotOf({ lat, lon }));
    const parts = spots.flatMap((spot, at) => {
      const before = spots[at - 1];
      return before === undefined ? [] : [middle(before, spot)];
    });
    const room = (spot: Spot): number =>
      Math.min(Infinity, ...taken.map(({ x, y }) => Math.hypot(x - spot.x, y - spot.y)));
    const [best] = parts.filter(isOn).toSorted((a, b) => room(b) - room(a));
    if (best === undefined || room(best) < leastRoom) return [];
    taken.push(best);
    return [{ name, spot: best }];
  });
}
