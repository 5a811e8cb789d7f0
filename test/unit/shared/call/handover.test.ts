import { describe, expect, it } from 'vitest';
import type { CallState } from '#shared/call/call.ts';
import { isClaim, whyNot } from '#shared/call/claims.ts';
import { foldCall } from '#shared/call/fold.ts';
import {
  answerHandover,
  heldInWords,
  holds,
  offerHandover,
  openHandover,
  takeOver,
} from '#shared/call/handover.ts';
import { openObligation } from '#shared/call/obligations.ts';
import { aCall, acting, after, amy, martin, ruth } from '#test/support/acting.ts';

const withWork = (): CallState => {
  const call = aCall();
  return foldCall(call, openObligation(acting(amy), call, { kind: 'ring_back' })) ?? call;
};
const asked = (): CallState =>
  after(
    withWork(),
    offerHandover(acting(amy), withWork(), { to: ruth.id, why: 'End of my shift' }),
  );
const idOf = (call: CallState): string => openHandover(call)?.id ?? '';

describe('handing over', () => {
  it('moves nothing until the person who was asked takes it, then the call and all that was open', () => {
    const call = asked();
    expect(call.owner.user).toBe(amy.id);
    expect(heldInWords(call, amy.id)).toEqual(['The call itself', 'Ring the caller back']);
    const taken = after(
      call,
      answerHandover(acting(ruth), call, { id: idOf(call), declined: null }),
    );
    expect(taken.owner).toEqual({ user: ruth.id, name: ruth.name });
    expect(holds(taken, amy.id)).toBe(false);
    expect(heldInWords(taken, ruth.id)).toEqual(['The call itself', 'Ring the caller back']);
    expect(taken.handler.user).toBe(amy.id);
  });

  it('is kept by whoever offered it when the other says no, and why is on the record', () => {
    const call = asked();
    const refused = after(
      call,
      answerHandover(acting(ruth), call, { id: idOf(call), declined: 'With another caller' }),
    );
    expect(refused.owner.user).toBe(amy.id);
    expect(refused.notes[0]?.text).toContain('With another caller. Amy');
    expect(openHandover(refused)).toBeNull();
  });

  it('is refused to oneself, to somebody not here, twice, and for what one does not have', () => {
    const why = 'because';
    const call = asked();
    const texts = [
      offerHandover(acting(amy), withWork(), { to: amy.id, why }),
      offerHandover(acting(amy), withWork(), { to: 'x' as typeof amy.id, why }),
      offerHandover(acting(amy), call, { to: martin.id, why }),
      offerHandover(acting(martin), withWork(), { to: ruth.id, why }),
      answerHandover(acting(martin), call, { id: idOf(call), declined: null }),
    ].map((decided) => (decided.ok ? 'taken' : decided.error.reason));
    expect(texts).toEqual([
      'own-handover',
      'nobody-like-that',
      'handover-open',
      'nothing-held',
      'not-asked',
    ]);
  });

  it('cannot be taken by anybody else, whatever a desk says', () => {
    const call = asked();
    const decided = answerHandover(acting(ruth), call, { id: idOf(call), declined: null });
    if (!decided.ok) throw new Error('it is taken');
    const forged = decided.value.map((one) => ({
      ...one,
      by: { user: martin.id, role: 'supervisor' },
    }));
    expect(forged.reduce<CallState | null>(foldCall, call)?.owner.user).toBe(amy.id);
    expect(isClaim(decided.value)).toBe(true);
  });

  it('of what somebody left is a supervisor’s act, in their own name', () => {
    const call = withWork();
    const decided = takeOver(acting(martin), call, { from: amy.id, reason: 'She went home' });
    const taken = after(call, decided);
    expect(taken.owner.user).toBe(martin.id);
    if (!decided.ok) throw new Error('it is taken');
    const signed = (by: { id: string; role: string }) =>
      decided.value.map((one) => ({
        ...one,
        typeVersion: 1,
        by: { user: by.id, role: by.role },
      }));
    expect(whyNot(signed(martin))).toBeNull();
    expect(whyNot(signed(ruth))).toMatch(/in the name of somebody else/);
    expect(whyNot(signed({ ...amy, id: martin.id }))).toMatch(/supervisor/);
  });
});
