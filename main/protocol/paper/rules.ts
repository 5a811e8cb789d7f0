import { obligationKinds } from '#shared/call/obligation-kinds.ts';
import { serviceFor } from '#shared/call/service.ts';
import { conditionWords, type Spoken } from '#shared/protocol/paper-words.ts';
import {
  levels,
  type DestinationId,
  type Level,
  type ResponseTable,
  type Rule,
} from '#shared/protocol/protocol.ts';
import type { Pages, Pen } from '../../paper/pen.ts';

/** Levels by their time, as everywhere (design section 1, rule 14). */
export const levelHeads: Readonly<Record<Level, string>> = {
  emergency: 'EMERGENCY, NOW',
  urgent: 'WITHIN THE HOUR',
  soon: 'WITHIN 4 HOURS',
  routine: 'AT AN AGREED TIME',
  advice: 'ADVICE ONLY',
};

/** Whom to ring, with the number; where there is none, by radio or from desk to desk. */
export const ringWords = (table: ResponseTable, destination: DestinationId): string => {
  const { name, telephone } = serviceFor(table, destination);
  return telephone === null ? `${name} (radio or in person)` : `${name}, ${telephone}`;
};

function ruleBlock(pen: Pen, spoken: Spoken, table: ResponseTable, rule: Rule): void {
  pen.rule();
  pen.tick(rule.because, { size: 11, bold: true });
  const unless =
    rule.unless === undefined ? '' : ` BUT NOT IF ${conditionWords(spoken, rule.unless)}`;
  pen.columns(
    [30, 480],
    [
      (at) => at.text('If', { size: 10, bold: true }),
      (at) => at.text(`${conditionWords(spoken, rule.when)}${unless}`, { size: 10 }),
    ],
    6,
  );
  if (rule.destinations.length > 0)
    pen.columns(
      [30, 480],
      [
        (at) => at.text('Ring', { size: 10, bold: true }),
        (at) =>
          at.text(rule.destinations.map((one) => ringWords(table, one)).join(';  '), { size: 10 }),
      ],
      6,
    );
  if (rule.obligations.length > 0)
    pen.columns(
      [30, 480],
      [
        (at) => at.text('Owed', { size: 10, bold: true }),
        (at) =>
          at.text(rule.obligations.map((kind) => obligationKinds[kind].label).join('; '), {
            size: 10,
          }),
      ],
      6,
    );
  pen.space(3);
}

const intro = [
  'These pages, and whom to ring after them, are for the desk: one copy is enough for many calls.',
  'Go through all of them from the top and tick each that is met. The soonest level ticked is the level; everybody ticked is asked. Nothing here takes anybody away.',
  'Not known is treated as yes, never as no: 0 is an answer of its own, and it is named where it counts. A question that was not asked meets no line, and is not a no either.',
  'A question marked “must be asked” that was not asked, or where the answer is 0, and nobody of police, fire or missing persons is asked: your supervisor owns the doubt, by name.',
];

/** The rules as somebody applies them by hand, soonest first, with whom to ring and what is owed. */
export function drawRules(pages: Pages, spoken: Spoken, table: ResponseTable): void {
  const { pack } = spoken;
  pages.next();
  pages.block((pen) => {
    pen.text('WHAT THE ANSWERS REQUIRE', { size: 16, bold: true, after: 6 });
    for (const words of intro) pen.text(words, { size: 11, after: 5 });
  });
  const groups: readonly (readonly [string, readonly Rule[]])[] = [
    ...levels.map(
      (level) => [levelHeads[level], pack.rules.filter((one) => one.level === level)] as const,
    ),
    ['WHATEVER THE LEVEL, THESE ARE ADDED', pack.rules.filter(({ level }) => level === undefined)],
  ];
  for (const [head, rules] of groups)
    for (const [index, rule] of rules.entries())
      pages.block((pen) => {
        if (index === 0) {
          pen.space(4);
          pen.text(head, { size: 13, bold: true, reversed: true, after: 6 });
        }
        ruleBlock(pen, spoken, table, rule);
      });
  for (const [index, swap] of pack.substitutions.entries())
    pages.block((pen) => {
      if (index === 0) {
        pen.space(4);
        pen.text('WHO STANDS IN: FROM THE TOP, AFTER THE RULES', {
          size: 13,
          bold: true,
          reversed: true,
          after: 6,
        });
        pen.text('The level stays as it is.', { size: 11, after: 4 });
      }
      pen.rule();
      pen.tick(swap.because, { size: 11, bold: true });
      const at =
        swap.atLevels === undefined
          ? ''
          : ` Only at: ${swap.atLevels.map((level) => levelHeads[level].toLowerCase()).join('; ')}.`;
      const unless =
        swap.unless === undefined ? '' : ` BUT NOT IF ${conditionWords(spoken, swap.unless)}`;
      const name = (one: DestinationId) => serviceFor(table, one).name;
      pen.text(`If ${conditionWords(spoken, swap.when)}${unless}.${at}`, { size: 10 });
      pen.text(
        `Instead of: ${swap.replace.map(name).join('; ')}. Ring: ${swap.with.length === 0 ? 'nobody more' : swap.with.map((one) => ringWords(table, one)).join(';  ')}`,
        { size: 10, after: 5 },
      );
    });
}
