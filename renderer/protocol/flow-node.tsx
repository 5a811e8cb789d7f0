import type { DiagramView } from '#shared/contract/protocol.ts';
import { diagramText, linesStart, markWord } from '#shared/protocol/diagram-text.ts';
import { LevelGlyph } from '../ui/level.tsx';

type Node = DiagramView['nodes'][number];

/** What heads a route, with how soon. */
export function Pill({ node }: { node: Node }) {
  const { x, y, width, height, lines, note, level } = node;
  return (
    <g className="flow-node is-route" data-node={node.id}>
      <rect x={x} y={y} width={width} height={height} rx={height / 2} />
      {/* The outer one gives the shape its size: inside a picture its own is not heeded. */}
      <svg x={x + 12} y={y + height / 2 - 8} width={16} height={16} overflow="visible">
        <LevelGlyph level={level} silent />
      </svg>
      <text x={x + diagramText.pillTextX} y={y + diagramText.pillName} className="flow-name">
        {lines.join(' ')}
      </text>
      <text x={x + diagramText.pillTextX} y={y + diagramText.pillName + 16} className="flow-note">
        {note}
      </text>
    </g>
  );
}

/** A question with its number, when it is asked, and its words in lines. */
export function Question({ node, words }: { node: Node; words: string }) {
  const { x, y, width, height, number, lines, note, mark } = node;
  const left = x + diagramText.padding;
  const notes = note?.split('\n') ?? [];
  const start = y + linesStart(notes.length);
  const word = markWord(mark);
  return (
    <g className={`flow-node is-${mark}`} data-node={node.id}>
      <title>{words}</title>
      <rect x={x} y={y} width={width} height={height} rx={4} />
      <text x={left} y={y + diagramText.number} className="flow-note">
        <tspan className="flow-number">{number}</tspan>
        {word !== '' && <tspan className="flow-mark"> · {word}</tspan>}
        {notes.length > 0 && <tspan> · {notes[0]}</tspan>}
      </text>
      {notes.slice(1).map((line, index) => (
        <text
          key={line}
          x={left}
          y={y + diagramText.number + (index + 1) * diagramText.noteStep}
          className="flow-note"
        >
          {line}
        </text>
      ))}
      {lines.map((line, index) => (
        <text key={line} x={left} y={start + index * diagramText.lineStep}>
          {line}
        </text>
      ))}
    </g>
  );
}
