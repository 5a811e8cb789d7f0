import type { OfferedAnswer, Question } from '../../protocol.ts';
import type { Vocabulary } from '../../vocabulary.ts';
import { noFault } from '../finding.ts';
import { plain } from '../in-words.ts';
import type { PropertyOf } from './property.ts';

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

const says = ({ label }: OfferedAnswer, value: string): boolean => {
  const said = wordsIn(label);
  return wordsIn(plain(value)).every((word) => said.includes(word));
};

const denies = /^(no|none|nobody|nothing|nowhere)\b/i;
const affirms = /^yes\b/i;

/** Says another's word while that one says this one's; or says no to what is serious, or yes to what is least. */
function crossed(
  vocabulary: Vocabulary,
  { fact, answers }: Question,
  answer: OfferedAnswer,
): boolean {
  const opposite = { yes: denies, no: affirms }[answer.value];
  if (opposite !== undefined) return opposite.test(answer.label);
  const least = vocabulary.facts[fact]?.order?.[0] ?? [];
  const ordered = answers.some(({ value }) => least.includes(value));
  if (ordered && (least.includes(answer.value) ? affirms : denies).test(answer.label)) return true;
  return answers.some(
    (other) => other !== answer && says(answer, other.value) && says(other, answer.value),
  );
}

/** The handler reads the label and the record keeps the value: they must not be crossed. */
export const answersRecordWhatTheySay: PropertyOf = {
  id: '9-labels',
  text: 'No answer says one thing and records another',
  prove: ({ pack, vocabulary }) =>
    noFault(
      pack.questions.reduce((sum, { answers }) => sum + answers.length, 0),
      pack.questions.flatMap((question) =>
        question.answers
          .filter((answer) => crossed(vocabulary, question, answer))
          .map(({ label, value }) => ({
            words: `Question "${question.id}": "${label}" records "${plain(value)}".`,
            rules: [question.id, question.fact],
          })),
      ),
    ),
};
