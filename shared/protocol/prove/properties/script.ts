import { factsSetBy } from '../../check-script.ts';
import { destinationOrder } from '../../destinations.ts';
import { outcome } from '../../outcome.ts';
import { factsOf } from '../../predicate.ts';
import type { FactName, Facts, Pack, Question } from '../../protocol.ts';
import { factsTold } from '../../revise.ts';
import { noFault } from '../finding.ts';
import { plain } from '../in-words.ts';
import { atLeast, valueOf, type Gate } from '../gates.ts';
import type { Model } from '../solver.ts';
import { pathOf, walkWords } from '../walk.ts';
import type { Finding, PropertyOf } from './property.ts';

/** Facts of the mental-health branch: nothing of it is asked before place, life and the crime limb. */
const mentalHealth: ReadonlySet<FactName> = new Set([
  'intent',
  'warning_signs',
  'psychosis',
  'sudden_onset',
  'postnatal',
  'dementia',
  'autism_or_learning_disability',
  'distress_severe',
  'capacity_doubted',
  'legal_status',
  'absent',
  'absent_from',
  'officer_asks',
  'known_to_services',
]);

/** The longest a script may be, and the most keys from an emergency answer to the offered route (issue 3). */
const questionsAtMost = 25;
const keysAtMost = 4;

const limbs = [
  ['location_known', 'where the person is'],
  ['life_at_risk_now', 'whether a life is at risk'],
  ['crime', 'whether there was a crime'],
] as const;

/** National Partnership Agreement 2024, the two limbs of the attendance test; domain.md section 1.1. */
export const safetyFirst: PropertyOf = {
  id: '6-first',
  text: 'Place, life and crime come before mental health',
  prove: (proof) => {
    const { pack } = proof;
    const { gates, script } = proof;
    const asks = (fact: FactName): readonly Question[] =>
      pack.questions.filter((question) => factsSetBy(question).includes(fact));
    const place = (question: Question): number => pack.questions.indexOf(question);
    const faults: { words: string; rules: readonly string[] }[] = [];
    for (const [fact, words] of limbs) {
      const never = gates.not(gates.or(asks(fact).map(({ id }) => script.asked.get(id) ?? false)));
      const model = script.solve(never);
      if (model === null) continue;
      const some = pathOf(pack, script, model);
      faults.push({
        words: `A call is over without anybody asking ${words}${some.length === 0 ? '' : `: ${walkWords(some.slice(0, 6), model)}`}`,
        rules: [fact],
      });
    }
    /** That a question is asked on a call on which nobody asked this before. */
    const tooEarly = (question: Question, fact: FactName): Model | null =>
      script.solve(
        gates.and([
          script.asked.get(question.id) ?? false,
          ...asks(fact)
            .filter((one) => place(one) < place(question))
            .map(({ id }) => gates.not(script.asked.get(id) ?? false)),
        ]),
      );
    const [location, life, crime] = limbs;
    const order = [
      ...asks(life[0]).map((question) => [question, location] as const),
      ...asks(crime[0]).flatMap((question) => [
        [question, location] as const,
        [question, life] as const,
      ]),
      ...pack.questions
        .filter((question) => factsSetBy(question).some((fact) => mentalHealth.has(fact)))
        .map((question) => [question, crime] as const),
    ];
    for (const [question, [fact, words]] of order) {
      if (factsSetBy(question).includes(fact) || tooEarly(question, fact) === null) continue;
      faults.push({
        words: `"${question.id}" can be asked before anybody asked ${words}.`,
        rules: [question.id, fact, ...asks(fact).map(({ id }) => id)],
      });
    }
    return noFault(pack.questions.length, faults);
  },
};

type Part = {
  readonly id: string;
  readonly gate: Gate;
  readonly words: string;
  readonly facts?: readonly FactName[];
};

/** Every part of the pack can happen on some call: a model for each, and one model serves many. */
export const everythingCanHappen: PropertyOf = {
  id: '9-reach',
  text: 'Every question, rule and destination can happen',
  prove: (proof) => {
    const { pack } = proof;
    const { script } = proof;
    const { out } = script;
    const named = new Set([
      ...pack.rules.flatMap(({ destinations }) => destinations),
      ...pack.substitutions.flatMap((one) => one.with),
      ...Object.keys(pack.advice),
    ]);
    const parts: Part[] = [
      ...pack.questions.map(({ id, short }) => ({
        id,
        gate: script.asked.get(id) ?? false,
        words: `Question "${id}" (${short}) can never be reached.`,
      })),
      ...pack.questions.flatMap(({ id, answers }) =>
        answers.map(({ value, label }) => ({
          id,
          gate: script.chose.get(id)?.get(value) ?? false,
          words: `Question "${id}" can never be left with "${label}".`,
        })),
      ),
      ...pack.rules.map(({ id, when }) => ({
        id,
        facts: factsOf(when),
        gate: out.fires.get(id) ?? false,
        words: `Rule "${id}" (${factsOf(when).map(plain).join(', ')}) can never fire on a call that follows the script.`,
      })),
      ...pack.substitutions.map(({ id }) => ({
        id,
        gate: out.standsIn.get(id) ?? false,
        words: `The stand-in "${id}" can never act.`,
      })),
      ...destinationOrder
        .filter((id) => named.has(id))
        .map((id) => ({
          id,
          gate: out.goesTo.get(id) ?? false,
          words: `The destination "${id}" can never be on a route.`,
        })),
    ];
    let open = parts;
    const never: typeof parts = [];
    for (;;) {
      const [next, ...rest] = open;
      if (next === undefined) break;
      const model = script.solve(next.gate);
      if (model === null) never.push(next);
      const isTrue = (name: string): boolean => model?.has(name) ?? false;
      open = model === null ? rest : rest.filter(({ gate }) => !valueOf(gate, isTrue));
    }
    return noFault(
      parts.length,
      never.map(({ words, id, facts = [] }) => ({ words, rules: [id, ...facts] })),
    );
  },
};

export const lengthOf: PropertyOf = {
  id: '10-length',
  text: `No call is asked more than ${String(questionsAtMost)} questions`,
  prove: (proof): Finding => {
    const { pack } = proof;
    const { gates, script } = proof;
    const asked = pack.questions.map(({ id }) => script.asked.get(id) ?? false);
    const tooLong = atLeast(gates, asked, questionsAtMost + 1)[questionsAtMost + 1] ?? false;
    const model = script.solve(tooLong);
    if (model === null) return noFault(pack.questions.length, []);
    const some = pathOf(pack, script, model);
    return noFault(pack.questions.length, [
      {
        words: `A call is asked ${String(some.length)} questions: ${walkWords(some, model)}`,
        rules: some.map(({ id }) => id),
      },
    ]);
  },
};

/**
 * Keys after an emergency was heard: the answer (and Enter where several may be chosen), then F8, and F8
 * again where the screen first names what was not asked. The page's own test presses them.
 */
export const fewKeys: PropertyOf = {
  id: '10-keys',
  text: `At most ${String(keysAtMost)} keys from an emergency to the route`,
  prove: ({ pack }) => {
    const answers = pack.questions.flatMap((question) =>
      question.answers
        .filter(({ value }) => isEmergency(pack, factsTold(question, only(question, value))))
        .map((answer) => ({ question, answer })),
    );
    const faults = answers.flatMap(({ question, answer }) => {
      const confirm = question.many === true ? 1 : 0;
      const typed = question.wordsLabel === undefined ? 0 : 1;
      const unasked = pack.questions.some(
        ({ necessary, fact }) => necessary === true && fact !== question.fact,
      );
      const keys = 1 + confirm + typed + 1 + (unasked ? 1 : 0);
      if (keys <= keysAtMost) return [];
      return [
        {
          words: `After "${answer.label}" at "${question.id}" it takes ${String(keys)} keys.`,
          rules: [question.id],
        },
      ];
    });
    return noFault(answers.length, faults);
  },
};

const only = ({ fact, many }: Question, value: string): Facts => ({
  [fact]: many === true ? [value] : value,
});

const isEmergency = (pack: Pack, facts: Facts): boolean =>
  outcome(pack, facts).level === 'emergency';
