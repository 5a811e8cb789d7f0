import { answerOptions, type AnswerOptions } from './answer-options.ts';
import { factsOf, type Predicate } from './predicate.ts';
import type { FactName, Pack, Question, Rule, Substitution } from './protocol.ts';

/** What a pack's bounds need that is the same for every call. */
export type PreparedBounds = {
  readonly pack: Pack;
  readonly options: AnswerOptions;
  readonly speaksOf: ReadonlyMap<Rule | Substitution, readonly FactName[]>;
  /** By place in the script: facts that decide what is asked from there on, and what is in doubt. */
  readonly asked: readonly (readonly FactName[])[];
  /** Calls of this replay whose ends could not be found. */
  readonly givenUp: { count: number };
};

export function prepareBounds(pack: Pack): PreparedBounds {
  const about = (predicate: Predicate | undefined): readonly FactName[] =>
    predicate === undefined ? [] : factsOf(predicate);
  const asking = ({ fact, askWhen }: Question): readonly FactName[] => [fact, ...about(askWhen)];
  const doubts = pack.questions.filter(({ necessary }) => necessary === true).flatMap(asking);
  return {
    pack,
    options: answerOptions(pack),
    givenUp: { count: 0 },
    speaksOf: new Map(
      [...pack.rules, ...pack.substitutions].map((one) => [
        one,
        [...new Set([...about(one.when), ...about(one.unless)])],
      ]),
    ),
    asked: pack.questions.map((_question, place) => [
      ...new Set([...doubts, ...pack.questions.slice(place).flatMap(asking)]),
    ]),
  };
}
