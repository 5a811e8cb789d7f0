import { describe, expect, it } from 'vitest';
import type { DiagramView } from '#shared/contract/protocol.ts';
import { edgePaths } from '#shared/protocol/diagram-path.ts';

type Edge = DiagramView['edges'][number];

const edge = (
  from: string,
  to: string,
  ...points: readonly (readonly [number, number])[]
): Edge => ({
  ...{ from, to, kind: 'next', mark: 'same', label: null, labelAt: null },
  points: points.map(([x, y]) => ({ x, y })),
});

const level = edge('a', 'b', [0, 50], [200, 50]);

describe('the outline of an edge', () => {
  it('hops over an upright that means something else', () => {
    const [path] = edgePaths([level, edge('c', 'd', [100, 0], [100, 100])]);
    expect(path).toBe('M0 50L96 50a4 4 0 0 1 8 0L200 50');
  });

  it('hops the same way when it is drawn from the right', () => {
    const back = edge('a', 'b', [200, 50], [0, 50]);
    const [path] = edgePaths([back, edge('c', 'd', [100, 0], [100, 100])]);
    expect(path).toBe('M200 50L104 50a4 4 0 0 0 -8 0L0 50');
  });

  it('does not hop over its own net, nor where the other only ends', () => {
    const same = edge('a', 'e', [100, 0], [100, 100]);
    const ends = edge('c', 'd', [60, 0], [60, 50]);
    expect(edgePaths([level, same, ends])[0]).toBe('M0 50L200 50');
  });

  it('rounds a corner', () => {
    expect(edgePaths([edge('a', 'b', [0, 0], [50, 0], [50, 50])])[0]).toBe(
      'M0 0L45 0Q50 0 50 5L50 50',
    );
  });
});
