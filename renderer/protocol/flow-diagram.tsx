import { useMemo } from 'react';
import type { DiagramView } from '#shared/contract/protocol.ts';
import { edgePaths } from '#shared/protocol/diagram-path.ts';
import { diagramText } from '#shared/protocol/diagram-text.ts';
import { Pill, Question } from './flow-node.tsx';
import './flow-diagram.css';

type Edge = DiagramView['edges'][number];

function EdgeLabel({ edge: { from, to, label, labelAt } }: { edge: Edge }) {
  if (label === null || labelAt === null) return null;
  return label.split('\n').map((line, index) => (
    <text
      key={`${from} ${to} ${line}`}
      x={labelAt.x}
      y={labelAt.y + index * diagramText.labelStep}
      className="flow-label"
    >
      {line}
    </text>
  ));
}

const look = ({ kind, mark }: Edge): string =>
  kind === 'emergency' ? 'emergency' : mark === 'new' ? 'new' : 'grey';

function Arrow({ id }: { id: string }) {
  return (
    <marker
      id={`flow-${id}`}
      className={`flow-arrow is-${id}`}
      viewBox="0 0 8 8"
      refX="7"
      refY="4"
      markerWidth="8"
      markerHeight="8"
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path d="M0 .5 8 4 0 7.5z" />
    </marker>
  );
}

/** The script drawn from the pack itself: main lays it out, this only paints it. */
export function FlowDiagram({
  of,
  title,
  scale,
}: {
  of: DiagramView;
  title: string;
  scale: number;
}) {
  const paths = useMemo(() => edgePaths(of.edges), [of]);
  const words = useMemo(
    () =>
      new Map(
        of.script.map((one) => [one.id, `${one.number}. ${one.question} Asked: ${one.when}`]),
      ),
    [of],
  );
  return (
    <svg
      className="flow-diagram"
      role="img"
      aria-label={`${title} as a flow diagram. T shows it as a table.`}
      viewBox={`0 0 ${String(of.width)} ${String(of.height)}`}
      width={of.width * scale}
      height={of.height * scale}
    >
      <defs>
        <Arrow id="grey" />
        <Arrow id="new" />
        <Arrow id="emergency" />
      </defs>
      {of.lanes.map(({ label, x, width }, index) => (
        <g key={label}>
          {index % 2 === 0 && <rect className="flow-lane" x={x} width={width} height={of.height} />}
          <text className="flow-lane-name" x={x + 18} y={22}>
            {label}
          </text>
        </g>
      ))}
      {of.edges.map((edge, index) => (
        <path
          key={`${edge.from} ${edge.to}`}
          className={`flow-edge is-${look(edge)}`}
          markerEnd={`url(#flow-${look(edge)})`}
          d={paths[index]}
        />
      ))}
      {of.nodes.map((node) =>
        node.kind === 'route' ? (
          <Pill key={node.id} node={node} />
        ) : (
          <Question key={node.id} node={node} words={words.get(node.id) ?? ''} />
        ),
      )}
      {of.edges.map((edge) => (
        <EdgeLabel key={`${edge.from} ${edge.to}`} edge={edge} />
      ))}
    </svg>
  );
}
