import { describe, expect, it } from 'vitest';
import { clockFault, tooEarly } from '#main/hub/clock.ts';

const minute = 60_000;

describe('the clock of a desk', () => {
  it('may be a little ahead, and as far behind as it will', () => {
    expect(clockFault({ aheadMs: 2 * minute })).toBeNull();
    expect(clockFault({ aheadMs: -60 * minute })).toBeNull();
    expect(clockFault({ aheadMs: 3 * minute })).toMatch(/3 minutes ahead/);
  });

  it('was wrong when something was done: that is sent when its time has come', () => {
    const done = 100 * minute;
    expect(tooEarly(done, 90 * minute, { aheadMs: 0 })).toMatch(/10 minutes in the future/);
    expect(tooEarly(done, 98 * minute, { aheadMs: 0 })).toBeNull();
    // By the hub's clock, whatever this desk's says now.
    expect(tooEarly(done, 100 * minute, { aheadMs: 10 * minute })).toMatch(/10 minutes/);
  });
});
