import { describe, expect, it } from 'vitest';
import { openObligations, type CallState } from '#shared/call/call.ts';
import { markCaller, saySharing, setChannel, unmarkCaller } from '#shared/call/caller-care.ts';
import { onTheLineView } from '#shared/call/caller-view.ts';
import { joinCall, joinedTo, partCall } from '#shared/call/joined.ts';
import { openObligation } from '#shared/call/obligations.ts';
import { foldCall } from '#shared/call/fold.ts';
import { oweWelfare, recordWelfare } from '#shared/call/welfare.ts';
import { callId } from '#shared/contract/words.ts';
import { aCall, aCallId, acting, after, amy, martin } from '#test/support/acting.ts';

const owed = (call: CallState): readonly string[] => openObligations(call).map(({ kind }) => kind);
const reason = (decided: ReturnType<typeof markCaller>): string =>
  decided.ok ? '' : decided.error.reason;

describe('whoever is on the line', () => {
  it('may be a child: the safeguarding notice is owed', () => {
    const call = after(
      aCall(),
      markCaller(acting(amy), aCall(), { as: 'child', why: 'She says she is nine' }),
    );
    expect(owed(call)).toEqual(['safeguarding_notice']);
    expect(onTheLineView(call).marks[0]?.label).toBe('A child is on the line');
  });

  it('may be the danger: a supervisor looks, and it stands until somebody says why not', () => {
    const call = after(
      aCall(),
      markCaller(acting(amy), aCall(), { as: 'may-be-danger', why: 'Shouting at her' }),
    );
    expect(owed(call)).toEqual(['supervisor_review']);
    expect(reason(markCaller(acting(amy), call, { as: 'may-be-danger', why: 'x' }))).toBe(
      'marked-already',
    );
    const id = call.marks[0]?.id ?? '';
    const gone = after(
      call,
      unmarkCaller(acting(amy), call, { markId: id, why: 'The television' }),
    );
    expect(onTheLineView(gone).marks).toEqual([]);
    expect(gone.marks).toHaveLength(1);
    expect(owed(gone)).toEqual(['supervisor_review']);
  });

  it('is reached the way that was said, once', () => {
    const text = { channel: 'emergency_sms', reach: '07700 900482' } as const;
    const call = after(aCall(), setChannel(acting(amy), aCall(), text));
    expect(onTheLineView(call).channel?.dos[0]).toMatch(/Do not ring/);
    expect(reason(setChannel(acting(amy), call, text))).toBe('channel-already-so');
  });

  it('was told of the sharing, or it is said why not', () => {
    const open = foldCall(
      aCall(),
      openObligation(acting(amy), aCall(), { kind: 'told_of_sharing' }),
    );
    if (open === null) throw new Error('it is open');
    const said = { answer: 'not_safe_to_tell', sharedWith: 'Crisis team', why: null } as const;
    expect(reason(saySharing(acting(amy), open, said))).toBe('reason-needed');
    const call = after(open, saySharing(acting(amy), open, { ...said, why: 'He was in the room' }));
    expect(owed(call)).toEqual([]);
    expect(onTheLineView(call).sharing?.why).toBe('He was in the room');
  });
});

describe('several callers to one incident', () => {
  const other = callId.parse('00000000-0000-7000-8000-000000000777');
  const join = { withCall: other, withTitle: 'Karen', why: 'Same flat, same minute' };

  it('are joined and merged in nothing; joined again, it is so once', () => {
    const call = after(aCall(), joinCall(acting(amy), aCall(), join));
    expect(joinedTo(call)).toEqual([other]);
    expect(call.owner).toEqual(aCall().owner);
    expect(reason(joinCall(acting(amy), call, join))).toBe('already-joined');
    const elsewhere = joinCall(acting(martin), aCall(), join);
    if (!elsewhere.ok) throw new Error('another desk joins them too');
    expect(
      joinedTo(elsewhere.value.reduce<CallState>((a, b) => foldCall(a, b) ?? a, call)),
    ).toEqual([other]);
  });

  it('part again, with why, and not from themselves', () => {
    const call = after(aCall(), joinCall(acting(amy), aCall(), join));
    const apart = after(call, partCall(acting(amy), call, { withCall: other, why: 'Next door' }));
    expect(joinedTo(apart)).toEqual([]);
    expect(reason(joinCall(acting(amy), aCall(), { ...join, withCall: aCallId }))).toBe(
      'same-call',
    );
    expect(reason(partCall(acting(amy), apart, { withCall: other, why: 'x' }))).toBe('not-joined');
  });
});

describe('the staff', () => {
  it('are asked by a supervisor, by name, until somebody has', () => {
    const call = after(aCall(), oweWelfare(acting(amy), aCall(), { whom: amy.name }));
    expect(openObligations(call)[0]?.owner).toBe(martin.id);
    const asked = after(
      call,
      recordWelfare(acting(martin), call, { whom: amy.name, result: 'spoke', next: null }),
    );
    expect(owed(asked)).toEqual([]);
  });

  it('do not ask themselves', () => {
    const self = { whom: ' amy  kerrigan', result: 'spoke', next: null } as const;
    expect(reason(recordWelfare(acting(amy), aCall(), self))).toBe('not-oneself');
  });

  it('who were not reached are asked again within the hour', () => {
    const call = after(aCall(), oweWelfare(acting(amy), aCall(), { whom: amy.name }));
    const vain = { whom: amy.name, result: 'not-reached', next: null } as const;
    const again = after(call, recordWelfare(acting(martin), call, vain));
    expect(openObligations(again)).toMatchObject([{ dueAtMs: 3_600_000 }]);
  });

  it('the script owes nobody by name: asking anybody of them ends it', () => {
    const open = foldCall(aCall(), openObligation(acting(amy), aCall(), { kind: 'staff_welfare' }));
    if (open === null) throw new Error('it is open');
    const spoke = { whom: amy.name, result: 'spoke', next: 'TRiM on Monday' } as const;
    expect(owed(after(open, recordWelfare(acting(martin), open, spoke)))).toEqual([]);
  });
});
