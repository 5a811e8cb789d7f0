import type { Pack, Question } from '../protocol.ts';
import { valueOf } from './gates.ts';
import type { ScriptWorld } from './script-world.ts';
import type { Model } from './solver.ts';

/** The questions a call is asked, in order. */
export const pathOf = (pack: Pack, { asked }: ScriptWorld, model: Model): readonly Question[] =>
  pack.questions.filter(({ id }) => valueOf(asked.get(id) ?? false, (name) => model.has(name)));

const answered = ({ id, answers }: Question, model: Model): string =>
  answers
    .filter(({ value }) => model.has(`script.${id}:${value}`))
    .map(({ label }) => label)
    .join(' and ') || 'Not known';

/** "Is a life in danger now? No. Who is calling? Health staff." */
export const walkWords = (questions: readonly Question[], model: Model): string =>
  questions.map((question) => `${question.short} ${answered(question, model)}.`).join(' ');
