import { serviceFor } from '#shared/call/service.ts';
import type { Pack, ResponseTable } from '#shared/protocol/protocol.ts';
import type { Pages, Pen } from '../../paper/pen.ts';

const first = (table: ResponseTable): readonly string[] => {
  const ambulance = serviceFor(table, 'ambulance_emergency').telephone ?? '999';
  return [
    `Life at risk now, somebody not answering or badly hurt, a weapon in a hand: leave the questions. Get the address. Ask dispatch for police by radio or in person, and ring the ambulance, ${ambulance}. Stay on the line. This is what F9 does.`,
    'A line marked “EMERGENCY: ring now” is the same: ring at once, then go on asking.',
    'Nobody says that help is coming until somebody has accepted, with a name or a reference. Until then say: “I am asking for them now. I will tell you.”',
    'Write the time beside every answer that changes something. Never guess a no: 0 is for not known, which is treated as yes, never as no.',
    'Every doubt goes to a supervisor, by name, with the time. You own the call until somebody else has accepted it by name.',
    'When Concord is back, type / paper and enter this sheet with its code. The times you wrote are kept.',
  ];
};

/** What to do first, before anything is asked. */
export function drawFirstPage(pages: Pages, pack: Pack, table: ResponseTable, code: string): void {
  pages.block((pen) => {
    pen.text('WHEN EVERYTHING IS DOWN', { size: 22, bold: true, after: 2 });
    pen.text(`${pack.title}, version ${pack.version}. ${table.force}. Code ${code}`, {
      size: 11,
      after: 8,
    });
    for (const [index, words] of first(table).entries())
      pen.columns(
        [22, 480],
        [
          (at) => at.text(String(index + 1), { size: 13, bold: true }),
          (at) => at.text(words, { size: 12, bold: index === 0, after: 5 }),
        ],
        6,
      );
    pen.space(4);
    pen.columns(
      [1, 1],
      [
        (at) => at.blank('Supervisor now (name)', 30),
        (at) => at.blank('Supervisor’s telephone', 30),
      ],
    );
  });
  pages.block(sheetHead);
}

const ticks = (pen: Pen, label: string, words: readonly string[]): void => {
  pen.text(label, { size: 9, after: 3 });
  pen.columns(
    words.map(() => 1),
    words.map((word) => (at: Pen) => at.tick(word, { size: 10.5 })),
    6,
  );
  pen.space(4);
};

function sheetHead(pen: Pen): void {
  pen.space(4);
  pen.rule(1.5);
  pen.text('THE CALL', { size: 14, bold: true, after: 6 });
  const row = (...labels: string[]): void => {
    pen.columns(
      labels.map(() => 1),
      labels.map((label) => (at: Pen) => at.blank(label, 32)),
    );
  };
  row('Date', 'Time it began', 'Desk', 'Handler');
  ticks(pen, 'How it came', ['telephone', 'walk-in', 'radio', 'another force']);
  row('Number to ring back', 'Caller’s name', 'Who they are to the person');
  row('Address, as the caller says it (do not read one out)');
  ticks(pen, 'The line, at the end', ['talked to the end', 'silent', 'dropped: ring back']);
  pen.space(4);
  pen.text('POLICE AND AMBULANCE ASKED AT ONCE (F9)', { size: 12, bold: true, after: 5 });
  for (const service of ['Police', 'Ambulance'])
    pen.columns(
      [3, 2, 3, 3],
      [
        (at) => {
          at.space(10);
          at.tick(`${service} asked`, { size: 12 });
        },
        (at) => at.blank('at', 30),
        (at) => at.blank('reference', 30),
        (at) => at.blank('accepted by (name)', 30),
      ],
    );
}
