import type { DiagramView } from '#shared/contract/protocol.ts';
import { levelWords } from '#shared/call/level-words.ts';
import type { Pack } from '#shared/protocol/protocol.ts';
import { destinationWords } from './destination-words.ts';
import type { Follow } from './follows.ts';
import type { Lead } from './leads-to.ts';
import { whenInFull } from './when-words.ts';

/** The picture in words, for whoever reads it as a table. */
export function scriptOf(
  pack: Pack,
  leads: readonly Lead[],
  follows: readonly Follow[],
): DiagramView['script'] {
  const stages = new Map(pack.stages.map(({ id, label }) => [id, label]));
  const numbers = new Map(pack.questions.map(({ id }, index) => [id, String(index + 1)]));
  return pack.questions.map((question, index) => {
    const { id, stage, short } = question;
    return {
      id,
      number: String(index + 1),
      stage: stages.get(stage) ?? stage,
      question: short,
      when: whenInFull(pack, question),
      next: follows.flatMap(([from, to]) => (from === id ? (numbers.get(to) ?? []) : [])),
      answers: leads
        .filter(({ question }) => question === index)
        .map(({ label, to }) => ({
          label,
          level: to?.level ?? null,
          leadsTo:
            to === null ? null : `${levelWords[to.level].full}: ${destinationWords(to.head)}`,
        })),
    };
  });
}
