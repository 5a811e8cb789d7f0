import { obligationKinds } from '#shared/call/obligation-kinds.ts';
import type { Pack, ResponseTable } from '#shared/protocol/protocol.ts';
import type { Pages, Pen } from '../../paper/pen.ts';
import { levelHeads, ringWords } from './rules.ts';

/** Whom to ring, from most contact to least, with what the caller is told. */
export function drawWhomToRing(pages: Pages, pack: Pack, table: ResponseTable): void {
  pages.next();
  pages.block((pen) => {
    pen.text('WHOM TO RING, AND WHAT TO SAY', { size: 16, bold: true, after: 4 });
    pen.text(
      'Say it only as it stands: you are asking. Who is coming, and when, is said once somebody has accepted by name.',
      { size: 11, after: 6 },
    );
  });
  for (const [id, { grade, targetMinutes, hours }] of Object.entries(table.services))
    pages.block((pen) => {
      const advice = pack.advice[id];
      pen.rule();
      pen.text(ringWords(table, id), { size: 12, bold: true });
      const by = targetMinutes === 0 ? '' : ` Should answer within ${targetMinutes} minutes.`;
      pen.text(`${grade === null ? '' : `${grade}. `}${hours}.${by}`, { size: 9.5 });
      if (advice?.tell !== undefined) pen.text(`“${advice.tell}”`, { size: 12 });
      if (advice?.sayWhileWaiting !== undefined)
        pen.text(`While you wait: ${advice.sayWhileWaiting}`, { size: 12 });
      if (advice?.watchFor !== undefined)
        pen.text(`Ring police and ambulance if: ${advice.watchFor.join('; ')}.`, {
          size: 10.5,
          bold: true,
        });
      if (advice?.ifWorse !== undefined)
        pen.text(`If it gets worse: ${advice.ifWorse}.`, { size: 12 });
      if (advice?.callAgain !== undefined)
        pen.text(`Call again: ${advice.callAgain}.`, { size: 12 });
      if (advice?.owes !== undefined)
        pen.text(`Owed: ${advice.owes.map((kind) => obligationKinds[kind].label).join('; ')}`, {
          size: 10,
        });
      pen.space(3);
    });
}

const lines = (pen: Pen, label: string, count: number): void => {
  pen.blank(label, 32);
  for (let one = 1; one < count; one += 1) pen.blank('', 28);
};

/** Where the call went, who accepted it, what was said, and what is still owed. */
export function drawRoute(pages: Pages): void {
  pages.next();
  pages.block((pen) => {
    pen.text('THE ROUTE', { size: 16, bold: true, after: 6 });
    pen.text('Response needed', { size: 9, after: 3 });
    pen.columns(
      [1, 1, 1, 1, 1],
      Object.values(levelHeads).map(
        (head) => (at: Pen) => at.tick(head.toLowerCase(), { size: 10.5 }),
      ),
      4,
    );
    pen.space(8);
    pen.columns([3, 1], [(at) => at.blank('Where it went', 32), (at) => at.blank('at', 32)]);
    pen.columns(
      [3, 2, 1],
      [
        (at) => at.blank('Accepted by (name; never yourself)', 32),
        (at) => at.blank('reference', 32),
        (at) => at.blank('at', 32),
      ],
    );
    lines(pen, 'Others asked: who, when, accepted by', 3);
    pen.columns(
      [3, 2],
      [
        (at) =>
          at.blank('A question was not asked: the doubt is owned by (supervisor or nurse)', 32),
        (at) => at.blank('which questions', 32),
      ],
    );
    pen.space(6);
    pen.text('WHAT THE CALLER WAS TOLD', { size: 14, bold: true, after: 6 });
    pen.columns([1, 1], [(at) => at.blank('Who will help', 32), (at) => at.blank('When', 32)]);
    lines(pen, 'What to do if it gets worse', 2);
    lines(pen, 'When to call again', 2);
    pen.space(6);
    pen.text('STILL OPEN: WHO DOES IT, AND BY WHEN', { size: 14, bold: true, after: 6 });
    for (let one = 0; one < 4; one += 1)
      pen.columns(
        [4, 2, 1],
        [(at) => at.blank('what', 28), (at) => at.blank('who', 28), (at) => at.blank('by', 28)],
      );
    pen.space(4);
    lines(pen, 'Notes', 3);
    pen.text(
      'The call stays open until somebody has accepted it and nothing is owed. Give this sheet to the supervisor; it is entered with / paper when Concord is back, with the times above.',
      { size: 11 },
    );
  });
}
