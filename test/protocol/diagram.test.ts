import { describe, expect, it } from 'vitest';
import { diagramView, type DiagramView } from '#shared/contract/protocol.ts';
import { diagramText, linesStart } from '#shared/protocol/diagram-text.ts';
import { destinationOrder } from '#shared/protocol/destinations.ts';
import { outcome } from '#shared/protocol/outcome.ts';
import type { Pack } from '#shared/protocol/protocol.ts';
import { factsTold } from '#shared/protocol/revise.ts';
import { destinationWords } from '#main/protocol/diagram/destination-words.ts';
import { diagramOf, pillWidth } from '#main/protocol/diagram/diagram.ts';
import { widthOf } from '#main/protocol/diagram/text-size.ts';
import { loadPack, packInUse } from '#main/protocol/load-pack.ts';
import { smallPack } from '#test/support/small-pack.ts';

const { pack: england, vocabulary } = loadPack(packInUse());

const oneQuestion: Pack = { ...smallPack, questions: smallPack.questions.slice(0, 1) };

/** A question dropped, one moved to another stage, one made conditional, twelve added in a chain. */
const mutated: Pack = {
  ...england,
  questions: [
    ...england.questions
      .filter(({ id }) => id !== 'weapon-place')
      .map((one) => (one.id === 'age' ? { ...one, askWhen: { fact: 'crime', in: ['yes'] } } : one)),
    ...Array.from({ length: 12 }, (_, n) => ({
      ...england.questions.find(({ id }) => id === 'promised')!,
      id: `more-${String(n)}`,
      short: `Is there anything more to know about what happened, part ${String(n + 1)}?`,
      askWhen: n % 3 === 0 ? undefined : { fact: 'crime', in: [n % 3 === 1 ? 'yes' : 'no'] },
    })),
  ],
};

const noRules: Pack = { ...smallPack, rules: [] };

const packs: readonly (readonly [string, Pack])[] = [
  ['the England pack', england],
  ['a pack with one question', oneQuestion],
  ['a small pack', smallPack],
  ['a mutated pack', mutated],
  ['a pack without rules', noRules],
];

type Node = DiagramView['nodes'][number];
type Edge = DiagramView['edges'][number];
type Point = Edge['points'][number];

const overlap = (a: Node, b: Node): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const stretches = ({ points }: Edge): (readonly [Point, Point])[] =>
  points.slice(1).map((point, index) => [points[index]!, point]);

/** Through the box, not along its border. */
const crosses = ([a, b]: readonly [Point, Point], { x, y, width, height }: Node): boolean =>
  Math.max(a.x, b.x) > x &&
  Math.min(a.x, b.x) < x + width &&
  Math.max(a.y, b.y) > y &&
  Math.min(a.y, b.y) < y + height;

const onBorder = ({ x, y }: Point, node: Node): boolean => {
  const acrossX = x >= node.x && x <= node.x + node.width;
  const acrossY = y >= node.y && y <= node.y + node.height;
  return (
    (acrossY && (x === node.x || x === node.x + node.width)) ||
    (acrossX && (y === node.y || y === node.y + node.height))
  );
};

/** Two edges that lie on each other for more than a corner. */
function shared([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): number {
  if (a.x === b.x && c.x === d.x && a.x === c.x)
    return (
      Math.min(Math.max(a.y, b.y), Math.max(c.y, d.y)) -
      Math.max(Math.min(a.y, b.y), Math.min(c.y, d.y))
    );
  if (a.y === b.y && c.y === d.y && a.y === c.y)
    return (
      Math.min(Math.max(a.x, b.x), Math.max(c.x, d.x)) -
      Math.max(Math.min(a.x, b.x), Math.min(c.x, d.x))
    );
  return 0;
}

const emergencyAnswers = (pack: Pack): string[] =>
  pack.questions.flatMap((question) =>
    [...question.answers, { value: 'unknown', label: 'Not known' }]
      .filter(({ value }) => {
        const given = { [question.fact]: question.many === true ? [value] : value };
        return outcome(pack, factsTold(question, given)).level === 'emergency';
      })
      .map(({ label }) => `${question.id}: ${label}`),
  );

describe.each(packs)('the picture of %s', (_name, pack) => {
  const view = diagramView.parse(diagramOf(pack, vocabulary, null));
  const byId = new Map(view.nodes.map((node) => [node.id, node]));

  it('is what the contract says, and the same again', () => {
    expect(diagramOf(pack, vocabulary, null)).toEqual(view);
  });

  it('draws every question once, numbered through the script', () => {
    const questions = view.nodes.filter(({ kind }) => kind === 'question');
    expect(questions.map(({ id, number }) => [id, number])).toEqual(
      pack.questions.map(({ id }, index) => [id, String(index + 1)]),
    );
  });

  it('lets no two boxes overlap, and none leave the picture', () => {
    for (const [index, node] of view.nodes.entries()) {
      for (const other of view.nodes.slice(index + 1))
        expect(overlap(node, other), `${node.id} and ${other.id}`).toBe(false);
      expect(node.x).toBeGreaterThanOrEqual(0);
      expect(node.x + node.width).toBeLessThanOrEqual(view.width);
      expect(node.y + node.height).toBeLessThanOrEqual(view.height);
    }
  });

  it('begins and ends every edge at the border of its boxes', () => {
    for (const edge of view.edges) {
      expect(onBorder(edge.points[0]!, byId.get(edge.from)!), `${edge.from} out`).toBe(true);
      expect(onBorder(edge.points.at(-1)!, byId.get(edge.to)!), `into ${edge.to}`).toBe(true);
    }
  });

  it('leads no edge through a box, and only straight across or down', () => {
    for (const edge of view.edges)
      for (const [a, b] of stretches(edge)) {
        expect(a.x === b.x || a.y === b.y).toBe(true);
        for (const node of view.nodes)
          expect(crosses([a, b], node), `${edge.from} to ${edge.to} through ${node.id}`).toBe(
            false,
          );
      }
  });

  it('lays no edge on another that means something else', () => {
    for (const [index, one] of view.edges.entries())
      for (const other of view.edges.slice(index + 1)) {
        if (one.from === other.from || one.to === other.to) continue;
        const most = Math.max(
          ...stretches(one).flatMap((a) => stretches(other).map((b) => shared(a, b))),
        );
        expect(most, `${one.from}-${one.to} on ${other.from}-${other.to}`).toBeLessThanOrEqual(3);
      }
  });

  it('has a red edge, with its words, for every answer that is an emergency by itself', () => {
    const drawn = view.edges.flatMap(({ kind, from, label }) =>
      kind === 'emergency' ? [`${from}: ${(label ?? '').replaceAll('\n', ' ')}`] : [],
    );
    for (const answer of emergencyAnswers(pack)) {
      const [from, label] = answer.split(': ') as [string, string];
      const found = drawn.some(
        (one) => one.startsWith(`${from}: `) && (one.includes(label) || one.includes('…')),
      );
      expect(found, answer).toBe(true);
    }
    const asked = new Set(emergencyAnswers(pack).map((one) => one.split(': ')[0]));
    for (const edge of view.edges.filter(({ kind }) => kind === 'emergency'))
      expect(asked.has(edge.from), `${edge.from} is red for nothing`).toBe(true);
  });

  it('keeps every label inside its box and clear of the words above it', () => {
    for (const { from, label, labelAt } of view.edges) {
      if (label === null || labelAt === null) continue;
      const node = byId.get(from)!;
      const words = node.y + linesStart(node.note?.split('\n').length ?? 1);
      const last = words + (node.lines.length - 1) * diagramText.lineStep;
      expect(labelAt.y - last).toBeGreaterThanOrEqual(diagramText.labelStep);
      const foot = labelAt.y + (label.split('\n').length - 1) * diagramText.labelStep;
      expect(foot).toBeLessThan(node.y + node.height - 4);
    }
  });

  it('shows for every pill how it is reached', () => {
    for (const { id, kind } of view.nodes)
      if (kind === 'route')
        expect(
          view.edges.some(({ to }) => to === id),
          id,
        ).toBe(true);
  });

  it('says the same in words', () => {
    expect(view.script.map(({ id, answers }) => [id, answers.length])).toEqual(
      pack.questions.map(({ id, answers }) => [id, answers.length + 1]),
    );
  });
});

describe('the picture of the England pack', () => {
  const view = diagramOf(england, vocabulary, null);

  it('has a lane a stage and one for the routes', () => {
    expect(view.lanes.map(({ label }) => label)).toEqual([
      'Safety',
      'Who',
      'What is happening',
      'Danger now',
      'Need',
      'Route',
    ]);
  });

  it('fits the width of the pane at 1920 and needs no scrolling sideways', () => {
    expect(view.width).toBeLessThanOrEqual(1340);
  });

  it('says when a question is asked by the number of the one it hangs on', () => {
    const note = view.nodes.find(({ id }) => id === 'crime-when')?.note;
    expect(note?.replaceAll('\n', ' ')).toBe('if 6 is yes or not known');
    expect(view.script.find(({ id }) => id === 'crime-when')?.when).toBe(
      'When “Has a crime happened?” is “Yes” or not known',
    );
  });
});

describe('a long lane', () => {
  const [first] = smallPack.questions;
  const chain = (name: string, value: string) =>
    Array.from({ length: 6 }, (_, n) => ({
      ...first!,
      id: `${name}-${String(n)}`,
      askWhen: { fact: 'life_at_risk_now', in: [value] },
      fact: `${name}_${String(n)}`,
    }));
  const placesOf = (questions: Pack['questions']) => {
    const { nodes } = diagramOf({ ...smallPack, questions }, vocabulary, null);
    return (id: string) => nodes.find((node) => node.id === id)!;
  };

  it('lets alternatives stand side by side', () => {
    const at = placesOf([first!, ...chain('yes', 'yes'), ...chain('no', 'no')]);
    for (let n = 1; n < 6; n += 1) expect(at(`yes-${String(n)}`).x).toBe(at('yes-0').x);
    for (let n = 1; n < 6; n += 1) expect(at(`no-${String(n)}`).x).toBe(at('no-0').x);
    expect(at('no-0').y).toBe(at('yes-0').y);
    expect(at('no-0').x).not.toBe(at('yes-0').x);
  });

  it('is folded into two columns where every question can follow the one before', () => {
    const twelve = [...chain('a', 'yes'), ...chain('b', 'yes')];
    const at = placesOf([first!, ...twelve]);
    expect(at('a-5').x).toBe(at('life').x);
    expect(at('b-0').x).toBeGreaterThan(at('a-5').x);
    expect(at('b-0').y).toBe(at('life').y);
  });
});

describe('what changed', () => {
  const changed: Pack = {
    ...england,
    questions: england.questions
      .filter(({ id }) => id !== 'place')
      .map((one) => (one.id === 'weapon' ? { ...one, say: 'Is there a weapon?' } : one)),
  };

  it('marks a question as changed or new against the other version, by its id', () => {
    const marks = diagramOf(england, vocabulary, changed).nodes.filter(
      ({ mark }) => mark !== 'same',
    );
    expect(marks.map(({ id, mark }) => [id, mark])).toEqual([
      ['place', 'new'],
      ['weapon', 'changed'],
    ]);
  });

  it('marks the edges of a new question', () => {
    const edges = diagramOf(england, vocabulary, changed).edges.filter(
      ({ mark }) => mark === 'new',
    );
    expect(edges.length).toBeGreaterThan(0);
    for (const { from, to } of edges) expect([from, to]).toContain('place');
  });

  it('marks nothing where there is nothing to compare with', () => {
    expect(diagramOf(england, vocabulary, null).nodes.every(({ mark }) => mark === 'same')).toBe(
      true,
    );
  });
});

describe('the name of a destination', () => {
  it.each(['both_emergency', ...destinationOrder])('%s fits its pill', (id) => {
    expect(widthOf(destinationWords(id), diagramText.linePx) * 1.04).toBeLessThanOrEqual(
      pillWidth - diagramText.pillTextX - 10,
    );
  });
});
