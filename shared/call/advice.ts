import { ok } from '#shared/kit/result.ts';
import { obligationId } from '#shared/contract/words.ts';
import type { AdviceView, OfficerQuestionView } from '#shared/contract/advice-view.ts';
import { openObligations, type Advice, type CallState } from './call.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import {
  adviceId as newAdviceId,
  officerQuestionId,
  type AdviceKind,
  type AdviceTo,
} from './advice-events.ts';
import { adviceKindWords, adviceToWords } from './advice-words.ts';
import type { CallEvent } from './events.ts';
import { openObligation } from './obligations.ts';

/**
 * One line of advice, by a nurse. Until it is acknowledged it is an obligation of the nurse who sent it to ring: advice that
 * nobody read has not been given.
 */
export function giveAdvice(
  acting: Acting,
  call: CallState,
  line: {
    to: AdviceTo;
    toName: string | null;
    kind: AdviceKind;
    text: string;
    /** The question of an officer which this answers. */
    answers?: string | null;
  },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (acting.by.role !== 'nurse') return refuse('nurse-only', 'Only a nurse gives advice here.');
  const { to, toName, kind, text, answers = null } = line;
  const question = call.officerQuestions.find(({ id }) => id === answers) ?? null;
  if (answers !== null && (question === null || to !== 'officers'))
    return refuse('no-such-question', 'No officer asked that on this call. Choose the question.');
  const adviceId = newAdviceId.parse(acting.newId());
  const whom = adviceToWords(to, toName);
  return ok([
    event(acting, call.callId, 'advice-given', {
      adviceId,
      to,
      toName,
      kind,
      text,
      byName: acting.by.name,
    }),
    openObligation(acting, call, {
      id: obligationId.parse(adviceId),
      kind: 'advice_acknowledged',
      label: `Ring ${whom}: advice not acknowledged. ${adviceKindWords[kind]}: ${text}`,
    }),
    ...(question === null
      ? []
      : closing(acting, call, question.id, `${adviceKindWords[kind]}: ${text}`)),
  ]);
}

/** Which nurse has this call, in whose name questions about it are waiting; null where none has. */
const nurseOf = (call: CallState) =>
  call.referrals.flatMap(({ kind, acceptedBy }) =>
    kind === 'nurse' && acceptedBy !== null && 'user' in acceptedBy
      ? [{ user: acceptedBy.user, name: acceptedBy.name }]
      : [],
  )[0] ?? null;

/**
 * An officer at the scene asks something, as whoever hears it writes it down. It is owed an answer by the nurse who has the
 * call, and by whoever owns it where no nurse has; a nurse's line of advice to them ends it, or words of who answered.
 */
export function askForOfficers(
  acting: Acting,
  call: CallState,
  { who, text }: { readonly who: string; readonly text: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const id = officerQuestionId.parse(acting.newId());
  const { user, name } = call.owner;
  const owner = nurseOf(call) ?? (user === null ? null : { user, name });
  return ok([
    event(acting, call.callId, 'officer-asked', {
      questionId: id,
      who,
      text,
      byName: acting.by.name,
    }),
    openObligation(acting, call, {
      id: obligationId.parse(id),
      kind: 'answer_officers',
      label: `Answer ${who}: ${text}`.slice(0, 200),
      ...(owner === null ? {} : { owner }),
    }),
  ]);
}

/** The questions officers asked on this call, and what came of each. */
export const officerQuestions = (call: CallState): readonly OfficerQuestionView[] =>
  call.officerQuestions.map(({ id, who, text, byName, atMs }) => {
    const closed = call.obligations.find((one) => String(one.id) === id)?.closed ?? null;
    return {
      id,
      who,
      text,
      byName,
      atMs,
      answer: closed === null ? null : { text: closed.how, atMs: closed.atMs },
    };
  });

const takesIt = ({ by }: Acting): boolean => by.role === 'handler' || by.role === 'supervisor';

/** Lines that stood on the reader's screen. What was seen before, and what is not theirs, adds nothing. */
export function seeAdvice(acting: Acting, call: CallState, ids: readonly string[]): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (!takesIt(acting)) return ok([]);
  return ok(
    call.advice
      .filter(({ id }) => ids.includes(id) && !call.adviceSeen.some((seen) => seen.adviceId === id))
      .map(({ id }) =>
        event(acting, call.callId, 'advice-seen', {
          adviceId: newAdviceId.parse(id),
          byName: acting.by.name,
        }),
      ),
  );
}

const closing = (acting: Acting, call: CallState, id: string, how: string): readonly CallEvent[] =>
  openObligations(call)
    .filter((open) => open.id === id)
    .map((open) =>
      event(acting, call.callId, 'obligation-closed', {
        obligationId: open.id,
        how: how.slice(0, 500),
        reference: null,
      }),
    );

/**
 * Acknowledges lines. Those to the handler are acknowledged by whoever has the call on their screen, in their own name; those
 * to officers by the officer who answered, whose name is written down by whoever heard it. Nobody acknowledges their own.
 */
export function acknowledgeAdvice(
  acting: Acting,
  call: CallState,
  { adviceIds, who }: { adviceIds: readonly string[]; who: string | null },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const open = call.advice.filter(
    ({ id }) => adviceIds.includes(id) && !call.adviceTaken.some((taken) => taken.adviceId === id),
  );
  if (open.length === 0)
    return refuse('advice-not-open', 'That advice has been acknowledged already.');
  if (open.some(({ to }) => to === 'officers') && who === null)
    return refuse('officer-needed', 'Write down which officer acknowledged it.');
  if (open.some(({ to }) => to === 'handler') && !takesIt(acting))
    return refuse('role-may-not', 'Advice to the handler is acknowledged at the handler’s desk.');
  return ok(
    open.flatMap(({ id, to }) => {
      const name = to === 'officers' ? (who ?? '') : acting.by.name;
      return [
        event(acting, call.callId, 'advice-acknowledged', {
          adviceId: newAdviceId.parse(id),
          who: name,
          byName: acting.by.name,
        }),
        ...closing(acting, call, id, `Acknowledged by ${name}`),
      ];
    }),
  );
}

/** A line with how far it has come: sent, seen, acknowledged, or rung about. */
export function adviceView(call: CallState, line: Advice, user: string): AdviceView {
  const seen = call.adviceSeen.find(({ adviceId }) => adviceId === line.id) ?? null;
  const taken = call.adviceTaken.find(({ adviceId }) => adviceId === line.id) ?? null;
  const rung = call.obligations.find(({ id }) => id === line.id)?.closed ?? null;
  return {
    id: line.id,
    to: line.to,
    toName: line.toName,
    kind: line.kind,
    text: line.text,
    by: line.byName,
    mine: line.by === user,
    sentAtMs: line.atMs,
    seen: seen === null ? null : { by: seen.byName, atMs: seen.atMs },
    acknowledged: taken === null ? null : { by: taken.who, atMs: taken.atMs },
    rung: taken !== null || rung === null ? null : { how: rung.how, atMs: rung.atMs },
  };
}
