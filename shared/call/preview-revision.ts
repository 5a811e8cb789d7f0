import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import type { RevisionPreview } from '#shared/contract/revision-view.ts';
import { decide } from '#shared/protocol/decide.ts';
import type { GivenAnswer, Pack } from '#shared/protocol/protocol.ts';
import { isParked } from '#shared/protocol/revise.ts';
import type { CallState } from './call.ts';
import { decidingFacts } from './facts.ts';
import { answerWords } from './summary.ts';

/** What has gone out already and is not undone by changing an answer. */
function alreadySent(call: CallState): string[] {
  return [
    ...call.referrals.map(({ label, acceptedBy }) =>
      acceptedBy === null ? `Offered: ${label}` : `Accepted: ${label}`,
    ),
    ...(call.emergency?.lines ?? [])
      .filter(({ off }) => !off)
      .map(({ service, reference }) =>
        reference === null ? `Dispatch asked for ${service}` : `${service} reference ${reference}`,
      ),
    ...(call.told === null ? [] : [`The caller was told: ${call.told.who}, ${call.told.when}`]),
  ];
}

/** What changing an earlier answer would do, without doing it (design section 3, Revise). */
export function previewRevision(
  pack: Pack,
  call: CallState,
  revised: GivenAnswer,
): Result<RevisionPreview, Refusal> {
  if (!call.answers.some(({ question }) => question === revised.question))
    return err({
      reason: 'question-not-answered',
      text: 'That question has not been answered on this call.',
    });
  const answers = call.answers.map((given) =>
    given.question === revised.question
      ? { ...given, values: revised.values, words: revised.words ?? null }
      : given,
  );
  const after: CallState = { ...call, answers };
  const rows = call.answers.map((given, index) => ({
    n: index + 1,
    short: pack.questions.find(({ id }) => id === given.question)?.short ?? given.question,
    answer: given.words ?? answerWords(pack, given.question, given.values),
    was: isParked(pack, call.answers, call.volunteered, given.question),
    is: isParked(pack, answers, call.volunteered, given.question),
  }));
  const outcome = (state: CallState) => {
    const { level, destinations } = decide(pack, decidingFacts(pack, state));
    return { level, destinations: [...destinations] };
  };
  return ok({
    before: outcome(call),
    after: outcome(after),
    fallsAway: rows
      .filter(({ was, is }) => !was && is)
      .map(({ n, short, answer }) => ({ n, short, answer })),
    comesBack: rows
      .filter(({ was, is }) => was && !is)
      .map(({ short, answer }) => ({ short, answer })),
    alreadySent: alreadySent(call),
  });
}
