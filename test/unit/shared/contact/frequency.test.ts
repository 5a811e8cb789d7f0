import { describe, expect, it } from 'vitest';
import {
  defaultThresholds as thresholds,
  forAge,
  monthsBefore,
  reached,
  weekly,
} from '#shared/contact/frequency.ts';

const at = (text: string): number => Date.parse(text);
const now = at('2026-03-31T12:00:00Z');
const day = 24 * 60 * 60 * 1000;
const times = (count: number, fromDaysAgo: number): number[] =>
  Array.from({ length: count }, (_, index) => now - fromDaysAgo * day + index);

describe('a month before', () => {
  it.each([
    ['2026-03-31T12:00:00Z', 1, '2026-02-28T12:00:00Z'],
    ['2024-03-31T12:00:00Z', 1, '2024-02-29T12:00:00Z'],
    ['2026-01-15T00:00:00Z', 3, '2025-10-15T00:00:00Z'],
    ['2026-12-31T23:59:00Z', 6, '2026-06-30T23:59:00Z'],
  ])('%s, %i months: %s', (from, months, before) => {
    expect(monthsBefore(at(from), months)).toBe(at(before));
  });
});

describe('frequent contact', () => {
  it.each([
    ['five in a month', times(5, 10), { contacts: 5, months: 1, counted: 5 }],
    ['four in a month', times(4, 10), null],
    ['twelve in three months', times(12, 60), { contacts: 12, months: 3, counted: 12 }],
    ['eleven in three months', times(11, 60), null],
    ['twelve longer ago', times(12, 120), null],
    ['what is still to come', times(9, -1), null],
  ])('%s', (_, atMs, met) => {
    expect(reached(atMs, thresholds.adult, now)).toEqual(met);
  });

  it('lets a contact fall out at the very month', () => {
    const edge = monthsBefore(now, 1);
    expect(reached([...times(4, 10), edge], thresholds.adult, now)).toBeNull();
    expect(reached([...times(4, 10), edge + 1], thresholds.adult, now)?.counted).toBe(5);
  });

  it('is stricter for the young, and takes an unknown age as adult', () => {
    expect(reached(times(3, 150), forAge(17, thresholds), now)?.counted).toBe(3);
    expect(reached(times(3, 150), forAge(18, thresholds), now)).toBeNull();
    expect(reached(times(3, 150), forAge(null, thresholds), now)).toBeNull();
  });
});

describe('weeks', () => {
  it('counts each contact in its week, the last ending now', () => {
    expect(
      weekly([now, now - 7 * day + 1, now - 7 * day, now - 83 * day, now - 84 * day, now + 1], now),
    ).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
  });
});
