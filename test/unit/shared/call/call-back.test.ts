import { describe, expect, it } from 'vitest';
import { openObligations, type CallState } from '#shared/call/call.ts';
import { planCallBack, tryCallBack } from '#shared/call/call-back.ts';
import { callBackViews } from '#shared/call/call-back-view.ts';
import { closeCall } from '#shared/call/close-call.ts';
import { foldCall } from '#shared/call/fold.ts';
import { agreeSafeNumber } from '#shared/call/ring-back.ts';
import { aCall, acting, after, martin, ruth } from '#test/support/acting.ts';

const minute = 60_000;
const plan = {
  whom: 'Daniel',
  number: '07700 900155',
  inMinutes: 120,
  why: 'He wants to sleep first',
  despite: null,
} as const;
const planned = (): CallState => after(aCall(), planCallBack(acting(ruth), aCall(), plan));
const tried = (call: CallState, result: 'answered' | 'no-answer', nowMs: number): CallState =>
  after(
    call,
    tryCallBack(acting(ruth, nowMs), call, { callBackId: call.callBacks[0]?.id ?? '', result }),
  );
const reason = (decided: ReturnType<typeof planCallBack>): string =>
  decided.ok ? '' : decided.error.reason;
const owed = (call: CallState) =>
  openObligations(call).map(({ kind, ownerName, dueAtMs }) => ({ kind, ownerName, dueAtMs }));

describe('a call-back', () => {
  it('is owed by whoever agreed it, at its time, and the call cannot close before', () => {
    const call = planned();
    expect(owed(call)).toEqual([
      { kind: 'call_back', ownerName: 'Ruth Adeyemi', dueAtMs: 120 * minute },
    ]);
    expect(reason(closeCall(acting(ruth), call, null))).toBe('call-still-owned-here');
  });

  it('ends when they answer', () => {
    expect(owed(tried(planned(), 'answered', 120 * minute))).toEqual([]);
    const done = tried(planned(), 'answered', 120 * minute);
    expect(callBackViews(done)[0]?.reached).toBe(true);
    const again = tryCallBack(acting(ruth), done, {
      callBackId: done.callBacks[0]?.id ?? '',
      result: 'answered',
    });
    expect(reason(again)).toBe('not-planned');
  });

  it('in vain is due again, with the same owner, and the third time a supervisor acts', () => {
    let call = tried(planned(), 'no-answer', 120 * minute);
    expect(owed(call)).toEqual([
      { kind: 'call_back', ownerName: 'Ruth Adeyemi', dueAtMs: 135 * minute },
    ]);
    call = tried(tried(call, 'no-answer', 135 * minute), 'no-answer', 150 * minute);
    expect(owed(call).map(({ kind, ownerName }) => `${kind} ${ownerName}`)).toEqual([
      'call_back Ruth Adeyemi',
      `supervisor_review ${martin.name}`,
    ]);
  });

  it('to another number than the safe one needs a reason', () => {
    const safe = after(
      aCall(),
      agreeSafeNumber(acting(ruth), aCall(), { number: '07700 900999', when: null }),
    );
    expect(reason(planCallBack(acting(ruth), safe, plan))).toBe('not-the-safe-number');
    expect(reason(planCallBack(acting(ruth), safe, { ...plan, despite: 'He asked for it' }))).toBe(
      '',
    );
  });

  it('is refused at a time that cannot be, and twice for one person', () => {
    expect(reason(planCallBack(acting(ruth), aCall(), { ...plan, inMinutes: 0 }))).toBe(
      'impossible-time',
    );
    expect(reason(planCallBack(acting(ruth), aCall(), { ...plan, inMinutes: 20_161 }))).toBe(
      'impossible-time',
    );
    expect(reason(planCallBack(acting(ruth), planned(), plan))).toBe('planned-already');
  });

  it('is folded once, however often it comes', () => {
    const call = planned();
    const decided = tryCallBack(acting(ruth, 5), call, {
      callBackId: call.callBacks[0]?.id ?? '',
      result: 'no-answer',
    });
    if (!decided.ok) throw new Error('it is recorded');
    const once = decided.value.reduce<CallState | null>(foldCall, call);
    expect(decided.value.reduce<CallState | null>(foldCall, once)).toEqual(once);
  });
});
