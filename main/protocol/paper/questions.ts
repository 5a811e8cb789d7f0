import {
  conditionWords,
  isEmergencyAlone,
  keysOf,
  type Key,
  type Spoken,
} from '#shared/protocol/paper-words.ts';
import type { Pack, Question } from '#shared/protocol/protocol.ts';
import type { Pages, Pen } from '../../paper/pen.ts';

/** What is read aloud; 12 points or more, for tired eyes. */
const aloud = 12;

function answerOf(pen: Pen, pack: Pack, question: Question, key: Key): void {
  const covers = question.answers[key.key - 1]?.covers;
  pen.tick(`${key.key}  ${key.label}${covers === undefined ? '' : ` (${covers})`}`, { size: 11 });
  if (isEmergencyAlone(pack, question, key))
    pen.columns(
      [14, 120, 90],
      [
        () => undefined,
        (mark) => {
          mark.text('EMERGENCY: ring now', { size: 9.5, bold: true, reversed: true, after: 4 });
        },
        () => undefined,
      ],
      0,
    );
}

function questionBlock(pen: Pen, spoken: Spoken, question: Question, number: number): void {
  pen.rule();
  const top = pen.y;
  pen.columns(
    [30, 400, 80],
    [
      (at) => at.text(`Q${number}`, { size: 14, bold: true }),
      (at) => {
        at.text(`${question.short}${question.necessary === true ? '  (must be asked)' : ''}`, {
          size: aloud,
          bold: true,
        });
        if (question.askWhen !== undefined)
          at.text(`Ask only if ${conditionWords(spoken, question.askWhen)}`, { size: 9.5 });
      },
      (at) => {
        at.box(at.x + 18, at.width - 18, 20);
        at.text('at', { size: 9.5 });
      },
    ],
    6,
  );
  pen.y = Math.max(pen.y, top + 24);
  pen.text(question.say, { size: aloud + 0.5, after: 3 });
  if (question.another !== undefined)
    pen.text(`Or: ${question.another}`, { size: aloud, slanted: true, after: 3 });
  if (question.hint !== undefined) pen.text(question.hint, { size: 10, after: 3 });
  if (question.wordsLabel !== undefined) pen.blank(question.wordsLabel, 34);
  if (question.many === true) pen.text('Tick all that fit.', { size: 10, bold: true });
  const keys = keysOf(question);
  const half = Math.ceil(keys.length / 2);
  pen.columns(
    [1, 1],
    [keys.slice(0, half), keys.slice(half)].map((some) => (at: Pen) => {
      for (const key of some) answerOf(at, spoken.pack, question, key);
    }),
  );
  if (question.sayNow !== undefined)
    pen.text(`Then say: ${question.sayNow}`, { size: aloud, after: 3 });
  pen.space(5);
}

/** Every question of the script in its order, by stage; none of them broken over two pages. */
export function drawQuestions(pages: Pages, spoken: Spoken): void {
  const { pack } = spoken;
  for (const { id, label } of pack.stages) {
    let first = true;
    for (const [index, question] of pack.questions.entries()) {
      if (question.stage !== id) continue;
      const heads = first;
      first = false;
      pages.block((pen) => {
        if (heads) pen.text(label.toUpperCase(), { size: 14, bold: true, after: 5 });
        questionBlock(pen, spoken, question, index + 1);
      });
    }
  }
}
