import { factsSetBy } from '../../check-script.ts';
import type { Facts, GivenAnswer, Question } from '../../protocol.ts';
import { factsTold, survivingFacts, toldEarly } from '../../revise.ts';
import { noFault } from '../finding.ts';
import type { PropertyOf } from './property.ts';

const answersOf = ({ id, fact, many, answers }: Question): readonly GivenAnswer[] =>
  [...answers.map(({ value }) => value), 'unknown'].map((value) => ({
    question: id,
    values: { [fact]: many === true ? [value] : value },
  }));

const asText = (value: unknown): string => JSON.stringify(value);
const sorted = (facts: object): string => asText(Object.entries(facts).toSorted());

/** Two answers that tell a fact in common are the only ones whose order could matter. */
const meet = (one: Question, other: Question): boolean =>
  factsSetBy(one).some((fact) => factsSetBy(other).includes(fact));

/** A decision rests on the set of facts alone; here, that the set does not depend on when each part came. */
export const orderOfArrival: PropertyOf = {
  id: '11-order',
  text: 'The order in which facts arrive changes nothing',
  prove: ({ pack }) => {
    let pairs = 0;
    const faults: { words: string; rules: readonly string[] }[] = [];
    for (const [index, first] of pack.questions.entries())
      for (const second of pack.questions.slice(index)) {
        if (first === second ? first.many !== true : !meet(first, second)) continue;
        for (const one of answersOf(first))
          for (const other of answersOf(second)) {
            // Another value for the same fact is not the same facts: it is a revision, and the newer stands.
            if (first !== second && first.fact === second.fact) continue;
            pairs += 1;
            const [there, back] =
              first === second
                ? [told(first, one, other), told(first, other, one)]
                : [said(one, other), said(other, one)];
            if (there !== back)
              faults.push({
                words: `"${first.id}" and "${second.id}" tell something else when they come in the other order.`,
                rules: [first.id, second.id],
              });
          }
      }
    return noFault(pairs, faults.slice(0, 3));

    function said(...answers: readonly GivenAnswer[]): string {
      return (
        sorted(survivingFacts(pack, answers, {})) +
        sorted(
          toldEarly(
            pack,
            answers.reduce<Facts>((facts, { values }) => ({ ...facts, ...values }), {}),
          ),
        )
      );
    }
    function told(question: Question, one: GivenAnswer, other: GivenAnswer): string {
      const { [question.fact]: chosen, ...beside } = factsTold(question, {
        [question.fact]: [one, other].flatMap(({ values }) => values[question.fact] ?? []),
      });
      return sorted(beside) + asText([...new Set(chosen)].toSorted());
    }
  },
};
