import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { compile, scriptDone } from '#shared/protocol/compile.ts';
import { applies, nextQuestion } from '#shared/protocol/next-question.ts';
import type { Facts, GivenAnswer, Question } from '#shared/protocol/protocol.ts';
import { truth, type Predicate } from '#shared/protocol/predicate.ts';
import { factsTold, survivingFacts, withAnswer } from '#shared/protocol/revise.ts';
import { pack } from './facts.ts';
import { check } from './seed.ts';

/** One way to answer a question, `pick` choosing among those offered and "not known". */
function answerTo({ id, fact, many, answers }: Question, pick: number): GivenAnswer {
  const chosen = answers[pick % (answers.length + 1)];
  const value = chosen?.value ?? 'unknown';
  return { question: id, values: { ...chosen?.also, [fact]: many === true ? [value] : value } };
}

const picks = fc.infiniteStream(fc.nat({ max: 1000 }));

const volunteered: fc.Arbitrary<Facts> = fc
  .subarray([...pack.questions], { maxLength: 3 })
  .chain((some) =>
    fc.tuple(
      ...some.map((question) => fc.nat({ max: 1000 }).map((pick) => answerTo(question, pick))),
    ),
  )
  .map(
    (answers) =>
      Object.assign(
        {},
        ...answers.map(({ question, values }) => {
          const { fact } = pack.questions.find(({ id }) => id === question)!;
          return { [fact]: values[fact] };
        }),
      ) as Facts,
  );

const reached = new Set<string>();
type Path = { readonly count: number; readonly path: readonly string[] };

type Atom = Extract<Predicate, { readonly fact: string }>;
function atomsOf(predicate: Predicate): readonly Atom[] {
  if ('fact' in predicate) return [predicate];
  if ('not' in predicate) return atomsOf(predicate.not);
  return ('any' in predicate ? predicate.any : predicate.all).flatMap(atomsOf);
}
/** For each place in the script, what the questions from there on look at. */
const lookedAtFrom = pack.questions.map((_, index) => [
  ...new Map(
    pack.questions
      .slice(index)
      .flatMap(({ askWhen }) => (askWhen === undefined ? [] : atomsOf(askWhen)))
      .map((atom) => [JSON.stringify(atom), atom]),
  ).values(),
]);

/** Every path, not a sample: two paths are one when no later question can tell them apart. */
function longestFrom(index: number, facts: Facts, seen: Map<string, Path>): Path {
  const question = pack.questions[index];
  if (question === undefined) return { count: 0, path: [] };
  const seenFrom = lookedAtFrom[index]!.map((atom) => String(truth(atom, facts)));
  const key = `${index} ${seenFrom.join()}`;
  const known = seen.get(key);
  if (known !== undefined) return known;
  const isAsked = applies(question, facts);
  if (isAsked) reached.add(question.id);
  const picks = isAsked ? [...question.answers.keys(), question.answers.length] : [];
  const after = picks.map((pick) =>
    withAnswer(facts, factsTold(question, answerTo(question, pick).values)),
  );
  const rests = (isAsked ? after : [facts]).map((next) => longestFrom(index + 1, next, seen));
  const rest = rests.reduce((best, one) => (one.count > best.count ? one : best));
  const path = isAsked ? { count: rest.count + 1, path: [question.id, ...rest.path] } : rest;
  seen.set(key, path);
  return path;
}
const longest = longestFrom(0, {}, new Map());

describe('the script', () => {
  it('asks the same questions as the machine compiled from it', () => {
    const machine = compile(pack);
    check(
      fc.property(volunteered, picks, (early, choices) => {
        let [state] = initialTransition(machine, early);
        const given: GivenAnswer[] = [];
        for (;;) {
          const facts = survivingFacts(pack, given, early);
          const asked = nextQuestion(
            pack,
            facts,
            given.map(({ question }) => question),
          );
          expect(state.value).toBe(asked?.id ?? scriptDone);
          if (asked === null) break;
          const answer = answerTo(asked, choices.next().value as number);
          given.push(answer);
          [state] = transition(machine, state, { type: 'answer', values: answer.values });
        }
        expect(state.status).toBe('done');
        expect(state.context.facts).toEqual(survivingFacts(pack, given, early));
      }),
      250,
    );
  });

  it('is over in at most 25 questions, whatever is answered', () => {
    expect(longest.count, longest.path.join(' ')).toBeLessThanOrEqual(25);
  });

  it('can reach every question', () => {
    expect(pack.questions.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
  });

  it('keeps a machine that can be stepped purely', () => {
    const config = JSON.stringify(compile(pack).config);
    for (const word of ['"invoke"', '"after"', '"history"']) expect(config).not.toContain(word);
  });
});
