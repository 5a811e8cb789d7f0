import { factsOf, type Predicate } from './predicate.ts';
import type { Problem } from './problem.ts';
import type { DestinationId, FactName, Pack, Question } from './protocol.ts';
import type { Vocabulary } from './vocabulary.ts';

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
 * replaced: under `unless`, under `not`, and in the `when` of a substitution.
 */
export function takingAwayProblems(
  conditions: readonly { readonly predicate: Predicate; readonly path: Path }[],
): readonly Problem[] {
  return conditions.flatMap(({ predicate, path }) => {
    const last = path.at(-1);
    if (last === 'unless') return refusal(knownIn(predicate), 'unless', path);
    if (path[0] === 'substitutions')
      return refusal(knownIn(predicate), 'when of a substitution', path);
    return refusal(denied(predicate), 'not', path);
  });
}

/** Destinations the laws of the decision add by themselves (outcome.ts). */
const alwaysPossible: readonly DestinationId[] = ['supervisor_review', 'no_deployment'];

/** Every destination the pack can name needs its advice, or the handler would have nothing to say. */
export function adviceProblems(
  { rules, substitutions, advice }: Pick<Pack, 'rules' | 'substitutions' | 'advice'>,
  vocabulary: Vocabulary,
): readonly Problem[] {
  const named = new Set([
    ...rules.flatMap(({ destinations }) => destinations),
    ...substitutions.flatMap((one) => one.with),
    ...alwaysPossible,
  ]);
  return [...named]
    .filter((id) => Object.hasOwn(vocabulary.destinations, id) && !Object.hasOwn(advice, id))
    .map((id) => ({
      path: ['advice'],
      text: `There is no advice for ${id}, where this script can send a call. Add what the caller is told.`,
    }));
}

const same = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

/** Two questions with the same words, or two answers with the same label, cannot be told apart on the screen. */
export function repeatedTexts(
  script: readonly { readonly question: Question; readonly index: number }[],
): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const { question, index } of script) {
    for (const part of ['short', 'say'] as const) {
      const key = `${part} ${same(question[part])}`;
      const before = seen.get(key);
      if (before !== undefined)
        problems.push({
          path: ['questions', index, part],
          text: `"${question.id}" has the same words as "${before}". Word one of them otherwise.`,
        });
      seen.set(key, question.id);
    }
    const labels = question.answers.map(({ label }) => same(label));
    for (const [place, label] of labels.entries())
      if (labels.indexOf(label) !== place)
        problems.push({
          path: ['questions', index, 'answers', place, 'label'],
          text: `Two answers of "${question.id}" are called "${label}". Call one of them otherwise.`,
        });
  }
  return problems;
}
