import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallState } from '#shared/call/call.ts';
import { foldCall } from '#shared/call/fold.ts';
import { clockOf, correctArrival, recordArrival } from '#shared/call/s136.ts';
import { s136View } from '#shared/call/s136-view.ts';
import { aCall, acting, after, amy, martin, ruth } from '#test/support/acting.ts';

const hour = 3_600_000;
const minute = 60_000;
const start = Date.parse('2026-11-26T22:00:00Z');
const late = start + 10 * hour;
const arrival = (name: string, arrivedAtMs: number) => ({
  kind: 'health-place-of-safety' as const,
  name,
  arrivedAtMs,
  authorisedBy: null,
  imminentRisk: null,
  noOtherPlace: null,
});
const first = after(aCall(), recordArrival(acting(amy, late), aCall(), arrival('Bradgate', start)));
const moved = after(
  first,
  recordArrival(acting(amy, late), first, arrival('Infirmary', start + 3 * hour)),
);
const id = (call: CallState, n: number): string => call.s136?.stays[n]?.id ?? '';
const reason = (decided: ReturnType<typeof correctArrival>): string =>
  decided.ok ? '' : decided.error.reason;
const to = (toMs: number, n = 0, call = moved) => ({
  stayId: id(call, n),
  toMs,
  reason: 'The log of the unit',
});

describe('correcting an arrival that was written down wrong', () => {
  it('by a nurse makes the 24 hours end earlier, and keeps what was written', () => {
    const call = after(moved, correctArrival(acting(ruth, late), moved, to(start - hour)));
    expect(clockOf(call)).toMatchObject({
      startedAtMs: start - hour,
      endsAtMs: start + 23 * hour,
    });
    expect(call.s136?.written[0]?.arrivedAtMs).toBe(start);
    expect(s136View(call, acting(ruth, late)).stays[0]?.corrected).toMatch(
      /26 Nov 2026, 22:00 was written; Ruth Adeyemi/,
    );
  });

  it('to a later time is a supervisor’s, because it lengthens a detention', () => {
    const later = to(start + 30 * minute);
    expect(reason(correctArrival(acting(ruth, late), moved, later))).toBe('supervisor-only');
    expect(reason(correctArrival(acting(martin, late), moved, later))).toBe('');
    expect(reason(correctArrival(acting(ruth, late), moved, to(start + 4 * hour, 1)))).toBe('');
  });

  it('is refused in the future, out of order, and to the time that is there', () => {
    expect(reason(correctArrival(acting(martin, late), moved, to(late + 1)))).toBe(
      'time-in-future',
    );
    expect(reason(correctArrival(acting(martin, late), moved, to(start + 4 * hour)))).toBe(
      'times-out-of-order',
    );
    expect(reason(correctArrival(acting(martin, late), moved, to(start - hour, 1)))).toBe(
      'times-out-of-order',
    );
    expect(reason(correctArrival(acting(martin, late), moved, to(start)))).toBe('same-time');
  });

  it('never lets anybody but a supervisor make the end later, and comes to the same in any order', () => {
    const step = fc.record({
      n: fc.nat({ max: 1 }),
      by: fc.constantFrom(ruth, martin),
      minutes: fc.integer({ min: -600, max: 600 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let call = moved;
        const events = [];
        for (const [at, { n, by, minutes }] of steps.entries()) {
          const before = clockOf(call)?.endsAtMs ?? 0;
          const decided = correctArrival(
            acting(by, late + at),
            call,
            to(start + minutes * minute, n, call),
          );
          if (decided.ok) {
            events.push(...decided.value);
            call = decided.value.reduce<CallState>(
              (state, one) => foldCall(state, one) ?? state,
              call,
            );
          }
          const end = clockOf(call)?.endsAtMs ?? 0;
          if (by.role !== 'supervisor') expect(end).toBeLessThanOrEqual(before);
          expect(call.s136?.written.map(({ arrivedAtMs }) => arrivedAtMs)).toEqual([
            start,
            start + 3 * hour,
          ]);
        }
        const mixed = events
          .toReversed()
          .concat(events)
          .reduce<CallState>((state, one) => foldCall(state, one) ?? state, moved);
        expect(clockOf(mixed)).toEqual(clockOf(call));
      }),
      { numRuns: 500 },
    );
  });
});
