import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acknowledgeAdvice,
  adviceView,
  askForOfficers,
  giveAdvice,
  officerQuestions,
  seeAdvice,
} from '#shared/call/advice.ts';
import { openObligations, type CallState } from '#shared/call/call.ts';
import { giveCall } from '#shared/call/give-call.ts';
import { acceptReferral } from '#shared/call/offers.ts';
import { closeCall, handBack } from '#shared/call/close-call.ts';
import { whyNot } from '#shared/call/claims.ts';
import type { Decided } from '#shared/call/command.ts';
import { foldCall } from '#shared/call/fold.ts';
import { closeObligation } from '#shared/call/obligations.ts';
import { aCall, acting, after, amy, martin, ruth } from '#test/support/acting.ts';

const line = {
  to: 'handler',
  toName: null,
  kind: 'do',
  text: 'Keep her on the line',
} as const;
const toOfficers = { ...line, to: 'officers', toName: 'PC 2291 Shah' } as const;

const given = (of: Parameters<typeof giveAdvice>[2] = line): CallState =>
  after(aCall(), giveAdvice(acting(ruth, 1000), aCall(), of));
const ids = (call: CallState): string[] => call.advice.map(({ id }) => id);
const shown = (call: CallState) => adviceView(call, call.advice[0]!, amy.id);

describe('a question of an officer', () => {
  const what = { who: 'PC 2291 Shah', text: 'May we leave him with his brother?' };
  const asked = (): CallState => after(aCall(), askForOfficers(acting(amy, 1000), aCall(), what));
  const idOf = (call: CallState): string => officerQuestions(call)[0]?.id ?? '';

  it('is owed an answer by whoever has the call, and by the nurse once one has', () => {
    expect(openObligations(asked())[0]).toMatchObject({
      kind: 'answer_officers',
      owner: amy.id,
      label: 'Answer PC 2291 Shah: May we leave him with his brother?',
      dueAtMs: 301_000,
    });
    const given = after(aCall(), giveCall(acting(martin), aCall(), { to: ruth.id, why: 'hers' }));
    const [offer] = given.referrals;
    const hers = after(given, acceptReferral(acting(ruth), given, offer!.id));
    const call = after(hers, askForOfficers(acting(amy), hers, what));
    expect(openObligations(call).at(-1)).toMatchObject({ owner: ruth.id });
  });

  it('is answered by a line of advice to them, and by no other', () => {
    const call = asked();
    const other = after(call, giveAdvice(acting(ruth), call, toOfficers));
    expect(officerQuestions(other)[0]?.answer).toBeNull();
    const answers = idOf(call);
    const answered = after(
      call,
      giveAdvice(acting(ruth, 2000), call, { ...toOfficers, text: 'Yes', answers }),
    );
    expect(officerQuestions(answered)[0]?.answer).toEqual({ text: 'Do: Yes', atMs: 2000 });
    expect(openObligations(answered).map(({ kind }) => kind)).toEqual(['advice_acknowledged']);
    for (const wrong of [
      { ...line, answers },
      { ...toOfficers, answers: 'another' },
    ])
      expect(giveAdvice(acting(ruth), call, wrong).ok).toBe(false);
  });

  it('keeps the call open until somebody has answered, or says who did', () => {
    const back = { acceptedBy: 'Hana', reference: 'LP-1', reason: 'Not ours' };
    const owned = after(asked(), handBack(acting(amy), asked(), back));
    expect(closeCall(acting(amy), owned, null)).toMatchObject({
      error: { text: expect.stringContaining('Answer PC 2291 Shah') as string },
    });
    const call = asked();
    const done = after(
      call,
      closeObligation(acting(amy, 3000), call, {
        obligationId: idOf(call),
        how: 'The crisis team answered on 0116 496 0112',
        reference: null,
      }),
    );
    expect(officerQuestions(done)[0]?.answer?.text).toMatch(/crisis team answered/);
  });
});

describe('a line of advice', () => {
  it('is sent, then seen, then acknowledged, each by somebody at a time', () => {
    let call = given();
    expect(shown(call)).toMatchObject({ sentAtMs: 1000, seen: null, acknowledged: null });
    call = after(call, seeAdvice(acting(amy, 1200), call, ids(call)));
    expect(shown(call)).toMatchObject({ seen: { by: 'Amy Kerrigan', atMs: 1200 } });
    call = after(
      call,
      acknowledgeAdvice(acting(amy, 2000), call, { adviceIds: ids(call), who: null }),
    );
    expect(shown(call)).toMatchObject({ acknowledged: { by: 'Amy Kerrigan', atMs: 2000 } });
  });

  it('is an obligation of its sender to ring until somebody acknowledges it', () => {
    const call = given();
    const [open] = openObligations(call);
    expect(open).toMatchObject({ owner: ruth.id, kind: 'advice_acknowledged' });
    expect(open?.label).toContain('Ring the handler');
    expect(open!.dueAtMs - 1000).toBe(120_000);
    const taken = after(
      call,
      acknowledgeAdvice(acting(amy), call, { adviceIds: ids(call), who: null }),
    );
    expect(openObligations(taken)).toEqual([]);
    const rung = after(
      call,
      closeObligation(acting(ruth, 5000), call, {
        obligationId: open!.id,
        how: 'Amy read it back',
        reference: null,
      }),
    );
    expect(shown(rung).rung).toEqual({ how: 'Amy read it back', atMs: 5000 });
  });

  it('keeps the call open while nobody has acknowledged it', () => {
    const back = { acceptedBy: 'Hana', reference: 'LP-1', reason: 'Not ours' };
    const owned = after(aCall(), handBack(acting(amy), aCall(), back));
    const call = after(owned, giveAdvice(acting(ruth), owned, line));
    expect(closeCall(acting(amy), call, null)).toMatchObject({
      error: { text: expect.stringContaining('advice not acknowledged') as string },
    });
  });

  it('to officers needs the name of the officer who took it', () => {
    const call = given(toOfficers);
    expect(acknowledgeAdvice(acting(amy), call, { adviceIds: ids(call), who: null })).toMatchObject(
      {
        error: { reason: 'officer-needed' },
      },
    );
    const taken = after(
      call,
      acknowledgeAdvice(acting(amy), call, { adviceIds: ids(call), who: 'PC Shah' }),
    );
    expect(shown(taken).acknowledged?.by).toBe('PC Shah');
  });

  it('is given by a nurse only, and not acknowledged by its sender', () => {
    expect(giveAdvice(acting(amy), aCall(), line).ok).toBe(false);
    expect(giveAdvice(acting(martin), aCall(), line).ok).toBe(false);
    const call = given();
    expect(acknowledgeAdvice(acting(ruth), call, { adviceIds: ids(call), who: null }).ok).toBe(
      false,
    );
    const sent = giveAdvice(acting(ruth), aCall(), line);
    if (!sent.ok) throw new Error('refused');
    const forged = sent.value.map((one) => ({
      ...one,
      typeVersion: 1,
      by: { user: amy.id, role: 'handler' },
    }));
    expect(whyNot(forged)).toContain('only a nurse');
  });

  it('comes to the same in whatever order its events arrive, and however often', () => {
    const call = given();
    const decided: Decided[] = [
      giveAdvice(acting(ruth, 1000, { newId: () => ids(call)[0]! }), aCall(), line),
      seeAdvice(acting(amy, 1200), call, ids(call)),
      acknowledgeAdvice(acting(amy, 2000), call, { adviceIds: ids(call), who: null }),
    ];
    const events = decided
      .flatMap((one) => (one.ok ? one.value : []))
      .filter(({ type }) => type.startsWith('advice-'));
    const folded = (order: readonly (typeof events)[number][]) =>
      order.reduce<CallState | null>(foldCall, aCall())!;
    const wanted = shown({ ...folded(events), obligations: [] });
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        (order) => {
          expect(shown({ ...folded(order), obligations: [] })).toEqual(wanted);
        },
      ),
    );
  });
});
