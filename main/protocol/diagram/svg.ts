import { diagramText, linesStart, markWord } from '#shared/protocol/diagram-text.ts';
import { edgePaths } from '#shared/protocol/diagram-path.ts';
import type { DiagramView } from '#shared/contract/protocol.ts';

type Node = DiagramView['nodes'][number];

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const style = `
text { font-family: 'Atkinson Hyperlegible Next', 'Segoe UI', sans-serif; fill: #171e21; font-size: 13px }
.lane { fill: #efece8 } .lane-name { font-size: 14px; font-weight: 660 }
.box { fill: #ffffff; stroke: #6d7679 } .changed, .new { stroke: #294c9f; stroke-width: 2 } .new { fill: #dde8fd }
.small { font-size: 12px; fill: #525b5e } .red { font-size: 12px; fill: #a91518 } .name { font-weight: 620 }
path { fill: none; stroke: #6d7679; stroke-width: 1.25 } .emergency { stroke: #a91518; stroke-width: 1.5 }
.added { stroke: #294c9f; stroke-width: 2 } marker path { stroke: none; fill: #6d7679 } #red path { fill: #a91518 } #added path { fill: #294c9f }
`;

const line = (x: number, y: number, kind: string, words: string): string =>
  `<text x="${x}" y="${y}" class="${kind}">${escaped(words)}</text>`;

function boxOf({ x, y, width, height, kind, mark, number, lines, note }: Node): string {
  const round = kind === 'route' ? height / 2 : 4;
  const box = `<rect class="box ${mark}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"/>`;
  const notes = note?.split('\n') ?? [];
  if (kind === 'route')
    return `${box}${line(x + 18, y + diagramText.pillName, 'name', lines.join(' '))}${notes
      .map((one, index) => line(x + 18, y + diagramText.pillName + 16 + index * 15, 'small', one))
      .join('')}`;
  const left = x + diagramText.padding;
  const head = [number, markWord(mark), notes[0] ?? ''].filter((one) => one !== '').join(' · ');
  const start = y + linesStart(notes.length);
  return [
    box,
    line(left, y + diagramText.number, 'small', head),
    ...notes
      .slice(1)
      .map((one, index) =>
        line(left, y + diagramText.number + (index + 1) * diagramText.noteStep, 'small', one),
      ),
    ...lines.map((one, index) => line(left, start + index * diagramText.lineStep, '', one)),
  ].join('');
}

function edgeOf(
  { kind, mark, label, labelAt }: DiagramView['edges'][number],
  path: string,
): string {
  const look = mark === 'new' && kind !== 'emergency' ? 'added' : kind;
  const head = kind === 'emergency' ? 'red' : look === 'added' ? 'added' : 'grey';
  const words = (label ?? '')
    .split('\n')
    .map((one, index) =>
      labelAt === null
        ? ''
        : line(labelAt.x, labelAt.y + index * diagramText.labelStep, 'red', one),
    );
  return `<path class="${look}" marker-end="url(#${head})" d="${path}"/>${words.join('')}`;
}

const marker = (id: string): string =>
  `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 .5 8 4 0 7.5z"/></marker>`;

/** The picture as an SVG file that any browser or printer shows: light colours, no other file needed. */
export function svgOf({ width, height, lanes, nodes, edges }: DiagramView, title: string): string {
  const paths = edgePaths(edges);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title><style>${style}</style>`,
    `<defs>${marker('grey')}${marker('red')}${marker('added')}</defs>`,
    `<rect width="${width}" height="${height}" fill="#fefdfc"/>`,
    ...lanes.map(({ label, x, width: wide }, index) => {
      const fill =
        index % 2 === 0 ? `<rect class="lane" x="${x}" width="${wide}" height="${height}"/>` : '';
      return `${fill}${line(x + 16, 22, 'lane-name', label)}`;
    }),
    ...nodes.map(boxOf),
    ...edges.map((edge, index) => edgeOf(edge, paths[index] ?? '')),
    '</svg>\n',
  ].join('\n');
}
