import { decide } from './decide.ts';
import { isUnknown } from './fact-value.ts';
import { applies } from './next-question.ts';
import type {
  Decision,
  Facts,
  FactValue,
  GivenAnswer,
  Pack,
  Question,
  QuestionId,
} from './protocol.ts';

/** What an answer adds to the facts: an "unknown" never wipes out a known value. */
export const newsIn = (facts: Facts, values: Facts): Facts => {
  if (!Object.values(values).some(isUnknown)) return values;
  return Object.fromEntries(
    Object.entries(values).filter(
      ([fact, value]) => !(isUnknown(value) && facts[fact] !== undefined),
    ),
  );
};

export const withAnswer = (facts: Facts, values: Facts): Facts => ({
  ...facts,
  ...newsIn(facts, values),
});

/**
 * All that an answer tells: its own fact and those the chosen answers set beside it. "Not known"
 * leaves everything the question could have told unknown, since it was asked.
 */
export function factsTold({ fact, answers }: Question, values: Facts): Facts {
  const given = values[fact];
  if (given === undefined) return values;
  const chosen = answers.filter(({ value }) =>
    typeof given === 'string' ? given === value : given.includes(value),
  );
  const beside: Facts = isUnknown(given)
    ? Object.fromEntries(
        answers.flatMap(({ also }) => Object.keys(also ?? {})).map((one) => [one, 'unknown']),
      )
    : chosen.reduce<Facts>((facts, { also }) => ({ ...facts, ...also }), {});
  return { ...beside, ...values };
}

/** What was volunteered, with what those same words tell beside it. */
export const toldEarly = (pack: Pack, volunteered: Facts): Facts =>
  pack.questions
    .filter(({ fact }) => volunteered[fact] !== undefined)
    .reduce<Facts>(
      (facts, question) => ({
        ...factsTold(question, { [question.fact]: volunteered[question.fact] ?? 'unknown' }),
        ...facts,
      }),
      volunteered,
    );

function walk(pack: Pack, answers: readonly GivenAnswer[], volunteered: Facts) {
  // Several answers to one question: the newest is the one that stands.
  const given = new Map(answers.map((answer) => [answer.question, answer.values]));
  const live = new Set<QuestionId>();
  // One copy that grows, as withAnswer would make it: a replay walks a hundred thousand calls.
  const facts: Record<string, FactValue> = { ...toldEarly(pack, volunteered) };
  for (const question of pack.questions) {
    const values = given.get(question.id);
    if (values === undefined || !applies(question, facts)) continue;
    live.add(question.id);
    Object.assign(facts, newsIn(facts, factsTold(question, values)));
  }
  return { facts, live };
}

/**
 * The facts a decision may rest on: what was volunteered, and the answers to questions that still
 * apply. Answers on a dead branch are left out, and come back by themselves when the edit is undone.
 */
export const survivingFacts = (
  pack: Pack,
  answers: readonly GivenAnswer[],
  volunteered: Facts,
): Facts => walk(pack, answers, volunteered).facts;

/** Whether an answer was given but counts for nothing now, because its question no longer applies. */
export const isParked = (
  pack: Pack,
  answers: readonly GivenAnswer[],
  volunteered: Facts,
  question: QuestionId,
): boolean =>
  answers.some((answer) => answer.question === question) &&
  !walk(pack, answers, volunteered).live.has(question);

/**
 * What changing one answer would do, without doing it: the decision before and after, the answers
 * that would fall away, and the parked ones that would return. An unanswered question is added.
 */
export function previewRevision(
  pack: Pack,
  answers: readonly GivenAnswer[],
  volunteered: Facts,
  supplied: Facts,
  revised: GivenAnswer,
): {
  readonly decisionBefore: Decision;
  readonly decisionAfter: Decision;
  readonly fallsAway: readonly QuestionId[];
  readonly returns: readonly QuestionId[];
} {
  const edited = [...answers.filter(({ question }) => question !== revised.question), revised];
  const before = walk(pack, answers, volunteered);
  const after = walk(pack, edited, volunteered);
  const others = answers.map(({ question }) => question).filter((id) => id !== revised.question);
  return {
    decisionBefore: decide(pack, { ...before.facts, ...supplied }),
    decisionAfter: decide(pack, { ...after.facts, ...supplied }),
    fallsAway: others.filter((id) => before.live.has(id) && !after.live.has(id)),
    returns: others.filter((id) => !before.live.has(id) && after.live.has(id)),
  };
}
