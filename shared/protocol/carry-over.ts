import { applies } from './next-question.ts';
import { saidOn, type Hearing, type PastCall, type SaidOnCall } from './past-call.ts';
import type { FactName, Facts, FactValue, GivenAnswer, Pack, Question } from './protocol.ts';
import { factsTold, isParked, survivingFacts, withAnswer } from './revise.ts';

/** A past call as one version reads it. */
export type Standing = SaidOnCall & {
  /** What the call rests on before any answer, and after all of them. */
  readonly facts: Facts;
  /** Facts that stand whatever is answered: what was supplied, or a call given as its facts alone. */
  readonly fixed: Facts;
  /** The call came as facts: nothing is known of its answers. */
  readonly factsOnly: boolean;
};

const standing = (pack: Pack, said: SaidOnCall): Standing => ({
  ...said,
  facts: { ...survivingFacts(pack, said.answers, said.volunteered), ...said.supplied },
  fixed: said.supplied,
  factsOnly: false,
});

const factsAlone = (facts: Facts): Standing => ({
  answers: [],
  volunteered: facts,
  supplied: {},
  facts,
  fixed: facts,
  factsOnly: true,
});

/** The call on the version it is compared with. What that version has no word for is left out. */
export function asTaken({ pack, ear }: Hearing, call: PastCall): Standing {
  if ('facts' in call) return factsAlone(ear.knownIn(call.facts));
  const said = saidOn(call);
  return standing(pack, {
    answers: said.answers.map((one) => ({ ...one, values: ear.knownIn(one.values) })),
    volunteered: ear.knownIn(said.volunteered),
    supplied: ear.knownIn(said.supplied),
  });
}

const sameWords = (a: FactValue | undefined, b: FactValue): boolean =>
  a !== undefined && JSON.stringify(a) === JSON.stringify(b);

const offers = ({ answers }: Question, given: FactValue): boolean =>
  [given].flat().every((one) => one === 'unknown' || answers.some(({ value }) => value === one));

/**
 * The answer as the new version hears it: what the old version told beside it is told anew, since the
 * new version may let the same answer tell something else. What was recorded besides stays.
 */
function retold(old: Question | undefined, asks: Question, values: Facts): Facts {
  const given = values[asks.fact];
  if (given === undefined || old?.fact !== asks.fact || !offers(asks, given)) return values;
  const told = factsTold(old, { [old.fact]: given });
  const besides = Object.entries(values).filter(([fact, value]) => !sameWords(told[fact], value));
  return { ...Object.fromEntries(besides), [asks.fact]: given };
}

/**
 * The call as a new version would have heard it. An answer goes to the question of the same name; where
 * there is none, to one that asks the same fact; and where there is none either it counts as
 * volunteered, since it was said. An answer the new version has no word for leaves its question open.
 */
export function carryOver(from: Hearing, to: Hearing, call: PastCall): Standing {
  if ('facts' in call) return factsAlone(to.ear.knownIn(call.facts));
  const said = saidOn(call);
  const old = new Map(from.pack.questions.map((one) => [one.id, one]));
  const next = new Map(to.pack.questions.map((one) => [one.id, one]));
  const answers: GivenAnswer[] = [];
  const orphans: GivenAnswer[] = [];
  for (const answer of said.answers) {
    const values = to.ear.knownIn(answer.values);
    const asks = next.get(answer.question);
    const about = old.get(answer.question)?.fact ?? asks?.fact;
    if (asks === undefined || asks.fact !== about) orphans.push({ ...answer, values });
    else if (values[asks.fact] !== undefined || answer.values[asks.fact] === undefined)
      answers.push({ ...answer, values: retold(old.get(asks.id), asks, values) });
  }
  let volunteered = to.ear.knownIn(said.volunteered);
  for (const { question, values } of orphans) {
    const asked = old.get(question);
    if (asked !== undefined && isParked(from.pack, said.answers, said.volunteered, question))
      continue;
    const takes = to.pack.questions.filter(
      ({ id, fact }) =>
        fact === asked?.fact &&
        values[fact] !== undefined &&
        !answers.some((one) => one.question === id),
    );
    if (takes.length === 0) volunteered = withAnswer(volunteered, values);
    for (const one of takes) answers.push({ question: one.id, values: retold(asked, one, values) });
  }
  return standing(to.pack, {
    answers,
    volunteered,
    supplied: to.ear.knownIn(said.supplied),
  });
}

/** Facts the old script itself left open on this call: nothing new is asked about them. */
export const leftOpen = (pack: Pack, facts: Facts): ReadonlySet<FactName> =>
  new Set(
    pack.questions
      .filter((question) => facts[question.fact] === undefined && applies(question, facts))
      .map(({ fact }) => fact),
  );
