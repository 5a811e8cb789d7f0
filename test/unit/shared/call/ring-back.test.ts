import { describe, expect, it } from 'vitest';
import { openObligations, type CallState } from '#shared/call/call.ts';
import { foldCall } from '#shared/call/fold.ts';
import { setLine } from '#shared/call/record.ts';
import { agreeSafeNumber, nextRung, tryRingBack, type Tried } from '#shared/call/ring-back.ts';
import { aCall, acting, after, amy, martin } from '#test/support/acting.ts';

const dropped = (): CallState => after(aCall(), setLine(acting(amy), aCall(), 'dropped'));
const vain: Tried = { to: 'caller', number: null, result: 'no-answer', despite: null };
const tried = (call: CallState, what: Partial<Tried>): CallState =>
  after(call, tryRingBack(acting(amy), call, { ...vain, ...what }));
const owed = (call: CallState): readonly string[] =>
  openObligations(call).map(({ kind, label }) => `${kind}: ${label}`);

describe('ringing back', () => {
  it('climbs from the caller, twice, to a contact and the network; then a supervisor must act', () => {
    let call = dropped();
    const next = [nextRung(call)];
    for (const to of ['caller', 'caller', 'contact', 'subscriber'] as const) {
      call = tried(call, { to });
      next.push(nextRung(call));
    }
    expect(next).toEqual(['caller', 'caller', 'contact', 'subscriber', null]);
    expect(owed(call)).toEqual([
      'supervisor_review: Nobody was reached after the line dropped. A supervisor must act',
    ]);
    expect(openObligations(call)[0]?.owner).toBe(martin.id);
  });

  it('owes the next rung, with its own time, after each that was in vain', () => {
    const call = tried(tried(dropped(), {}), {});
    expect(owed(call)).toEqual(['ring_back: Ring a contact of the person']);
  });

  it('ends when the caller answers, the line is there again, and the ladder begins anew after that', () => {
    const call = tried(tried(dropped(), {}), { result: 'answered' });
    expect(owed(call)).toEqual([]);
    expect(call.line).toBe('connected');
    expect(nextRung(call)).toBe('caller');
  });

  it('of another number than the safe one is refused until somebody says why', () => {
    const safe = after(
      dropped(),
      agreeSafeNumber(acting(amy), dropped(), { number: '07700 900155', when: 'after 18:00' }),
    );
    const refused = tryRingBack(acting(amy), safe, { ...vain, number: '07700 900482' });
    expect(refused.ok ? '' : refused.error.text).toMatch(/safe is 07700 900155, after 18:00/);
    expect(tried(safe, { number: '+44 7700 900155' }).ringBacks[0]?.despite).toBeNull();
    const despite = tried(safe, { number: '07700 900482', despite: 'Life at risk' });
    expect(despite.notes[0]?.text).toContain('Not the safe number: Life at risk');
  });

  it('is folded once, however often it comes', () => {
    const call = dropped();
    const decided = tryRingBack(acting(amy), call, vain);
    if (!decided.ok) throw new Error('it is recorded');
    const once = decided.value.reduce<CallState | null>(foldCall, call);
    expect(decided.value.reduce<CallState | null>(foldCall, once)).toEqual(once);
  });
});
