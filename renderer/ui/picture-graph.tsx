import type { PictureView } from '#shared/contract/people.ts';

type Line = PictureView['lines'][number];

interface Node {
  readonly personId: string;
  readonly name: string;
  readonly steps: 1 | 2;
  readonly danger: boolean;
  readonly via: string | null;
}

const width = 420;
const height = 260;
const reach = { 1: { x: 105, y: 62 }, 2: { x: 165, y: 108 } };

/** Each person once: the nearest step, and danger where any line has it. */
function nodesOf(lines: readonly Line[]): readonly Node[] {
  const nodes = new Map<string, Node>();
  for (const { personId, name, steps, danger, via } of lines) {
    const held = nodes.get(personId);
    if (held === undefined)
      nodes.set(personId, { personId, name, steps, danger, via: via?.personId ?? null });
    else
      nodes.set(personId, {
        personId,
        name,
        steps: steps < held.steps ? steps : held.steps,
        danger: held.danger || danger,
        via: steps < held.steps ? (via?.personId ?? null) : held.via,
      });
  }
  return [...nodes.values()];
}

/** Those one step away stand round the middle, from the left; whoever is known through one of them stands beyond, to their side. */
function placedAround(nodes: readonly Node[]) {
  const near = nodes.filter(({ steps }) => steps === 1);
  const angleOf = (node: Node): number => {
    const around = (at: number, of: number): number =>
      Math.PI + (at / Math.max(of, 1)) * 2 * Math.PI;
    if (node.steps === 1) return around(near.indexOf(node), near.length);
    const beside = nodes.filter(({ steps, via }) => steps === 2 && via === node.via);
    const through = near.findIndex(({ personId }) => personId === node.via);
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
export function PictureGraph({ centre, lines }: { centre: string; lines: readonly Line[] }) {
  const placed = placedAround(nodesOf(lines));
  const from = (via: string | null): { x: number; y: number } =>
    placed.find(({ personId, steps }) => steps === 1 && personId === via) ?? {
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
            key={node.personId}
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
        <g key={node.personId}>
          <circle className={node.danger ? 'danger' : undefined} cx={node.x} cy={node.y} r="5" />
          <text x={node.x} y={node.y < height / 2 + 10 ? node.y - 11 : node.y + 18}>
            {node.name}
          </text>
        </g>
      ))}
    </svg>
  );
}
