import type { CallView, QuestionView } from '#shared/contract/call-view.ts';
import { answerEffect } from '#shared/protocol/answer-effect.ts';
import { askedQuestions, nextQuestion } from '#shared/protocol/next-question.ts';
import type { Facts, Pack, Question } from '#shared/protocol/protocol.ts';
import { isParked, survivingFacts } from '#shared/protocol/revise.ts';
import type { CallState } from './call.ts';
import { decidingFacts } from './facts.ts';
import { answeredIds } from './script-commands.ts';
import { answerWords } from './summary.ts';

/** The answered list: what was said, when, and what it did to the response, shown after the key only. */
export function answeredRows(pack: Pack, call: CallState): CallView['answered'] {
  return call.answers.map((answer, index) => {
    const before = {
      ...survivingFacts(pack, call.answers.slice(0, index), call.volunteered),
      ...call.supplied,
    };
    const after = {
      ...survivingFacts(pack, call.answers.slice(0, index + 1), call.volunteered),
      ...call.supplied,
    };
    const asked = pack.questions.find(({ id }) => id === answer.question);
    const chosen = answerWords(pack, answer.question, answer.values);
    return {
      n: index + 1,
      question: answer.question,
      short: asked?.short ?? answer.question,
      answer:
        answer.words === null
          ? chosen
          : asked?.wordsLabel === undefined
            ? `${chosen}: ${answer.words}`
            : answer.words,
      effect: answerEffect(pack, before, after),
      atMs: answer.atMs,
      parked: isParked(pack, call.answers, call.volunteered, answer.question),
      asked: asked === undefined ? null : asAsked(asked),
    };
  });
}

const keyOf = (index: number): string => String(index + 1);

function optionsOf(question: Question): QuestionView['options'] {
  return question.answers.map((answer, index) => ({
    key: keyOf(index),
    label: answer.label,
    covers: answer.covers ?? null,
    values: {
      [question.fact]: question.many === true ? [answer.value] : answer.value,
      ...mutable(answer.also ?? {}),
    },
  }));
}

const mutable = (facts: Facts): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => [
      fact,
      typeof value === 'string' ? value : [...value],
    ]),
  );

const asAsked = (question: Question): NonNullable<CallView['answered'][number]['asked']> => ({
  say: question.say,
  many: question.many === true,
  options: optionsOf(question),
  unknown: {
    key: '0',
    label: 'Not known',
    covers: 'Use it when you asked and nobody knows. It never counts as no.',
    values: { [question.fact]: question.many === true ? ['unknown'] : 'unknown' },
  },
  wordsLabel: question.wordsLabel ?? null,
});

/** The question the script asks now, or null when it has no more. */
export function questionView(pack: Pack, call: CallState): QuestionView | null {
  const facts = decidingFacts(pack, call);
  const asked = nextQuestion(pack, facts, answeredIds(call));
  if (asked === null) return null;
  const later = askedQuestions(pack, facts, answeredIds(call)).filter(({ id }) => id !== asked.id);
  const heard = call.volunteered[asked.fact];
  return {
    n: call.answers.length + 1,
    id: asked.id,
    stage: pack.stages.find(({ id }) => id === asked.stage)?.label ?? asked.stage,
    short: asked.short,
    another: asked.another ?? null,
    hint: asked.hint ?? null,
    emergencyIf: asked.emergencyIf ?? null,
    sayNow: asked.sayNow ?? null,
    ...asAsked(asked),
    alreadyHeard:
      heard === undefined
        ? null
        : {
            label: answerWords(pack, asked.id, { [asked.fact]: heard }),
            values: mutable({ [asked.fact]: heard }),
          },
    remaining: later.length,
    next: later[0]?.short ?? null,
  };
}

/** The stage strip: done, current with how far, to come. */
export function stageViews(
  pack: Pack,
  call: CallState,
  question: QuestionView | null,
): CallView['stages'] {
  const asking =
    question === null ? -1 : pack.stages.findIndex(({ label }) => label === question.stage);
  const routed = call.route !== null;
  const current =
    routed || (question === null && call.pack !== null) ? pack.stages.length - 1 : asking;
  return pack.stages.map(({ id, label }, index) => {
    const questions = pack.questions.filter(({ stage }) => stage === id).map((one) => one.id);
    const answered = call.answers.filter((answer) => questions.includes(answer.question)).length;
    return {
      label,
      state: index < current ? 'done' : index === current ? 'current' : 'todo',
      part:
        index < current
          ? 1
          : questions.length === 0
            ? routed
              ? 0.6
              : 0.3
            : Math.min(answered / questions.length, 0.95),
    };
  });
}
