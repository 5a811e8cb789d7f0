import type { DiagramView } from '#shared/contract/protocol.ts';
import { levelWords } from '#shared/call/level-words.ts';
import type { Pack } from '#shared/protocol/protocol.ts';
import type { Vocabulary } from '#shared/protocol/vocabulary.ts';
import { boxesOf, boxWidth, type Mark } from './boxes.ts';
import { destinationWords } from './destination-words.ts';
import { drawWires, stripsFor } from './draw-wires.ts';
import { followsOf } from './follows.ts';
import { bareStrips, gridOf, levelsOf, type Cell } from './grid.ts';
import { lanesOf } from './lanes.ts';
import { leadsOf, pillsOf, type Pill } from './leads-to.ts';
import { scriptOf } from './script-table.ts';
import { nextWires, routeWires } from './wires.ts';

const laneName = 34;
const busStep = 11;
export const pillWidth = 186;
const pillHeight = 44;
const pillStep = 62;
const foot = 14;

/** By question id: new, different in any word or condition, or the same as in the other version. */
function marksOf(pack: Pack, changedFrom: Pack | null): (id: string) => Mark {
  const before = new Map(changedFrom?.questions.map((one) => [one.id, JSON.stringify(one)]));
  const now = new Map(pack.questions.map((one) => [one.id, JSON.stringify(one)]));
  return (id) => {
    if (changedFrom === null || !now.has(id)) return 'same';
    if (!before.has(id)) return 'new';
    return before.get(id) === now.get(id) ? 'same' : 'changed';
  };
}

function levelNote({ levels }: Pill): string {
  const [soonest] = levels;
  const words = levelWords[soonest ?? 'advice'].full;
  return levels.length > 1 ? `${words}, or later` : words;
}

/**
 * The script as a picture, drawn from the pack itself: a lane a stage, each question once, what it can
 * lead to next, and what heads the route at the right. Red edges start at the answers that by
 * themselves are an emergency. Marks what is new or changed since `changedFrom`. Same pack, same picture.
 */
export function diagramOf(
  pack: Pack,
  _vocabulary: Vocabulary,
  changedFrom: Pack | null,
): DiagramView {
  const leads = leadsOf(pack);
  const pills = pillsOf(pack, leads);
  const follows = followsOf(pack);
  const markOf = marksOf(pack, changedFrom);
  const boxes = boxesOf(pack, leads, markOf);
  const lanes = lanesOf(pack, boxes, follows);
  const grid = gridOf(lanes, boxes);
  const reds = pills.filter(({ id }) =>
    boxes.some(({ ports }) => ports.some(({ to }) => to === id)),
  );
  const top = laneName + reds.length * busStep;
  const rough = levelsOf(grid, bareStrips(grid), top);
  const lowest = Math.max(...rough.map(({ bottom }) => bottom));
  const step = Math.max(pillHeight + 12, Math.min(pillStep, (lowest - top) / pills.length));
  const placed = pills.map((pill, index) => {
    const id = `route ${pill.id}`;
    const cell: Cell = { id, column: grid.laneOf.length, row: index, lane: -1, height: pillHeight };
    const last = pack.questions[pill.alone.at(-1) ?? pill.from.at(-1) ?? pack.questions.length - 1];
    const source = reds.includes(pill) ? null : (last?.id ?? null);
    return { pill, cell, y: top + index * step + pillHeight / 2 + 4, source };
  });
  const wires = [...nextWires(grid, rough, follows), ...routeWires(grid, rough, boxes, placed)];
  const { strips, trackAt } = stripsFor(grid, wires);
  const levels = levelsOf(grid, strips, top);
  const pillY = new Map(placed.map(({ cell, y }) => [cell.id, y]));
  const rank = new Map(reds.map(({ id }, index) => [`route ${id}`, index]));
  const topOf = ({ id, lane, row }: Cell): number =>
    pillY.get(id) ?? levels[lane]?.rowTops[row] ?? 0;
  const columns = [...grid.laneOf.map(() => boxWidth), pillWidth];
  const { xs, width, edges } = drawWires(
    wires,
    columns,
    {
      levels,
      trackAt,
      busAt: (net) => laneName + 4 + (rank.get(net) ?? 0) * busStep,
      topOf,
      isPill: (id) => pillY.has(id),
    },
    (id) => markOf(id) === 'new',
  );
  const placeOf = new Map(grid.cells.map((cell) => [cell.id, cell]));
  const bottoms = [
    ...levels.map(({ bottom }) => bottom),
    ...placed.map(({ y }) => y + pillHeight / 2),
  ];
  const laneXs = lanes.map((_, lane) => xs[grid.laneOf.indexOf(lane)] ?? 0);
  const edgesOfLanes = [...laneXs, xs.at(-1) ?? 0];
  return {
    width: Math.ceil(width + foot),
    height: Math.ceil(Math.max(...bottoms) + foot),
    lanes: [...lanes.map(({ label }) => label), 'Route'].map((label, index, all) => {
      const x = index === 0 ? 0 : (edgesOfLanes[index] ?? 0) - 20;
      const end = index === all.length - 1 ? width + foot : (edgesOfLanes[index + 1] ?? 0) - 20;
      return { label, x, width: end - x };
    }),
    nodes: [
      ...boxes.map(({ id, number, lines, note, mark, height }) => {
        const cell = placeOf.get(id);
        return {
          ...{ id, kind: 'question' as const, number, lines: [...lines], note, level: null, mark },
          x: xs[cell?.column ?? 0] ?? 0,
          y: cell === undefined ? 0 : topOf(cell),
          width: boxWidth,
          height,
        };
      }),
      ...placed.map(({ pill, cell, y }) => ({
        ...{ id: cell.id, kind: 'route' as const, number: '', lines: [destinationWords(pill.id)] },
        ...{ note: levelNote(pill), level: pill.levels[0] ?? null, mark: 'same' as const },
        ...{ x: xs.at(-1) ?? 0, y: y - pillHeight / 2, width: pillWidth, height: pillHeight },
      })),
    ],
    edges,
    script: scriptOf(pack, leads, follows),
  };
}
