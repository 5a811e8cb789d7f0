import { holds } from './predicate.ts';
import type { Facts, Pack, Question, QuestionId } from './protocol.ts';

/** Whether the script asks this question, given what is known so far. */
export const applies = (question: Question, facts: Facts): boolean =>
  question.askWhen === undefined || holds(question.askWhen, facts);

/**
 * Every question that applies and has no answer yet, in the order of the script. A fact volunteered
 * early leaves its question in the list, because it is confirmed rather than asked.
 */
export const askedQuestions = (
  pack: Pack,
  facts: Facts,
  answered: readonly QuestionId[],
): readonly Question[] =>
  pack.questions.filter((question) => !answered.includes(question.id) && applies(question, facts));

/** The question the script asks now, or null when it has no more. */
export const nextQuestion = (
  pack: Pack,
  facts: Facts,
  answered: readonly QuestionId[],
): Question | null => askedQuestions(pack, facts, answered)[0] ?? null;
