import type { Box } from './boxes.ts';
import type { Follow } from './follows.ts';
import type { Cell, Grid, Levels } from './grid.ts';

/** One edge before it has pixels: which gutters it goes down or up, and which strips it goes along. */
export type Wire = {
  readonly from: Cell;
  readonly to: Cell;
  readonly kind: 'next' | 'route' | 'emergency';
  /** Wires of one net may lie on each other: they part or meet, and mean the same. */
  readonly net: string;
  /** Straight down to the next box of the column; otherwise the side it leaves and comes in by. */
  readonly leaves: 'down' | 'left' | 'right';
  readonly arrives: 'top' | 'left' | 'right';
  /** From the top of the box it leaves. */
  readonly dy: number;
  /** Gutter `n` lies to the left of column `n`. */
  readonly gutters: readonly number[];
  /** What lies between two gutters: a strip of the lanes crossed, or the bus above all of them. */
  readonly along: readonly ({ readonly lane: number; readonly strip: number } | 'bus')[];
  readonly label: string | null;
  readonly baseline: number;
};

/** Beside the number, so that it never meets an emergency answer, which stands at the foot. */
const nextAt = 13;
const routeAt = 22;
const backAt = 14;

const middle = ({ stripTops }: Levels[number], strip: number): number =>
  (stripTops[strip] ?? 0) + 10;

/** The strips to take through the columns between two gutters, each nearest to where the wire is. */
function crossing(
  grid: Grid,
  levels: Levels,
  columns: readonly number[],
  startY: number,
  endY: number,
): Wire['along'] {
  let y = startY;
  return columns.map((column) => {
    const lane = grid.laneOf[column] ?? 0;
    const level = levels[lane];
    if (level === undefined) return 'bus';
    const cost = (strip: number): number =>
      Math.abs(middle(level, strip) - y) + 0.4 * Math.abs(middle(level, strip) - endY);
    const strip = level.stripTops
      .map((_, index) => index)
      .reduce((best, one) => (cost(one) < cost(best) ? one : best), 0);
    y = middle(level, strip);
    return { lane, strip };
  });
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

const topOf = (levels: Levels, { lane, row }: Cell): number => levels[lane]?.rowTops[row] ?? 0;

function across(
  grid: Grid,
  levels: Levels,
  from: Cell,
  to: Cell,
  endY: number,
): Pick<Wire, 'gutters' | 'along' | 'leaves' | 'arrives'> {
  const startY = topOf(levels, from);
  if (to.column > from.column) {
    const along = crossing(grid, levels, range(from.column + 1, to.column - 1), startY, endY);
    return { leaves: 'right', arrives: 'left', gutters: range(from.column + 1, to.column), along };
  }
  if (to.column === from.column)
    return { leaves: 'left', arrives: 'left', gutters: [from.column], along: [] };
  const between = range(to.column + 1, from.column - 1).toReversed();
  const gutters = range(to.column + 1, from.column).toReversed();
  const along = crossing(grid, levels, between, startY, endY);
  return { leaves: 'left', arrives: 'right', gutters, along };
}

/** From a question to one that can come next. */
export function nextWires(grid: Grid, levels: Levels, follows: readonly Follow[]): readonly Wire[] {
  const cells = new Map(grid.cells.map((cell) => [cell.id, cell]));
  return follows.flatMap(([a, b]): Wire[] => {
    const from = cells.get(a);
    const to = cells.get(b);
    if (from === undefined || to === undefined) return [];
    const common = { from, to, kind: 'next', net: `next ${a}`, label: null, baseline: 0 } as const;
    const between = grid.cells.some(
      ({ lane, column, row }) =>
        lane === from.lane && column === from.column && row > from.row && row < to.row,
    );
    if (from.lane === to.lane && from.column === to.column && to.row > from.row && !between)
      return [{ ...common, leaves: 'down', arrives: 'top', dy: 0, gutters: [], along: [] }];
    const way = across(grid, levels, from, to, topOf(levels, to));
    const dy = way.leaves === 'left' ? from.height - backAt : nextAt;
    return [{ ...common, ...way, dy }];
  });
}

/** From a question to what heads the route; red where one answer is enough for an emergency. */
export function routeWires(
  grid: Grid,
  levels: Levels,
  boxes: readonly Box[],
  pills: readonly { readonly cell: Cell; readonly y: number; readonly source: string | null }[],
): readonly Wire[] {
  const cells = new Map(grid.cells.map((cell) => [cell.id, cell]));
  const end = grid.laneOf.length;
  const red = boxes.flatMap(({ id, ports }) =>
    ports.flatMap(({ to: head, label, baseline, y }): Wire[] => {
      const from = cells.get(id);
      const to = pills.find(({ cell }) => cell.id === `route ${head}`)?.cell;
      if (from === undefined || to === undefined) return [];
      const near = from.column + 1 === end;
      return [
        {
          ...{ from, to, kind: 'emergency', net: to.id, leaves: 'right', arrives: 'left' },
          ...{ dy: y, label, baseline },
          gutters: near ? [end] : [from.column + 1, end],
          along: near ? [] : ['bus'],
        },
      ];
    }),
  );
  const grey = pills.flatMap(({ cell: to, y, source }): Wire[] => {
    const from = source === null ? undefined : cells.get(source);
    if (from === undefined) return [];
    const way = across(grid, levels, from, to, y);
    return [{ from, to, kind: 'route', net: to.id, ...way, dy: routeAt, label: null, baseline: 0 }];
  });
  return [...red, ...grey];
}
