import type { PictureView } from '#shared/contract/people.ts';
import { dayInWords } from '#shared/people/dates.ts';

interface Node {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'place' | 'call';
  readonly steps: 1 | 2;
  readonly danger: boolean;
  readonly via: string | null;
}

const width = 420;
const height = 260;
const reach = { 1: { x: 105, y: 62 }, 2: { x: 165, y: 108 } };

/** Each person once: the nearest step, and danger where any line has it. Places and calls hang on whom they are known by. */
function nodesOf({ lines, places, calls }: PictureView): readonly Node[] {
  const people = new Map<string, Node>();
  for (const { personId: id, name, steps, danger, via } of lines) {
    const held = people.get(id);
    const nearer = held === undefined || steps < held.steps;
    people.set(id, {
      id,
      name,
      kind: 'person',
      steps: nearer ? steps : held.steps,
      danger: danger || held?.danger === true,
      via: nearer ? (via?.personId ?? null) : held.via,
    });
  }
  return [
    ...people.values(),
    ...places.map(({ place, steps, danger, of }): Node => {
      const id = `${of.personId} at ${place}`;
      return {
        id,
        name: place,
        kind: 'place',
        steps,
        danger,
        via: steps === 2 ? of.personId : null,
      };
    }),
    ...calls.map(({ id, atMs, steps, danger, about }): Node => {
      const name = `Call ${dayInWords(atMs)}`;
      const via = steps === 2 ? (about?.personId ?? null) : null;
      return { id: `${id} ${about?.personId ?? ''}`, name, kind: 'call', steps, danger, via };
    }),
  ];
}

/** Those one step away stand round the middle, from the left; whoever is known through one of them stands beyond, to their side. */
function placedAround(nodes: readonly Node[]) {
  const near = nodes.filter(({ steps }) => steps === 1);
  const angleOf = (node: Node): number => {
    const around = (at: number, of: number): number =>
      Math.PI + (at / Math.max(of, 1)) * 2 * Math.PI;
    if (node.steps === 1) return around(near.indexOf(node), near.length);
    const beside = nodes.filter(({ steps, via }) => steps === 2 && via === node.via);
    const through = near.findIndex(({ id }) => id === node.via);
    const at = beside.indexOf(node);
    if (through < 0) return around(at + 0.5, beside.length);
    return (
      around(through, near.length) + (at % 2 === 0 ? -1 : 1) * (0.5 + 0.4 * Math.floor(at / 2))
    );
  };
  return nodes.map((node) => {
    const { x, y } = reach[node.steps];
    return {
      ...node,
      x: width / 2 + Math.cos(angleOf(node)) * x,
      y: height / 2 + Math.sin(angleOf(node)) * y,
    };
  });
}

/** Two rings around the middle; the list beside it says the same in words. */
export function PictureGraph({ centre, picture }: { centre: string; picture: PictureView }) {
  const placed = placedAround(nodesOf(picture));
  const from = (via: string | null): { x: number; y: number } =>
    placed.find(({ id, steps }) => steps === 1 && id === via) ?? {
      x: width / 2,
      y: height / 2,
    };
  return (
    <svg
      className="picture-graph"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${centre} in the middle; ${placed.map(({ name, steps }) => `${name}, ${steps === 1 ? 'one step' : 'two steps'}`).join('; ')}`}
    >
      {placed.map((node) => {
        const start = from(node.via);
        return (
          <line
            key={node.id}
            className={node.danger ? 'danger' : undefined}
            x1={start.x}
            y1={start.y}
            x2={node.x}
            y2={node.y}
          />
        );
      })}
      <circle className="centre" cx={width / 2} cy={height / 2} r="7" />
      <text x={width / 2} y={height / 2 - 12}>
        {centre}
      </text>
      {placed.map((node) => (
        <g key={node.id}>
          <Mark node={node} />
          <text x={node.x} y={node.y < height / 2 + 10 ? node.y - 11 : node.y + 18}>
            {node.name}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** A person is a disc, an address a square, a call a diamond: told apart without colour. */
function Mark({ node: { kind, danger, x, y } }: { node: Node & { x: number; y: number } }) {
  const className = danger ? 'danger' : undefined;
  if (kind === 'person') return <circle className={className} cx={x} cy={y} r="5" />;
  const turn = kind === 'call' ? `rotate(45 ${x} ${y})` : undefined;
  return <rect className={className} x={x - 4} y={y - 4} width="8" height="8" transform={turn} />;
}
