import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import type { RevisionPreview } from '#shared/contract/revision-view.ts';
import type { Decision, GivenAnswer, Pack, ResponseTable } from '#shared/protocol/protocol.ts';
import { previewRevision as previewAnswers } from '#shared/protocol/revise.ts';
import type { CallState } from './call.ts';
import { serviceFor } from './service.ts';
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
  table: ResponseTable,
  call: CallState,
  revised: GivenAnswer,
): Result<RevisionPreview, Refusal> {
  if (!call.answers.some(({ question }) => question === revised.question))
    return err({
      reason: 'question-not-answered',
      text: 'That question has not been answered on this call.',
    });
  const preview = previewAnswers(pack, call.answers, call.volunteered, call.supplied, revised);
  const rows = call.answers.map((given, index) => ({
    question: given.question,
    n: index + 1,
    short: pack.questions.find(({ id }) => id === given.question)?.short ?? given.question,
    answer: given.words ?? answerWords(pack, given.question, given.values),
  }));
  const outcome = ({ level, destinations }: Decision) => ({
    level,
    destinations: destinations.map((one) => serviceFor(table, one).name),
  });
  return ok({
    before: outcome(preview.decisionBefore),
    after: outcome(preview.decisionAfter),
    fallsAway: rows
      .filter(({ question }) => preview.fallsAway.includes(question))
      .map(({ n, short, answer }) => ({ n, short, answer })),
    comesBack: rows
      .filter(({ question }) => preview.returns.includes(question))
      .map(({ short, answer }) => ({ short, answer })),
    alreadySent: alreadySent(call),
  });
}
