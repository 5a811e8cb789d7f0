import { describe, expect, it } from 'vitest';
import { bankHolidays, isWorkingDay } from '#shared/routing/bank-holidays.ts';
import { openingAt } from '#shared/routing/opening-hours.ts';

const at = (text: string): number => Date.parse(text);
const days = (year: number): readonly string[] =>
  bankHolidays(year).map((day) => new Date(day).toISOString().slice(0, 10));

describe('bank holidays of England and Wales', () => {
  // gov.uk/bank-holidays, England and Wales.
  it('are those of 2026, with Boxing Day on the Monday after', () => {
    expect(days(2026)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-04',
      '2026-05-25',
      '2026-08-31',
      '2026-12-25',
      '2026-12-28',
    ]);
  });

  it('are moved where Christmas and Boxing Day fall on a weekend', () => {
    expect(days(2021).slice(-2)).toEqual(['2021-12-27', '2021-12-28']);
    expect(days(2022).slice(0, 1)).toEqual(['2022-01-03']);
    expect(days(2027).slice(-2)).toEqual(['2027-12-27', '2027-12-28']);
    expect(days(2025)).toContain('2025-04-18');
    expect(days(2025)).toContain('2025-04-21');
  });

  it('are no working days, and weekends are none', () => {
    expect(isWorkingDay(at('2026-12-28T00:00Z'))).toBe(false);
    expect(isWorkingDay(at('2026-12-29T00:00Z'))).toBe(true);
    expect(isWorkingDay(at('2026-11-28T00:00Z'))).toBe(false);
  });
});

describe('the hours of a service', () => {
  const office = '09:00 to 17:00 on working days, otherwise 111, option 2';
  const cafe = '10:00 to 02:00 every day, otherwise the crisis team';

  it('are open on a working day, and closed from its end to the next', () => {
    expect(openingAt(office, at('2026-11-27T10:00Z'))).toEqual({
      open: true,
      untilMs: at('2026-11-27T17:00Z'),
    });
    expect(openingAt(office, at('2026-11-27T17:00Z'))).toEqual({
      open: false,
      fromMs: at('2026-11-30T09:00Z'),
    });
  });

  it('pass over a long weekend', () => {
    expect(openingAt(office, at('2026-12-24T18:00Z'))).toEqual({
      open: false,
      fromMs: at('2026-12-29T09:00Z'),
    });
  });

  it('run past midnight', () => {
    expect(openingAt(cafe, at('2026-11-28T01:30Z'))).toEqual({
      open: true,
      untilMs: at('2026-11-28T02:00Z'),
    });
    expect(openingAt(cafe, at('2026-11-28T02:00Z'))).toEqual({
      open: false,
      fromMs: at('2026-11-28T10:00Z'),
    });
  });

  it('are those of a clock on the wall, in summer too', () => {
    expect(openingAt(office, at('2026-07-01T08:30Z'))).toEqual({
      open: true,
      untilMs: at('2026-07-01T16:00Z'),
    });
  });

  it('that nobody can read by rule are left to be read', () => {
    expect(openingAt('As on duty, otherwise the crisis team', 0)).toBeNull();
    expect(openingAt('24 hours: the nurse here', 0)).toEqual({ open: true, untilMs: null });
  });
});
