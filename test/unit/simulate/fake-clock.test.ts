import { describe, expect, it } from 'vitest';
import { seeded } from '#test/journal/support/random.ts';
import { FakeClock } from '#test/simulate/fake-clock.ts';

describe('FakeClock', () => {
  it('comes to what is due in the order of time, and to the same moment in the order asked', () => {
    const random = seeded(7);
    const clock = new FakeClock(0);
    const came: (readonly [number, number])[] = [];
    for (let n = 0; n < 500; n += 1) {
      const atMs = random.below(50);
      clock.at(atMs, () => came.push([clock.nowMs, n]));
    }
    clock.run(100);
    expect(came).toHaveLength(500);
    expect(came).toEqual(came.toSorted(([a, n], [b, m]) => a - b || n - m));
  });

  it('leaves what is due later, and never goes back', () => {
    const clock = new FakeClock(10);
    const came: number[] = [];
    clock.after(5, () => clock.at(1, () => came.push(clock.nowMs)));
    clock.after(50, () => came.push(clock.nowMs));
    clock.run(20);
    expect(came).toEqual([15]);
    clock.run(60);
    expect(came).toEqual([15, 60]);
  });
});
