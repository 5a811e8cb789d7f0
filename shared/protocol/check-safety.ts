import { factsOf, type Predicate } from './predicate.ts';
import type { Problem } from './problem.ts';
import type { FactName, Question } from './protocol.ts';

/** What is already known about a person. It may add help and never takes any away (design 1.3). */
const alreadyKnown: ReadonlySet<FactName> = new Set([
  'flag_match',
  'care_plan',
  'plan_asks_for',
  'frequent_contact',
  'different_today',
  'known_to_services',
  'linked_calls_24h',
]);

type Path = Problem['path'];

const knownIn = (predicate: Predicate): readonly FactName[] =>
  factsOf(predicate).filter((fact) => alreadyKnown.has(fact));

/** Known facts that stand under a `not` anywhere in the condition. */
function denied(predicate: Predicate): readonly FactName[] {
  if ('fact' in predicate) return [];
  if ('not' in predicate) return knownIn(predicate.not);
  const parts = 'any' in predicate ? predicate.any : predicate.all;
  return [...new Set(parts.flatMap(denied))];
}

const refusal = (facts: readonly FactName[], where: string, path: Path): readonly Problem[] =>
  facts.map((fact) => ({
    path,
    text: `${fact} stands under "${where}". A flag or a plan may add help, never take it away (design 1.3). Take it out, or write a rule that adds help when it is met.`,
  }));

/**
 * Refuses every place in which what is known about a person could hold a rule back or have a service
 * replaced, or a question left out: under `unless`, `not` and `askWhen`, and in the `when` of a substitution.
 */
export function takingAwayProblems(
  conditions: readonly { readonly predicate: Predicate; readonly path: Path }[],
): readonly Problem[] {
  return conditions.flatMap(({ predicate, path }) => {
    const last = path.at(-1);
    if (last === 'askWhen') return refusal(knownIn(predicate), 'askWhen', path);
    if (last === 'unless') return refusal(knownIn(predicate), 'unless', path);
    if (path[0] === 'substitutions')
      return refusal(knownIn(predicate), 'when of a substitution', path);
    return refusal(denied(predicate), 'not', path);
  });
}

const same = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

/** Two answers with the same label cannot be told apart on the screen. */
export const repeatedLabels = (
  script: readonly { readonly question: Question; readonly index: number }[],
): readonly Problem[] =>
  script.flatMap(({ question, index }) => {
    const labels = question.answers.map(({ label }) => same(label));
    return labels.flatMap((label, place) =>
      labels.indexOf(label) === place
        ? []
        : [
            {
              path: ['questions', index, 'answers', place, 'label'],
              text: `Two answers of "${question.id}" are called "${label}". Call one of them otherwise.`,
            },
          ],
    );
  });
