import { Graph, layout } from '@dagrejs/dagre';
import type { Pack, QuestionId } from '#shared/protocol/protocol.ts';
import type { Box } from './boxes.ts';
import { boxWidth } from './boxes.ts';
import type { Follow } from './follows.ts';

/** One stage: its questions in rows and at most two columns. */
export type Lane = {
  readonly label: string;
  readonly columns: 1 | 2;
  readonly cells: readonly {
    readonly id: QuestionId;
    readonly row: number;
    readonly column: 0 | 1;
  }[];
};

/** A lane longer than this takes two columns. */
const oneColumnAtMost = 10;
/** Side by side must save this much of the length, or the lane is folded instead. */
const worthwhile = 0.8;

const oneColumn = (ids: readonly QuestionId[]): Lane['cells'] =>
  ids.map((id, row) => ({ id, row, column: 0 }));

function folded(ids: readonly QuestionId[]): Lane['cells'] {
  const half = Math.ceil(ids.length / 2);
  return ids.map((id, index) =>
    index < half ? { id, row: index, column: 0 } : { id, row: index - half, column: 1 },
  );
}

/** The order in which dagre draws the lane: from the top, and from the left where rows are alike. */
function drawnOrder(boxes: readonly Box[], follows: readonly Follow[]): readonly QuestionId[] {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', ranksep: 24, nodesep: 24 });
  graph.setDefaultEdgeLabel(() => ({}));
  // One height: the rank decides the order, not how many lines a question takes.
  for (const { id } of boxes) graph.setNode(id, { width: boxWidth, height: 60 });
  for (const [from, to] of follows) graph.setEdge(from, to);
  layout(graph);
  const place = (id: QuestionId): { x: number; y: number } => {
    const { x = 0, y = 0 } = graph.node(id) ?? {};
    return { x, y };
  };
  return boxes
    .map(({ id }) => ({ id, ...place(id) }))
    .toSorted((a, b) => a.y - b.y || a.x - b.x)
    .map(({ id }) => id);
}

/** Alternatives side by side: each question goes under what it follows, in the column that is free. */
function sideBySide(ids: readonly QuestionId[], follows: readonly Follow[]): Lane['cells'] {
  const placed = new Map<QuestionId, Lane['cells'][number]>();
  const free: [number, number] = [0, 0];
  for (const id of ids) {
    const before = follows.flatMap(([from, to]) => (to === id ? (placed.get(from) ?? []) : []));
    const under = Math.max(0, ...before.map(({ row }) => row + 1));
    const rows = [Math.max(under, free[0]), Math.max(under, free[1])] as const;
    const parent = before.at(0)?.column ?? 0;
    const column = rows[0] === rows[1] ? parent : rows[0] < rows[1] ? 0 : 1;
    placed.set(id, { id, row: rows[column], column });
    free[column] = rows[column] + 1;
  }
  return [...placed.values()];
}

function cellsOf(boxes: readonly Box[], follows: readonly Follow[]): Lane['cells'] {
  const ids = boxes.map(({ id }) => id);
  if (ids.length <= oneColumnAtMost) return oneColumn(ids);
  const inside = follows.filter(([from, to]) => ids.includes(from) && ids.includes(to));
  const beside = sideBySide(drawnOrder(boxes, inside), inside);
  const rows = Math.max(...beside.map(({ row }) => row + 1));
  return rows <= worthwhile * ids.length ? beside : folded(ids);
}

/** A lane for each stage that asks something, in the order of the script. */
export function lanesOf(
  pack: Pack,
  boxes: readonly Box[],
  follows: readonly Follow[],
): readonly Lane[] {
  const stageOf = new Map(pack.questions.map(({ id, stage }) => [id, stage]));
  return pack.stages.flatMap(({ id, label }) => {
    const mine = boxes.filter((box) => stageOf.get(box.id) === id);
    if (mine.length === 0) return [];
    const cells = cellsOf(mine, follows);
    return [{ label, cells, columns: cells.some(({ column }) => column === 1) ? 2 : 1 } as const];
  });
}
