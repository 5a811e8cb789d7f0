import { ok } from '#shared/kit/result.ts';
import { callBackId } from './call-back-events.ts';
import type { CallBack, CallState } from './call.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import { openObligation } from './obligations.ts';
import { otherThanSafe, resultWords } from './ring-back.ts';
import type { TryResult } from './ring-back-events.ts';

const minuteMs = 60_000;
/** Tried again after this long, ms, and so many times in vain before a supervisor looks: Concord's own, for a control room. */
const againMs = 15 * minuteMs;
const mostInVain = 3;
const longestMinutes = 14 * 24 * 60;

const label = (whom: string): string => `Ring ${whom} back, as agreed`.slice(0, 200);

/** Call-backs that nobody has reached yet. */
export const openCallBacks = ({ callBacks }: CallState): readonly CallBack[] =>
  callBacks.filter(({ tries }) => !tries.some(({ result }) => result === 'answered'));

/**
 * Somebody is rung later, as agreed with them. Whoever plans it owes it, and the call stays open until they were reached. In: how
 * many minutes from now, at most a fortnight. A number that is not the one agreed as safe is refused once, in words.
 */
export function planCallBack(
  acting: Acting,
  call: CallState,
  planned: {
    readonly whom: string;
    readonly number: string;
    readonly inMinutes: number;
    readonly why: string;
    readonly despite: string | null;
  },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const { whom, number, inMinutes, why, despite } = planned;
  if (inMinutes < 1 || inMinutes > longestMinutes)
    return refuse('impossible-time', 'In how many minutes: from 1 to a fortnight (20160).');
  if (openCallBacks(call).some((one) => one.whom === whom))
    return refuse('planned-already', `${whom} is to be rung back already.`);
  const other = otherThanSafe(call, number);
  if (other !== null && despite === null) return refuse('not-the-safe-number', other);
  const dueAtMs = acting.nowMs + inMinutes * minuteMs;
  return ok([
    event(acting, call.callId, 'call-back-planned', {
      callBackId: callBackId.parse(acting.newId()),
      whom,
      number,
      dueAtMs,
      why,
      despite: other === null ? null : despite,
      byName: acting.by.name,
    }),
    openObligation(acting, call, { kind: 'call_back', label: label(whom), dueAtMs }),
  ]);
}

/** One attempt. Reached, it is done; in vain, it is due again in a quarter of an hour, and the third time a supervisor acts. */
export function tryCallBack(
  acting: Acting,
  call: CallState,
  { callBackId: asked, result }: { readonly callBackId: string; readonly result: TryResult },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const of = openCallBacks(call).find(({ id }) => id === asked);
  if (of === undefined)
    return refuse('not-planned', 'That call-back is not open. Somebody may have reached them.');
  const isReached = result === 'answered';
  const vain = of.tries.length + 1;
  const againAtMs = isReached ? null : acting.nowMs + againMs;
  const ends = call.obligations.filter(
    (one) => one.closed === null && one.kind === 'call_back' && one.label === label(of.whom),
  );
  const supervisor = acting.colleagues.find(({ role, onDuty }) => role === 'supervisor' && onDuty);
  const owner = ends[0];
  return ok([
    event(acting, call.callId, 'call-back-tried', {
      callBackId: callBackId.parse(asked),
      result,
      againAtMs,
      byName: acting.by.name,
    }),
    ...ends.map(({ id }) =>
      event(acting, call.callId, 'obligation-closed', {
        obligationId: id,
        how: `${resultWords[result]}: ${of.number}`,
        reference: null,
      }),
    ),
    ...(againAtMs === null
      ? []
      : [
          openObligation(acting, call, {
            kind: 'call_back',
            label: label(of.whom),
            dueAtMs: againAtMs,
            ...(owner === undefined ? {} : { owner: { user: owner.owner, name: owner.ownerName } }),
          }),
        ]),
    ...(!isReached && vain === mostInVain
      ? [
          openObligation(acting, call, {
            kind: 'supervisor_review',
            label: `${of.whom} was not reached ${String(vain)} times. A supervisor must act`.slice(
              0,
              200,
            ),
            owner:
              supervisor === undefined
                ? call.handler
                : { user: supervisor.id, name: supervisor.name },
          }),
        ]
      : []),
  ]);
}
