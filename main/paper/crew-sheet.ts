import type { CallState } from '#shared/call/call.ts';
import type { PersonView } from '#shared/contract/person-view.ts';
import { onTheWall } from '#shared/s136/london-time.ts';
import { sheetOf } from './document.ts';
import type { Pen } from './pen.ts';

const stages = ['Sent', 'Arrived', 'Clear'] as const;

function drawPlan(pen: Pen, person: PersonView | null): void {
  const plan = person?.plan ?? null;
  if (plan === null || plan.state !== 'current') return;
  const parts = [
    ['What makes it worse', plan.whatMakesWorse],
    ['What helps', plan.whatHelps],
    ['In their own words', plan.ownWords],
    ['Who to ring', plan.whoToCall],
  ] as const;
  pen.rule(1.5);
  for (const [label, words] of parts) {
    if (words === null) continue;
    pen.text(label, { size: 9, bold: true, after: 1 });
    pen.text(words, { size: 13, after: 8 });
  }
  if (plan.writtenBefore !== null)
    pen.text(`Written before ${plan.writtenBefore}. Not a reason to wait.`, { bold: true });
}

/**
 * A page for a crew to take with them: police first where there is a weapon, where, who, what makes it worse and what helps, and
 * room for the times. `lines` are what is read over the radio.
 */
export const crewSheet = (
  call: CallState,
  person: PersonView | null,
  lines: readonly string[],
  printedBy: string,
  nowMs: number,
): Promise<Buffer> =>
  sheetOf(
    {
      title: 'Street triage: page for the crew',
      author: printedBy,
      madeAt: new Date(nowMs),
      foot: {
        mark: 'CREW',
        words: `Printed ${onTheWall(nowMs)} by ${printedBy}. Destroy it when the crew is clear.`,
      },
    },
    (pages) => {
      pages.block((pen) => {
        pen.text('STREET TRIAGE', { size: 20, bold: true, after: 6 });
        for (const line of lines)
          pen.text(line, {
            size: 14,
            bold: line.startsWith('POLICE FIRST'),
            reversed: line.startsWith('POLICE FIRST'),
            after: 6,
          });
        pen.space(4);
        drawPlan(pen, person);
      });
      pages.block((pen) => {
        pen.space(8);
        pen.columns(
          stages.map(() => 1),
          stages.map((label) => (at: Pen) => {
            at.blank(`${label} at`, 32);
          }),
        );
        pen.space(6);
        pen.blank('How it ended, and who has accepted what comes next', 90);
        pen.text(`Control room: ${call.handler.name}. Call of ${onTheWall(call.openedAtMs)}`, {
          size: 9.5,
        });
      });
    },
  );
