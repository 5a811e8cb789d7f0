import { describe, expect, it } from 'vitest';
import { targetAt, waited } from '#renderer/ui/target.ts';

const minutes = (n: number): number => n * 60_000;

describe('the target of an offer', () => {
  it('is quiet at first and says what is left', () => {
    expect(targetAt(0, 5, 126_000)).toEqual({ gone: 0.42, state: 'quiet', left: '2:54 left' });
  });

  it('is near in the last quarter', () => {
    expect(targetAt(0, 5, minutes(3.75)).state).toBe('near');
    expect(targetAt(0, 5, minutes(3.74)).state).toBe('quiet');
  });

  it('is not late on the very second, and says how late after it', () => {
    expect(targetAt(0, 5, minutes(5))).toEqual({ gone: 1, state: 'near', left: '0:00 left' });
    expect(targetAt(0, 5, minutes(7) + 10_000)).toEqual({
      gone: 1,
      state: 'over',
      left: 'late by 2:10',
    });
  });

  it('does not count seconds of a long target', () => {
    expect(targetAt(0, 60, minutes(22)).left).toBeNull();
  });

  it('never runs backwards when the clock was set back', () => {
    expect(targetAt(minutes(5), 5, 0)).toMatchObject({ gone: 0, state: 'quiet' });
  });
});

describe('how long somebody has waited', () => {
  it.each([
    [-1, '00:00'],
    [232_000, '03:52'],
    [minutes(59) + 59_999, '59:59'],
    [minutes(72), '1 h 12 min'],
  ])('%i ms is %s', (ms, words) => {
    expect(waited(ms)).toBe(words);
  });
});
