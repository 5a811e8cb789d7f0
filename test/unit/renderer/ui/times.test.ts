import { describe, expect, it } from 'vitest';
import { countdown, elapsed, remaining, wordedDate } from '#renderer/ui/times.ts';

describe('times on the page', () => {
  it('counts up in minutes and seconds, then hours', () => {
    expect(elapsed(402_000)).toBe('06:42');
    expect(elapsed(-5)).toBe('00:00');
    expect(elapsed(3_600_000 + 62_000)).toBe('1:01:02');
  });

  it('counts down to nothing and never below', () => {
    expect(countdown(41_001)).toBe('0:42');
    expect(countdown(-1)).toBe('0:00');
    expect(remaining(197_400)).toBe('03:18');
  });

  it('says a date of birth in words, and leaves what it cannot read', () => {
    expect(wordedDate('1987-03-14')).toBe('14 Mar 1987');
    expect(wordedDate('1988-09-02')).toBe('2 Sep 1988');
    expect(wordedDate('about 1987')).toBe('about 1987');
  });
});
