import { diagramText, linesStart, markWord } from '#shared/protocol/diagram-text.ts';
import type { DestinationId, Pack } from '#shared/protocol/protocol.ts';
import type { Lead } from './leads-to.ts';
import { widthOf, wrap } from './text-size.ts';
import { whenBrief } from './when-words.ts';

export const boxWidth = 142;
const inner = boxWidth - 2 * diagramText.padding;

/** Where an answer that by itself is an emergency leaves the box. */
export type Port = {
  readonly to: DestinationId;
  readonly label: string;
  /** From the top of the box: the baseline of the label, and where the edge leaves. */
  readonly baseline: number;
  readonly y: number;
};

export type Mark = 'same' | 'changed' | 'new';

export type Box = {
  readonly id: string;
  readonly number: string;
  readonly mark: Mark;
  readonly lines: readonly string[];
  readonly note: string | null;
  readonly ports: readonly Port[];
  readonly height: number;
};

function portsOf(leads: readonly Lead[], top: number): { ports: readonly Port[]; bottom: number } {
  const labels = new Map<DestinationId, string[]>();
  for (const { label, to } of leads)
    if (to?.level === 'emergency') labels.set(to.head, [...(labels.get(to.head) ?? []), label]);
  const ports: Port[] = [];
  let baseline = top;
  for (const [to, answers] of labels) {
    const lines = wrap(answers.join(', '), { width: inner, px: diagramText.labelPx, most: 4 });
    ports.push({ to, label: lines.join('\n'), baseline, y: baseline - 4 });
    baseline += lines.length * diagramText.labelStep;
  }
  return { ports, bottom: baseline - diagramText.labelStep };
}

/** Every question as a box: its words in lines, when it is asked, and its emergency answers. */
export function boxesOf(
  pack: Pack,
  leads: readonly Lead[],
  markOf: (id: string) => Mark,
): readonly Box[] {
  return pack.questions.map((question, index) => {
    const number = String(index + 1);
    const mark = markOf(question.id);
    const head = [number, markWord(mark)].filter((one) => one !== '').join(' · ');
    const when = whenBrief(pack, question);
    const note =
      when === null
        ? null
        : wrap(when, {
            width: inner,
            px: diagramText.notePx,
            most: 2,
            taken: widthOf(`${head} · `, diagramText.notePx),
          });
    const lines = wrap(question.short, { width: inner, px: diagramText.linePx, most: 4 });
    const last = linesStart(note?.length ?? 1) + (lines.length - 1) * diagramText.lineStep;
    const mine = leads.filter((lead) => lead.question === index);
    const { ports, bottom } = portsOf(mine, last + diagramText.labelStep + 4);
    return {
      id: question.id,
      number,
      mark,
      lines,
      note: note?.join('\n') ?? null,
      ports,
      height: (ports.length > 0 ? bottom : last) + diagramText.padding,
    };
  });
}
