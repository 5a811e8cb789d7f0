import type { OfferedAnswer, Question } from '../../protocol.ts';
import { noFault } from '../finding.ts';
import { plain } from '../in-words.ts';
import type { PropertyOf } from './property.ts';

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

const says = ({ label }: OfferedAnswer, value: string): boolean => {
  const said = wordsIn(label);
  return wordsIn(plain(value)).every((word) => said.includes(word));
};

const opposite: Readonly<Record<string, string>> = { yes: 'no', no: 'yes' };

/** Says another's word while that one says this one's; or begins with the very opposite of what it records. */
const crossed = ({ answers }: Question, answer: OfferedAnswer): boolean =>
  (opposite[answer.value] ?? '') === wordsIn(answer.label)[0] ||
  answers.some(
    (other) => other !== answer && says(answer, other.value) && says(other, answer.value),
  );

/** The handler reads the label and the record keeps the value: they must not be crossed. */
export const answersRecordWhatTheySay: PropertyOf = {
  id: '9-labels',
  text: 'No answer says one thing and records another',
  prove: ({ pack }) =>
    noFault(
      pack.questions.reduce((sum, { answers }) => sum + answers.length, 0),
      pack.questions.flatMap((question) =>
        question.answers
          .filter((answer) => crossed(question, answer))
          .map(({ label, value }) => ({
            words: `Question "${question.id}": "${label}" records "${plain(value)}".`,
            rules: [question.id, question.fact],
          })),
      ),
    ),
};
