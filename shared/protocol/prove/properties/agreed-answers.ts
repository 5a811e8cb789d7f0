import type { AgreedAnswer, Facts, Pack } from '../../protocol.ts';
import { noFault } from '../finding.ts';
import { factsWords, plain } from '../in-words.ts';
import type { PropertyOf } from './property.ts';

const sorted = (facts: Facts): string => JSON.stringify(Object.entries(facts).toSorted());

/** What is otherwise about an answer than was agreed, in words; null where it is as agreed. */
function otherwise({ questions }: Pack, agreed: AgreedAnswer): string | null {
  const { question, label, value, tells, mustBeThere } = agreed;
  const answers = questions.find(({ id }) => id === question)?.answers ?? [];
  const now = answers.find((answer) => answer.label === label);
  if (now === undefined)
    return mustBeThere ? `Question "${question}" has no answer "${label}" any more.` : null;
  if (now.value !== value)
    return `Question "${question}": "${label}" records "${plain(now.value)}", and not "${plain(value)}".`;
  if (sorted(now.also ?? {}) === sorted(tells)) return null;
  return `Question "${question}": "${label}" (${plain(value)}) tells that ${factsWords(now.also ?? {})}; agreed was that ${factsWords(tells)}.`;
}

/** A label, a value or what it tells, changed alone, would put into the record what nobody said. */
export const agreedAnswers: PropertyOf = {
  id: 'pack-answers',
  text: 'Every answer says, records and tells what was agreed',
  prove: ({ pack }) =>
    noFault(
      pack.agreedAnswers.length,
      pack.agreedAnswers.flatMap((agreed) => {
        const words = otherwise(pack, agreed);
        return words === null
          ? []
          : [{ words, rules: [agreed.question, agreed.value, ...Object.keys(agreed.tells)] }];
      }),
    ),
};
