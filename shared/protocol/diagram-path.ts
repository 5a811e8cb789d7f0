import type { DiagramView } from '#shared/contract/protocol.ts';

type Edge = DiagramView['edges'][number];
type Point = Edge['points'][number];

const corner = 5;
const hop = 4;

/** Edges of one net part or meet and may lie on each other; any other crossing is a hop. */
const netOf = ({ kind, from, to }: Edge): string => (kind === 'next' ? `from ${from}` : `to ${to}`);

const stretches = ({ points }: Edge): (readonly [Point, Point])[] =>
  points.slice(1).flatMap((point, index) => {
    const before = points[index];
    return before === undefined ? [] : [[before, point] as const];
  });

type Upright = {
  readonly x: number;
  readonly top: number;
  readonly foot: number;
  readonly net: string;
};

/** Where along a level stretch uprights of other nets are crossed, in the order it is drawn. */
function hopsAlong(a: Point, b: Point, net: string, uprights: readonly Upright[]): number[] {
  const [left, right] = a.x < b.x ? [a.x, b.x] : [b.x, a.x];
  const crossed = uprights
    .filter(
      (one) =>
        one.net !== net &&
        one.x > left + corner + hop &&
        one.x < right - corner - hop &&
        one.top < a.y - 2 &&
        one.foot > a.y + 2,
    )
    .map(({ x }) => x);
  const xs = [...new Set(crossed)].toSorted((one, other) =>
    a.x < b.x ? one - other : other - one,
  );
  // Two so near each other are taken in one hop, or the arcs would run together.
  return xs.filter((x, index) => index === 0 || Math.abs(x - (xs[index - 1] ?? 0)) >= 2 * hop);
}

const towards = (from: Point, to: Point, by: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(by, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
};

const at = ({ x, y }: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

/**
 * The outline of every edge as an SVG path, in the order of the edges: corners are rounded, and a level
 * stretch hops over every upright one it crosses that means something else.
 */
export function edgePaths(edges: DiagramView['edges']): readonly string[] {
  const uprights = edges.flatMap((edge) =>
    stretches(edge)
      .filter(([a, b]) => a.x === b.x)
      .map(([a, b]): Upright => ({
        x: a.x,
        top: Math.min(a.y, b.y),
        foot: Math.max(a.y, b.y),
        net: netOf(edge),
      })),
  );
  return edges.map((edge) => {
    const net = netOf(edge);
    const { points } = edge;
    const [first] = points;
    if (first === undefined) return '';
    return points.slice(1).reduce(
      (path, point, index) => {
        const before = points[index] ?? first;
        const after = points[index + 2];
        const over =
          before.y === point.y
            ? hopsAlong(before, point, net, uprights).map((x) => {
                const side = before.x < point.x ? hop : -hop;
                return `L${at({ x: x - side, y: point.y })}a${hop} ${hop} 0 0 ${side > 0 ? 1 : 0} ${2 * side} 0`;
              })
            : [];
        const end =
          after === undefined
            ? `L${at(point)}`
            : `L${at(towards(point, before, corner))}Q${at(point)} ${at(towards(point, after, corner))}`;
        return `${path}${over.join('')}${end}`;
      },
      `M${at(first)}`,
    );
  });
}
