import { truth, type Predicate } from './predicate.ts';
import type { FactName, Facts, FactValue, Pack, Question, QuestionId } from './protocol.ts';
import { factsTold } from './revise.ts';

type Atom = Extract<Predicate, { readonly fact: FactName }>;

function atomsIn(predicate: Predicate): readonly Atom[] {
  if ('fact' in predicate) return [predicate];
  if ('not' in predicate) return atomsIn(predicate.not);
  return ('any' in predicate ? predicate.any : predicate.all).flatMap(atomsIn);
}

const conditionsOf = (pack: Pack): readonly Predicate[] =>
  [
    ...pack.questions.map(({ askWhen }) => askWhen),
    ...[...pack.rules, ...pack.substitutions].flatMap(({ when, unless }) => [when, unless]),
  ].filter((one) => one !== undefined);

/** Answers to one question: every single one, for `many` every choice of them, and "not known". */
function everyAnswer({ fact, many, answers }: Question): readonly Facts[] {
  const values = [...new Set(answers.map(({ value }) => value))];
  if (many !== true) return [...values, 'unknown'].map((value) => ({ [fact]: value }));
  const chosen = Array.from({ length: 2 ** values.length - 1 }, (_, index) =>
    values.filter((_value, place) => ((index + 1) >> place) & 1),
  );
  return [...chosen, ['unknown']].map((value) => ({ [fact]: value }));
}

/**
 * Facts of which it matters that they are unknown, even where no condition asks: a necessary one is a
 * doubt, and where two questions tell a fact an "unknown" gives way to what was known before.
 */
function toldTwice({ questions }: Pack): ReadonlySet<FactName> {
  const own = questions.map(({ fact }) => fact);
  const beside = questions.flatMap(({ answers }) =>
    answers.flatMap(({ also }) => Object.keys(also ?? {})),
  );
  const necessary = questions.flatMap(({ necessary: must, fact }) => (must === true ? [fact] : []));
  const again = own.filter((fact, place) => own.indexOf(fact) !== place);
  return new Set([...beside, ...necessary, ...again]);
}

/** What the answers to a script's questions can tell, and which of it makes a difference. */
export type AnswerOptions = {
  /** What each answer tells, one for every answer that any condition of the pack can tell apart. */
  readonly of: (question: QuestionId) => readonly Facts[];
  /** The value of a fact as conditions see it: what has the same word decides alike. */
  readonly word: (fact: FactName, value: FactValue | undefined) => string;
};

/**
 * Works out the answers of a pack once. Values no condition distinguishes are one answer, which is
 * exact: an outcome rests on what conditions see and on whether a fact was asked and known.
 */
export function answerOptions(pack: Pack): AnswerOptions {
  const atoms = new Map<FactName, Atom[]>();
  for (const atom of conditionsOf(pack).flatMap(atomsIn))
    atoms.set(atom.fact, [...(atoms.get(atom.fact) ?? []), atom]);
  for (const { fact } of pack.questions) if (!atoms.has(fact)) atoms.set(fact, []);
  const twofold = toldTwice(pack);
  const known = new Map<string, string>();
  const word = (fact: FactName, value: FactValue | undefined): string => {
    if (value === undefined) return '-';
    const key = `${fact} ${typeof value === 'string' ? value : JSON.stringify(value)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const seen = (atoms.get(fact) ?? []).map((atom) => Number(truth(atom, { [fact]: value }) ?? 2));
    const list = [value].flat();
    const unknown = twofold.has(fact) && list.every((one) => one === 'unknown');
    const made = `${unknown ? (typeof value === 'string' ? 'u' : 'U') : 'k'}${seen.join('')}`;
    known.set(key, made);
    return made;
  };
  const names = [...atoms.keys()];
  const all = (facts: Facts): string => names.map((fact) => word(fact, facts[fact])).join();
  const told = new Map(
    pack.questions.map((question) => {
      const apart = new Map<string, Facts>();
      for (const answer of everyAnswer(question)) {
        const facts = factsTold(question, answer);
        const key = all(facts);
        if (!apart.has(key)) apart.set(key, facts);
      }
      return [question.id, [...apart.values()]] as const;
    }),
  );
  return { of: (question) => told.get(question) ?? [], word };
}
