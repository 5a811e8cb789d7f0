import { factsOf, type Predicate } from './predicate.ts';
import type { Problem } from './problem.ts';
import type { FactName, Pack, Question } from './protocol.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Every fact an answer to the question can set, its own first. */
export const factsSetBy = ({ fact, answers }: Question): readonly FactName[] => [
  ...new Set([fact, ...answers.flatMap(({ also }) => Object.keys(also ?? {}))]),
];

const twice = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

type Placed = { readonly question: Question; readonly index: number };

/**
 * askWhen looks at facts of earlier questions only, so the script runs forward and cannot loop; and
 * no later question may change a fact an earlier one was asked upon, or an answer would reach back.
 */
export function orderProblems(script: readonly Placed[]): readonly Problem[] {
  return script.flatMap(({ question, index }, place) => {
    const asks = question.askWhen === undefined ? [] : factsOf(question.askWhen);
    const earlier = new Set(script.slice(0, place).flatMap((one) => factsSetBy(one.question)));
    const path = ['questions', index, 'askWhen'];
    const tooEarly = asks
      .filter((fact) => !earlier.has(fact))
      .map((fact) => ({
        path,
        text: `"${question.id}" depends on ${fact}, which no earlier question asks. Move it below the question that asks it, or take the condition out.`,
      }));
    const reachingBack = script.slice(place + 1).flatMap((later) =>
      factsSetBy(later.question)
        .filter((fact) => asks.includes(fact))
        .map((fact) => ({
          path: ['questions', later.index, 'fact'],
          text: `"${later.question.id}" changes ${fact}, which decides whether the earlier "${question.id}" is asked. Move it above that question.`,
        })),
    );
    return [...tooEarly, ...reachingBack];
  });
}

/** A fact that no question asks and no application supplies would leave its rule dead. */
export function unaskedProblems(
  vocabulary: Vocabulary,
  questions: readonly Question[],
  conditions: readonly {
    readonly predicate: Predicate;
    readonly path: readonly (string | number)[];
  }[],
): readonly Problem[] {
  const asked = new Set(questions.flatMap(factsSetBy));
  return conditions.flatMap(({ predicate, path }) =>
    factsOf(predicate)
      .filter((fact) => vocabulary.facts[fact]?.supplied === false && !asked.has(fact))
      .map((fact) => ({
        path,
        text: `No question asks ${fact}, so this would never be met. Add a question that asks it, or take it out of the condition.`,
      })),
  );
}

export function repeatedIds(
  pack: Pick<Pack, 'questions' | 'rules' | 'stages' | 'substitutions'>,
): readonly Problem[] {
  const named = (under: string, ids: readonly string[]): Problem[] =>
    twice(ids).map((id) => ({
      path: [under],
      text: `"${id}" is used twice. Give one of the two another id.`,
    }));
  return [
    ...named(
      'stages',
      pack.stages.map(({ id }) => id),
    ),
    ...named(
      'questions',
      pack.questions.map(({ id }) => id),
    ),
    ...named(
      'rules',
      pack.rules.map(({ id }) => id),
    ),
    ...named(
      'substitutions',
      pack.substitutions.map(({ id }) => id),
    ),
  ];
}

/** Stages run forward: a question of an earlier stage after one of a later would jump back on screen. */
export function stageProblems(
  stages: Pack['stages'],
  script: readonly Placed[],
): readonly Problem[] {
  const order = stages.map(({ id }) => id);
  let reached = 0;
  return script.flatMap(({ question, index }) => {
    const path = ['questions', index, 'stage'];
    const at = order.indexOf(question.stage);
    if (at < 0)
      return [
        {
          path,
          text: `There is no stage "${question.stage}". Add it under stages, or name one of them.`,
        },
      ];
    if (at < reached)
      return [
        {
          path,
          text: `"${question.id}" is in an earlier stage than the question before it. Move it up, or name a later stage.`,
        },
      ];
    reached = at;
    return [];
  });
}
