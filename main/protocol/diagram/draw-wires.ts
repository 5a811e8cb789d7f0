import type { DiagramView } from '#shared/contract/protocol.ts';
import { diagramText } from '#shared/protocol/diagram-text.ts';
import { stripHeight, trackStep, type Grid, type Levels, type Strips } from './grid.ts';
import { tracksOf, type Run } from './tracks.ts';
import type { Wire } from './wires.ts';

type Point = DiagramView['edges'][number]['points'][number];

const gutterLeft = 9;
const gutterRight = 13;

/** Widens each strip by the nets that go along it, and says which of them lies where. */
export function stripsFor(grid: Grid, wires: readonly Wire[]) {
  const nets = grid.rows.map((count) => Array.from({ length: count + 1 }, (): string[] => []));
  for (const { along, net } of wires)
    for (const one of along) {
      if (one === 'bus') continue;
      // The strips above the first rows are at one height, so a net keeps its track through them all.
      const lists = one.strip === 0 ? nets.map((lane) => lane[0]) : [nets[one.lane]?.[one.strip]];
      for (const list of lists) if (list?.includes(net) === false) list.push(net);
    }
  const strips: Strips = nets.map((lane) =>
    lane.map((list) => stripHeight + list.length * trackStep),
  );
  return {
    strips,
    trackAt: (lane: number, strip: number, net: string): number =>
      nets[lane]?.[strip]?.indexOf(net) ?? 0,
  };
}

/** What the wires need to know of the places of boxes and pills, in pixels. */
export type Places = {
  readonly levels: Levels;
  readonly trackAt: (lane: number, strip: number, net: string) => number;
  readonly busAt: (net: string) => number;
  /** The top of a box, or the middle of a pill. */
  readonly topOf: (wire: Wire['from']) => number;
  readonly isPill: (id: string) => boolean;
};

const entries = [22, 29, 36, 16, 42];

/** Heights of every horizontal part: where it leaves, what it goes along, where it comes in. */
function heightsOf(wires: readonly Wire[], places: Places): readonly (readonly number[])[] {
  const taken = new Map<number, { readonly y: number; readonly net: string }[]>();
  const take = (gutter: number | undefined, y: number, net: string): void => {
    if (gutter !== undefined) taken.set(gutter, [...(taken.get(gutter) ?? []), { y, net }]);
  };
  const fixed = wires.map((wire) => {
    const ys = [
      places.topOf(wire.from) + wire.dy,
      ...wire.along.map((one) =>
        one === 'bus'
          ? places.busAt(wire.net)
          : (places.levels[one.lane]?.stripTops[one.strip] ?? 0) +
            7 +
            places.trackAt(one.lane, one.strip, wire.net) * trackStep,
      ),
    ];
    for (const [index, y] of ys.entries()) {
      take(wire.gutters[index], y, wire.net);
      if (index > 0) take(wire.gutters[index - 1], y, wire.net);
    }
    return ys;
  });
  const chosen = new Map<string, number>();
  return wires.map((wire, index) => {
    const ys = fixed[index] ?? [];
    if (wire.leaves === 'down') return ys;
    const top = places.topOf(wire.to);
    if (places.isPill(wire.to.id)) return [...ys, top];
    const gutter = wire.gutters.at(-1);
    const key = `${wire.to.id} ${wire.arrives}`;
    const clear = (y: number): boolean =>
      !(taken.get(gutter ?? -1) ?? []).some(
        (one) => one.net !== wire.net && Math.abs(one.y - y) < 5,
      );
    const dy =
      chosen.get(key) ??
      entries.filter((one) => one < wire.to.height - 6).find((one) => clear(top + one)) ??
      Math.min(22, wire.to.height / 2);
    if (!chosen.has(key)) take(gutter, top + dy, `into ${key}`);
    chosen.set(key, dy);
    return [...ys, top + dy];
  });
}

const straightened = (points: readonly Point[]): Point[] =>
  points.filter((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined || after === undefined) return true;
    const alongX = before.x === point.x && point.x === after.x;
    const alongY = before.y === point.y && point.y === after.y;
    return !alongX && !alongY;
  });

/** Gives every wire its points, and every column its place from the left. */
export function drawWires(
  wires: readonly Wire[],
  columns: readonly number[],
  places: Places,
  isNew: (id: string) => boolean,
): {
  readonly xs: readonly number[];
  readonly width: number;
  readonly edges: DiagramView['edges'];
} {
  const heights = heightsOf(wires, places);
  const runs = wires.map((wire, index) =>
    wire.gutters.map((gutter, nth): Run => {
      const ys = heights[index] ?? [];
      return { gutter, net: wire.net, kind: wire.kind, from: ys[nth] ?? 0, to: ys[nth + 1] ?? 0 };
    }),
  );
  const bends = runs.flat().filter(({ from, to }) => from !== to);
  const tracks = tracksOf(bends, columns.length);
  let x = 0;
  const gutterXs: number[] = [];
  const xs = columns.map((width, column) => {
    gutterXs.push(x + gutterLeft);
    x += gutterLeft + gutterRight + Math.max(0, (tracks.count[column] ?? 0) - 1) * trackStep;
    const left = x;
    x += width;
    return left;
  });
  const edges = wires.map((wire, index): DiagramView['edges'][number] => {
    const ys = heights[index] ?? [];
    const left = xs[wire.from.column] ?? 0;
    const right = left + (columns[wire.from.column] ?? 0);
    const intoLeft = xs[wire.to.column] ?? 0;
    const intoRight = intoLeft + (columns[wire.to.column] ?? 0);
    const top = places.topOf(wire.from);
    const points: Point[] =
      wire.leaves === 'down'
        ? [
            { x: (left + right) / 2, y: top + wire.from.height },
            { x: (left + right) / 2, y: places.topOf(wire.to) },
          ]
        : [
            { x: wire.leaves === 'left' ? left : right, y: ys[0] ?? 0 },
            ...(runs[index] ?? []).flatMap((run) => {
              const at = (gutterXs[run.gutter] ?? 0) + tracks.of(run) * trackStep;
              return [
                { x: at, y: run.from },
                { x: at, y: run.to },
              ];
            }),
            { x: wire.arrives === 'right' ? intoRight : intoLeft, y: ys.at(-1) ?? 0 },
          ];
    return {
      from: wire.from.id,
      to: wire.to.id,
      kind: wire.kind,
      mark: isNew(wire.from.id) || isNew(wire.to.id) ? 'new' : 'same',
      points: straightened(points),
      label: wire.label,
      labelAt:
        wire.label === null ? null : { x: left + diagramText.padding, y: top + wire.baseline },
    };
  });
  return { xs, width: x, edges };
}
