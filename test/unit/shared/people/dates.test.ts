import { describe, expect, it } from 'vitest';
import { ageAt, endMs, inWords, isDate, isPast, startMs } from '#shared/people/dates.ts';

const at = Date.parse;

describe('dates', () => {
  it('takes a part of a date for all of it', () => {
    expect([startMs('1987'), endMs('1987')]).toEqual([at('1987-01-01'), at('1988-01-01')]);
    expect([startMs('1987-12'), endMs('1987-12')]).toEqual([at('1987-12-01'), at('1988-01-01')]);
    expect([startMs('2024-02-29'), endMs('2024-02-29')]).toEqual([
      at('2024-02-29'),
      at('2024-03-01'),
    ]);
  });

  it('knows which days there are', () => {
    expect(
      ['1987-02-29', '1987-13', '14/03/1987', '1987-3-1', '', '2024-02-29T25:00:00Z'].some(isDate),
    ).toBe(false);
    expect(['2024-02-29', '1987', '2021-11-26T15:00:00.8185338+00:00'].every(isDate)).toBe(true);
  });

  it('keeps what ends on a day until that day is over', () => {
    expect(isPast('2025-01-12', at('2025-01-12T23:59:59Z'))).toBe(false);
    expect(isPast('2025-01-12', at('2025-01-13T00:00:00Z'))).toBe(true);
    expect(isPast(null, at('2999-01-01'))).toBe(false);
  });

  it('takes an unreadable end for past, never for valid', () => {
    expect(isPast('soon', 0)).toBe(true);
  });

  it('counts years by the birthday', () => {
    expect(ageAt('1987-03-14', at('2025-03-13'))).toBe(37);
    expect(ageAt('1987-03-14', at('2025-03-14'))).toBe(38);
    expect(ageAt('1987', at('2025-03-14'))).toBeNull();
  });

  it('says dates as people do', () => {
    expect(['1987-03-14', '1987-03', '1987', 'x'].map(inWords)).toEqual([
      '14 Mar 1987',
      'Mar 1987',
      '1987',
      'x',
    ]);
  });
});
