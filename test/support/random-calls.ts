import { seeded } from '#test/journal/support/random.ts';
import { applies } from '#shared/protocol/next-question.ts';
import type { PastCall } from '#shared/protocol/past-call.ts';
import type { Facts, GivenAnswer, Pack, Question } from '#shared/protocol/protocol.ts';
import { factsTold, toldEarly, withAnswer } from '#shared/protocol/revise.ts';

function answerTo({ id, fact, many, answers }: Question, random: () => number): GivenAnswer {
  const values = answers.map(({ value }) => value);
  const pick = Math.floor(random() * (values.length + 1));
  const picked = values[pick] ?? 'unknown';
  const second = values[Math.floor(random() * values.length)] ?? picked;
  const several = picked === 'unknown' ? [picked] : [...new Set([picked, second])];
  return { question: id, values: { [fact]: many === true ? several : picked } };
}

/**
 * Calls taken by walking a script with random answers. Some are cut short, some revise an answer, some
 * have a fact volunteered early: what a journal would hold of them.
 */
export function* randomCalls(pack: Pack, count: number, seed: number): Generator<PastCall> {
  const numbers = seeded(seed);
  const random = (): number => numbers.below(1_000_000) / 1_000_000;
  for (let number = 0; number < count; number += 1) {
    const answers: GivenAnswer[] = [];
    const early = pack.questions[Math.floor(random() * pack.questions.length)];
    const volunteered: Facts =
      early !== undefined && random() < 0.2 ? answerTo(early, random).values : {};
    const stopsAfter = random() < 0.3 ? Math.floor(random() * 12) : Infinity;
    let facts = toldEarly(pack, volunteered);
    for (const question of pack.questions) {
      if (answers.length >= stopsAfter) break;
      if (!applies(question, facts)) continue;
      const answer = answerTo(question, random);
      answers.push(answer);
      facts = withAnswer(facts, factsTold(question, answer.values));
    }
    const again = pack.questions.find(({ id }) => id === answers[2]?.question);
    if (again !== undefined && random() < 0.1) answers.push(answerTo(again, random));
    const supplied: Facts = {
      line: 'connected',
      linked_calls_24h: String(Math.floor(random() * 3)),
      nurse_on_duty: random() < 0.7 ? 'yes' : 'no',
      street_triage_free: random() < 0.3 ? 'yes' : 'no',
    };
    yield { id: `call-${number + 1}`, answers, volunteered, supplied };
  }
}
