import { ok } from '#shared/kit/result.ts';
import type { CallState, RingBackTry } from './call.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import { closeAll, openObligation } from './obligations.ts';
import { tryId, type Rung, type TryResult } from './ring-back-events.ts';

export const rungWords: Readonly<Record<Rung, string>> = {
  caller: 'the number that rang',
  contact: 'a contact of the person',
  subscriber: 'the network, for the subscriber',
};

export const resultWords: Readonly<Record<TryResult, string>> = {
  answered: 'Answered',
  'no-answer': 'No answer',
  'message-left': 'Voicemail: message left',
  'no-message-left': 'Voicemail: no message, not safe to leave one',
  'somebody-else': 'Somebody else answered',
};

/** The ladder: the caller twice, then a contact, then the network. Concord's own order for a control room, not law. */
const ladder: readonly Rung[] = ['caller', 'caller', 'contact', 'subscriber'];
const minuteMs = 60_000;
/** Until each next rung is late, ms. */
const nextWithin: Readonly<Record<Rung, number>> = {
  caller: 2 * minuteMs,
  contact: 5 * minuteMs,
  subscriber: 10 * minuteMs,
};

/** Those since somebody last answered. */
const inVain = ({ ringBacks }: CallState): readonly RingBackTry[] =>
  ringBacks.slice(ringBacks.findLastIndex(({ result }) => result === 'answered') + 1);

/** Whom to ring next; null when every rung was tried in vain. */
export function nextRung(call: CallState): Rung | null {
  const left = [...ladder];
  for (const { to } of inVain(call)) {
    const at = left.indexOf(to);
    if (at >= 0) left.splice(at, 1);
  }
  return left[0] ?? null;
}

const digits = (number: string): string => number.replaceAll(/\D/gu, '').replace(/^44/u, '0');

/** Why this is not the number to ring, in words; null where it is the one agreed as safe, or none was agreed. */
export function otherThanSafe({ safeToRing: safe }: CallState, number: string): string | null {
  if (safe === null || digits(safe.number) === digits(number)) return null;
  const when = safe.when === null ? '' : `, ${safe.when}`;
  return `The number agreed as safe is ${safe.number}${when}. If ${number} was rung all the same, say why.`;
}

export type Tried = {
  readonly to: Rung;
  readonly number: string | null;
  readonly result: TryResult;
  readonly despite: string | null;
};

/**
 * One attempt to reach a caller whose line dropped. Answered, it ends what had to be rung back; in vain, the next rung is due,
 * and after the last a supervisor has to act: it never ends by itself. A number that is not the one agreed as safe is refused
 * once, in words, and rung with a reason.
 */
export function tryRingBack(acting: Acting, call: CallState, tried: Tried): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const { to, number, result, despite } = tried;
  const other = number === null ? null : otherThanSafe(call, number);
  const isOther = other !== null;
  if (isOther && despite === null) return refuse('not-the-safe-number', other);
  const content = { ...tried, despite: isOther ? despite : null, byName: acting.by.name };
  const attempt = event(acting, call.callId, 'ring-back-tried', {
    tryId: tryId.parse(acting.newId()),
    ...content,
  });
  const how = `${resultWords[result]}: ${rungWords[to]}`;
  const done = closeAll(acting, call, 'ring_back', how);
  if (result === 'answered')
    return ok([
      attempt,
      ...done,
      ...(to === 'caller' && call.line !== 'connected'
        ? [event(acting, call.callId, 'line-changed', { line: 'connected' })]
        : []),
    ]);
  const after = {
    ...call,
    ringBacks: [...call.ringBacks, { ...content, id: '', atMs: acting.nowMs }],
  };
  const next = nextRung(after);
  if (next !== null)
    return ok([
      attempt,
      ...done,
      openObligation(acting, call, {
        kind: 'ring_back',
        label: `Ring ${rungWords[next]}`,
        dueAtMs: acting.nowMs + nextWithin[next],
      }),
    ]);
  const supervisor = acting.colleagues.find(({ role, onDuty }) => role === 'supervisor' && onDuty);
  return ok([
    attempt,
    ...done,
    openObligation(acting, call, {
      kind: 'supervisor_review',
      label: 'Nobody was reached after the line dropped. A supervisor must act',
      owner:
        supervisor === undefined ? call.handler : { user: supervisor.id, name: supervisor.name },
    }),
  ]);
}

/** What the caller said is safe to ring; it ends the promise to agree one. */
export function agreeSafeNumber(
  acting: Acting,
  call: CallState,
  { number, when }: { readonly number: string; readonly when: string | null },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (digits(number).length < 5)
    return refuse('not-a-number', `“${number}” is not a telephone number.`);
  return ok([
    event(acting, call.callId, 'safe-to-ring', { number, when, byName: acting.by.name }),
    ...closeAll(acting, call, 'safe_ring_back', `Agreed: ${number}`),
  ]);
}
