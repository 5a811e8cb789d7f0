import type { Size, Spot } from './map-frame.ts';

export type Box = Spot & Size;

/** What wants to stand beside a spot, in pixels. */
export type Label = { readonly at: Spot; readonly size: Size };

/** How much two boxes cover of each other, square pixels. */
export const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

const areaOf = ({ width, height }: Size): number => width * height;

/** Beside the spot, then above and below it, then off its corners: the nearest that reads well comes first. */
function choices({ at: { x, y }, size: { width, height } }: Label, gap: number): readonly Box[] {
  const [left, right] = [x - gap - width, x + gap];
  const [above, below] = [y - gap - height, y + gap];
  const [middleX, middleY] = [x - width / 2, y - height / 2];
  const corners: readonly (readonly [number, number])[] = [
    [right, middleY],
    [left, middleY],
    [middleX, above],
    [middleX, below],
    [right, above],
    [right, below],
    [left, above],
    [left, below],
  ];
  return corners.map(([cornerX, cornerY]) => ({ x: cornerX, y: cornerY, width, height }));
}

const outside = (box: Box, { width, height }: Size): number =>
  areaOf(box) - overlap(box, { x: 0, y: 0, width, height });

/**
 * Where labels stand so that they cover least: each takes, in order, the first place at its spot, and then a little off it, that covers nothing of
 * `taken`, of the labels before it, or of what lies off the map; where there is none, the place that covers least.
 */
export function placeLabels(
  labels: readonly Label[],
  taken: readonly Box[],
  frame: Size,
  gap = 12,
): readonly Box[] {
  const placed: Box[] = [];
  for (const label of labels) {
    const costs = [...choices(label, gap), ...choices(label, gap * 3)].map((box) => ({
      box,
      // Off the map it cannot be read at all.
      cost:
        outside(box, frame) * 8 +
        [...taken, ...placed].reduce((sum, other) => sum + overlap(box, other), 0),
    }));
    const best = costs.reduce((least, one) => (one.cost < least.cost ? one : least));
    placed.push(best.box);
  }
  return placed;
}
