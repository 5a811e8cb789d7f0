import { describe, expect, it } from 'vitest';
import { clockFault, hubClock, tooEarly } from '#main/hub/clock.ts';

const minute = 60_000;

describe('the clock of a desk', () => {
  it('may be a little ahead, and as far behind as it will', () => {
    expect(clockFault(2 * minute)).toBeNull();
    expect(clockFault(-60 * minute)).toBeNull();
    expect(clockFault(3 * minute)).toMatch(/3 minutes ahead/);
  });

  it('was wrong when something was done: that is sent when its time has come', () => {
    const done = 100 * minute;
    expect(tooEarly(done, 90 * minute)).toMatch(/10 minutes in the future/);
    expect(tooEarly(done, 98 * minute)).toBeNull();
  });

  it('is put forward in the middle of a session: that is seen at once, whatever the hub said before', () => {
    let setMs = 0;
    const clock = hubClock(Date.now(), { nowMs: () => Date.now() + setMs });
    expect(clockFault(clock.aheadMs())).toBeNull();
    setMs = 60 * minute;
    expect(clockFault(clock.aheadMs())).toMatch(/6[01] minutes ahead/);
    expect(tooEarly(Date.now() + setMs, clock.nowMs())).toMatch(/6[01] minutes in the future/);
  });
});
