import { describe, expect, it } from 'vitest';
import { guardDigit, guardMs } from '#renderer/ui/key-guard.ts';

const never = Number.NEGATIVE_INFINITY;

describe('the key guard', () => {
  it('ignores a digit just after a new question, and says so', () => {
    expect(guardDigit('1', 1000 + guardMs - 1, 1000, never)).toEqual({
      taken: false,
      said: '1 not taken: the question had just changed',
    });
  });

  it('ignores a digit just after typing, and says so', () => {
    expect(guardDigit('4', 5000, 0, 5000 - guardMs + 1)).toEqual({
      taken: false,
      said: '4 not taken: you had just been typing',
    });
  });

  it('takes a digit once the time is over', () => {
    expect(guardDigit('1', 1000 + guardMs, 1000, 1000)).toEqual({ taken: true });
  });
});
