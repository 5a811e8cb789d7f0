import { ok, type Result } from '#shared/kit/result.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import { factsTold } from '#shared/protocol/revise.ts';
import type { Facts, Question, QuestionId } from '#shared/protocol/protocol.ts';
import { nextQuestion } from '#shared/protocol/next-question.ts';
import type { CallState } from './call.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import type { CallEvent } from './events.ts';
import { decidingFacts } from './facts.ts';

export type GivenAnswer = {
  readonly question: QuestionId;
  readonly values: Facts;
  readonly words: string | null;
};

/**
 * The answer as it is recorded: one the question offers (or unknown), with everything it tells beside
 * its own fact worked out from the script and not from the page; or a refusal in words.
 */
export function checkedAnswer(acting: Acting, answer: GivenAnswer): Result<GivenAnswer, Refusal> {
  const { question, values, words: said } = answer;
  const asked = acting.pack.questions.find(({ id }) => id === question);
  if (asked === undefined)
    return refuse('question-not-in-script', `"${question}" is not a question of this script.`);
  const given = values[asked.fact];
  if (given === undefined)
    return refuse(
      'answer-missing',
      `The answer to "${asked.short}" has no value for ${asked.fact}.`,
    );
  const words = typeof given === 'string' ? [given] : given;
  if (!asked.many && typeof given !== 'string')
    return refuse('one-answer-only', `"${asked.short}" takes one answer.`);
  const unknown = words.length === 1 && words[0] === 'unknown';
  const offered =
    words.length > 0 && words.every((word) => asked.answers.some(({ value }) => value === word));
  if (!unknown && !offered)
    return refuse(
      'answer-not-offered',
      `"${words.join(', ')}" is not an answer to "${asked.short}".`,
    );
  const tells = factsTold(asked, { [asked.fact]: given });
  const stray = Object.keys(values).find((fact) => tells[fact] === undefined);
  if (stray !== undefined)
    return refuse(
      'answer-sets-other-facts',
      `An answer to "${asked.short}" does not set ${stray}.`,
    );
  return ok({ question, values: tells, words: said });
}

const content = ({ question, values, words }: GivenAnswer) => ({
  question,
  values: { ...values },
  words,
});

/** The words beside the answer on where the person is are the address as the caller said it. */
function addressSaid(
  acting: Acting,
  call: CallState,
  { values, words }: GivenAnswer,
): readonly CallEvent[] {
  if (values['location_known'] === undefined || words === null) return [];
  const { name, relation } = call.caller;
  return [
    event(acting, call.callId, 'caller-described', {
      name,
      relation,
      addressSaid: words,
      addressSaidBy: name ?? 'the caller',
    }),
  ];
}

/** Starts the script the desk has in use; the call keeps that version to its end. */
export function startScript(acting: Acting, call: CallState): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (call.pack !== null)
    return refuse('script-already-started', 'The script is already running on this call.');
  const { id, version, hash } = acting.pack;
  return ok([event(acting, call.callId, 'script-started', { pack: { id, version, hash } })]);
}

/** Records the answer to the question now asked. An answer to another is late, and refused by name. */
export function recordAnswer(acting: Acting, call: CallState, answer: GivenAnswer): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (call.pack === null) return refuse('script-not-started', 'Start the script first (Space).');
  const asking = nextQuestion(acting.pack, decidingFacts(acting.pack, call), answeredIds(call));
  if (asking?.id !== answer.question)
    return refuse(
      'question-moved-on',
      asking === null
        ? 'The script has no more questions on this call.'
        : `The script is asking "${asking.short}" now.`,
    );
  const recorded = checkedAnswer(acting, answer);
  if (!recorded.ok) return recorded;
  return ok([
    event(acting, call.callId, 'answer-recorded', content(recorded.value)),
    ...addressSaid(acting, call, recorded.value),
  ]);
}

export const answeredIds = (call: CallState): readonly QuestionId[] =>
  call.answers.map(({ question }) => question);

/**
 * Takes back the newest act of answering (Ctrl+Z): an answer's question is asked again; a revision is
 * put back as it was, and what it had parked counts again.
 */
export function undoAnswer(acting: Acting, call: CallState): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (call.revisedFrom !== null) {
    const { question, values, words } = call.revisedFrom;
    return ok([event(acting, call.callId, 'answer-revised', { question, values, words })]);
  }
  const last = call.answers.at(-1);
  if (last === undefined) return refuse('nothing-to-undo', 'No answer has been given yet.');
  return ok([event(acting, call.callId, 'answer-undone', { question: last.question })]);
}

/** Changes an earlier answer; the page shows the preview first (previewRevision). */
export function reviseAnswer(acting: Acting, call: CallState, answer: GivenAnswer): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (!call.answers.some(({ question }) => question === answer.question))
    return refuse('question-not-answered', 'That question has not been answered on this call.');
  const revised = checkedAnswer(acting, answer);
  if (!revised.ok) return revised;
  return ok([
    event(acting, call.callId, 'answer-revised', content(revised.value)),
    ...addressSaid(acting, call, revised.value),
  ]);
}

/** A fact said before its question. Only what the script can ask for may be said early. */
export function volunteerFact(
  acting: Acting,
  call: CallState,
  { fact, value }: { fact: string; value: string | readonly string[] },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const asking = acting.pack.questions.filter((question) => question.fact === fact);
  // Two questions may ask one fact (is there a weapon, where is it): the one that offers this value.
  const words = [value].flat();
  const offers = ({ answers }: Question) =>
    words.every((word) => answers.some((offered) => offered.value === word));
  const asked = asking.find(offers) ?? asking[0];
  if (asked === undefined)
    return refuse('fact-not-asked', `The script has no question about "${fact}".`);
  const said = checkedAnswer(acting, {
    question: asked.id,
    values: { [fact]: value },
    words: null,
  });
  if (!said.ok) return said;
  // An answer stands over what was said early: taken silently, this would change nothing.
  const given = call.answers.find(({ question }) => question === asked.id)?.values[fact];
  const stands = given !== undefined && given !== 'unknown';
  if (stands && JSON.stringify(given) !== JSON.stringify(value))
    return refuse('already-answered', `"${asked.short}" was answered. Change that answer instead.`);
  return ok([
    event(acting, call.callId, 'fact-volunteered', {
      values: { [fact]: typeof value === 'string' ? value : [...value] },
    }),
  ]);
}
