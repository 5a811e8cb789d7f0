import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '#shared/protocol/decide.ts';
import { applies } from '#shared/protocol/next-question.ts';
import type { GivenAnswer, Question } from '#shared/protocol/protocol.ts';
import { isParked, previewRevision, survivingFacts } from '#shared/protocol/revise.ts';
import { pack } from './facts.ts';
import { check } from './seed.ts';

const anyAnswer = (question: Question): fc.Arbitrary<GivenAnswer> =>
  fc.nat({ max: question.answers.length }).map((pick) => {
    const chosen = question.answers[pick];
    const value = chosen?.value ?? 'unknown';
    return {
      question: question.id,
      values: { ...chosen?.also, [question.fact]: question.many === true ? [value] : value },
    };
  });

const edit = fc.constantFrom(...pack.questions).chain(anyAnswer);

describe('revising an answer', () => {
  it('decides as a call that only ever had the answers that stand', () => {
    check(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        const standing = new Map<string, GivenAnswer>();
        for (const one of edits) standing.set(one.question, one);
        const answers = [...standing.values()];
        const live = answers.filter(({ question }) => !isParked(pack, answers, {}, question));
        const fresh = survivingFacts(pack, live, {});
        expect(survivingFacts(pack, edits, {})).toEqual(fresh);
        expect(live.every(({ question }) => !isParked(pack, live, {}, question))).toBe(true);
        expect(decide(pack, survivingFacts(pack, edits, {})).level).toBe(decide(pack, fresh).level);
      }),
      400,
    );
  });

  it('gives back what it parked when the edit is undone', () => {
    check(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 40 }), edit, (edits, change) => {
        const answers = [...new Map(edits.map((one) => [one.question, one])).values()];
        const before = answers.find(({ question }) => question === change.question);
        fc.pre(before !== undefined);
        const edited = answers.map((one) => (one.question === change.question ? change : one));
        const there = previewRevision(pack, answers, {}, {}, change);
        const back = previewRevision(pack, edited, {}, {}, before);
        expect(back.decisionAfter).toEqual(there.decisionBefore);
        expect(back.returns.toSorted()).toEqual(there.fallsAway.toSorted());
        expect(back.fallsAway.toSorted()).toEqual(there.returns.toSorted());
      }),
      200,
    );
  });

  it('parks exactly the answers whose question is not asked any more', () => {
    check(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        const facts = survivingFacts(pack, edits, {});
        for (const { question } of edits) {
          const asked = pack.questions.find(({ id }) => id === question)!;
          expect(isParked(pack, edits, {}, question)).toBe(!applies(asked, facts));
        }
      }),
      400,
    );
  });
});
