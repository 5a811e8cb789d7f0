import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordArrival, recordExtension, clockOf } from '#shared/call/s136.ts';
import type { CallState } from '#shared/call/call.ts';
import { foldCall } from '#shared/call/fold.ts';
import {
  detentionClock,
  extensionGrounds,
  mayExtend,
  stationConcerns,
} from '#shared/s136/clock.ts';
import { s136Law } from '#shared/s136/law.ts';
import { isSummer, onTheWall, readTime } from '#shared/s136/london-time.ts';
import { aCall, acting, amy, ruth } from '#test/support/acting.ts';

const hourMs = 3_600_000;
const at = (text: string): number => Date.parse(text);

/** Times about both changes of the clocks, midnight and New Year, and anywhere in between. */
const start = fc.oneof(
  fc.constantFrom(
    at('2026-03-29T00:59:00Z'),
    at('2026-10-25T00:30:00Z'),
    at('2026-10-25T01:30:00Z'),
    at('2026-12-31T23:59:00Z'),
    at('2026-06-30T22:59:30Z'),
  ),
  fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') }),
);

const step = fc.oneof(
  fc.record({
    do: fc.constant('transfer' as const),
    after: fc.integer({ min: 0, max: 30 * hourMs }),
  }),
  fc.record({
    do: fc.constant('extend' as const),
    after: fc.integer({ min: -hourMs, max: 30 * hourMs }),
    hours: fc.double({ min: 0.25, max: 12, noNaN: true }),
    ground: fc.constantFrom(...extensionGrounds),
  }),
);

const arrival = (name: string, arrivedAtMs: number) => ({
  kind: 'health-place-of-safety' as const,
  name,
  arrivedAtMs,
  authorisedBy: null,
  imminentRisk: null,
  noOtherPlace: null,
});

describe('the clock of section 136', () => {
  it('never restarts: over transfers, extensions, midnight and the change of clocks', () => {
    fc.assert(
      fc.property(start, fc.array(step, { maxLength: 12 }), (first, steps) => {
        let call: CallState = aCall();
        const events = [];
        const begin = recordArrival(acting(amy, first), call, arrival('Bradgate Unit', first));
        if (!begin.ok) throw new Error(begin.error.text);
        events.push(...begin.value);
        call = begin.value.reduce<CallState | null>(foldCall, call)!;
        for (const one of steps) {
          const before = clockOf(call)!;
          const when = first + one.after;
          const decided =
            one.do === 'transfer'
              ? recordArrival(acting(ruth, first + 40 * hourMs), call, arrival('Elsewhere', when))
              : recordExtension(acting(ruth, first + 40 * hourMs), call, {
                  hours: one.hours,
                  certifiedAtMs: when,
                  practitioner: 'Dr Osei',
                  ground: one.ground,
                  clinical: 'Too distressed to be assessed',
                });
          if (decided.ok) {
            events.push(...decided.value);
            call = decided.value.reduce<CallState | null>(foldCall, call)!;
          }
          const after = clockOf(call)!;
          expect(after.startedAtMs).toBe(first);
          expect(after.endsAtMs - first).toBeGreaterThanOrEqual(24 * hourMs);
          expect(after.endsAtMs - first).toBeLessThanOrEqual(36 * hourMs);
          if (one.do === 'transfer') expect(after).toEqual(before);
          if (one.do === 'extend' && one.ground !== 'condition') {
            expect(decided.ok).toBe(false);
            expect(after).toEqual(before);
          }
        }
        // The same events in any order, and twice, come to the same clock.
        const mixed = [...events].reverse().concat(events);
        const again = mixed.reduce<CallState | null>(foldCall, aCall())!;
        expect(clockOf(again)).toEqual(clockOf(call));
      }),
      { numRuns: 2000 },
    );
  });

  it('counts 24 hours that passed, not a day on the wall', () => {
    const spring = at('2026-03-28T23:00:00Z');
    const clock = detentionClock([{ arrivedAtMs: spring }], [])!;
    expect(onTheWall(clock.startedAtMs)).toBe('28 Mar 2026, 23:00');
    expect(onTheWall(clock.endsAtMs)).toBe('30 Mar 2026, 00:00');
  });

  it('counts no extension for want of people or beds, whoever sent it', () => {
    for (const ground of extensionGrounds.filter((one) => one !== 'condition'))
      expect(
        detentionClock([{ arrivedAtMs: 0 }], [{ hours: 12, certifiedAtMs: 1, ground }])
          ?.extendedByMs,
      ).toBe(0);
    const forged = { hours: 99, certifiedAtMs: 1, ground: 'condition' } as const;
    expect(detentionClock([{ arrivedAtMs: 0 }], [forged])?.endsAtMs).toBe(36 * hourMs);
  });

  it.each([
    ['no arrival yet', [], { hours: 6, certifiedAtMs: 5, ground: 'condition' }, 'No arrival'],
    [
      'no doctor',
      [{ arrivedAtMs: 0 }],
      { hours: 6, certifiedAtMs: 5, ground: 'no-doctor' },
      's136B(3)',
    ],
    [
      'more than 12 hours',
      [{ arrivedAtMs: 0 }],
      { hours: 13, certifiedAtMs: 5, ground: 'condition' },
      'at most 12',
    ],
    [
      'the future',
      [{ arrivedAtMs: 0 }],
      { hours: 6, certifiedAtMs: 9e9, ground: 'condition' },
      'future',
    ],
    [
      'too late',
      [{ arrivedAtMs: 0 }],
      { hours: 6, certifiedAtMs: 25 * hourMs, ground: 'condition' },
      'before that',
    ],
  ] as const)('refuses an extension in words: %s', (_name, stays, asked, words) => {
    const may = mayExtend(stays, [], asked, 30 * hourMs);
    expect(may.ok ? '' : may.error).toContain(words);
  });
});

describe('a police station as place of safety', () => {
  const facts = {
    ageGroup: 'adult',
    authorisedBy: 'Insp Grant',
    imminentRisk: 'Swinging a hammer',
    noOtherPlace: 'The unit cannot hold him',
  } as const;

  it('needs every condition of the regulations, each said in words', () => {
    expect(stationConcerns(0, facts)).toEqual([]);
    expect(stationConcerns(0, { ...facts, ageGroup: 'under-18' })[0]).toContain('never');
    for (const missing of ['authorisedBy', 'imminentRisk', 'noOtherPlace'] as const)
      expect(stationConcerns(0, { ...facts, [missing]: null })).toHaveLength(1);
  });

  it('ends on the day section 48 of the 2025 Act is in force, and not before', () => {
    const law = { ...s136Law, policeStationsEndAtMs: 1000 };
    expect(s136Law.policeStationsEndAtMs).toBeNull();
    expect(stationConcerns(999, facts, law)).toEqual([]);
    expect(stationConcerns(1000, facts, law)[0]).toContain('Mental Health Act 2025 s48');
  });
});

describe('times as a wall clock in London shows them', () => {
  const now = at('2026-11-26T23:30:00Z');

  it.each([
    ['14:30', '2026-11-26T14:30:00Z'],
    ['25/11 14:30', '2026-11-25T14:30:00Z'],
    ['25/10/2026 01:30 BST', '2026-10-25T00:30:00Z'],
    ['25/10/2026 01:30 GMT', '2026-10-25T01:30:00Z'],
    ['1/7/2026 12:00', '2026-07-01T11:00:00Z'],
  ])('reads %s', (typed, wanted) => {
    expect(readTime(typed, now)).toEqual({ ok: true, value: at(wanted) });
  });

  it.each([
    ['27/11/2026 10:00', 'future'],
    ['25:00', 'not a time'],
    ['half past two', 'not a time'],
    ['31/02 10:00', 'day that does not exist'],
    ['29/03/2026 01:30', 'did not exist'],
    ['25/10/2026 01:30', 'came twice'],
    ['11:00', 'more than 12 hours'],
  ])('refuses %s in words', (typed, words) => {
    const read = readTime(typed, now);
    expect(read.ok ? '' : read.error).toContain(words);
  });

  it('takes a bare time after midnight as the evening before', () => {
    expect(readTime('23:50', at('2026-11-27T00:20:00Z'))).toEqual({
      ok: true,
      value: at('2026-11-26T23:50:00Z'),
    });
  });

  it('agrees with the time zone of the machine all year', () => {
    const london = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      timeZoneName: 'short',
    });
    fc.assert(
      fc.property(fc.integer({ min: at('2020-01-01'), max: at('2035-01-01') }), (atMs) => {
        const name = london.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value;
        expect(isSummer(atMs)).toBe(name === 'BST');
        expect(['BST', 'GMT']).toContain(name);
      }),
    );
  });
});
