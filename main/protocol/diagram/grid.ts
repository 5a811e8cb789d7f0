import type { Box } from './boxes.ts';
import type { Lane } from './lanes.ts';

/** A place of the picture: a question in its lane, or a pill in the last column. */
export type Cell = {
  readonly id: string;
  /** Counted over all lanes; the pills stand in the column after the last. */
  readonly column: number;
  readonly row: number;
  readonly lane: number;
  readonly height: number;
};

/** Heights of the free strips above each row of a lane, and under its last. */
export type Strips = readonly (readonly number[])[];

export type Grid = {
  readonly cells: readonly Cell[];
  /** The lane of each column. */
  readonly laneOf: readonly number[];
  readonly rows: readonly number[];
};

export const stripHeight = 20;
export const trackStep = 6;

/** Columns and rows of the whole picture, before anything has a place in pixels. */
export function gridOf(lanes: readonly Lane[], boxes: readonly Box[]): Grid {
  const heights = new Map(boxes.map(({ id, height }) => [id, height]));
  let first = 0;
  const laneOf: number[] = [];
  const cells = lanes.flatMap(({ cells: mine, columns }, lane) => {
    const from = first;
    first += columns;
    for (let n = 0; n < columns; n += 1) laneOf.push(lane);
    return mine.map(({ id, row, column }) => ({
      id,
      row,
      lane,
      column: from + column,
      height: heights.get(id) ?? 0,
    }));
  });
  const rows = lanes.map(({ cells: mine }) => Math.max(...mine.map(({ row }) => row + 1)));
  return { cells, laneOf, rows };
}

export const bareStrips = ({ rows }: Grid): Strips =>
  rows.map((count) => Array.from({ length: count + 1 }, () => stripHeight));

/** The top of every row and of every strip, lane by lane, from where the boxes may begin. */
export function levelsOf(grid: Grid, strips: Strips, top: number) {
  return grid.rows.map((count, lane) => {
    const rowTops: number[] = [];
    const stripTops: number[] = [top];
    let y = top + (strips[lane]?.[0] ?? stripHeight);
    for (let row = 0; row < count; row += 1) {
      const tall = grid.cells.filter((cell) => cell.lane === lane && cell.row === row);
      rowTops.push(y);
      y += Math.max(0, ...tall.map(({ height }) => height));
      stripTops.push(y);
      y += strips[lane]?.[row + 1] ?? stripHeight;
    }
    return { rowTops, stripTops, bottom: y };
  });
}
export type Levels = ReturnType<typeof levelsOf>;
