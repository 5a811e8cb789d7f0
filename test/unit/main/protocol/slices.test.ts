import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createSlices } from '#main/protocol/slices.ts';

/** Work of many steps, each a few milliseconds of a busy processor. */
function* work(steps: number): Generator<void, string> {
  for (let step = 0; step < steps; step += 1) {
    const until = performance.now() + 4;
    while (performance.now() < until);
    yield;
  }
  return 'done';
}

/** How often the desk got its turn while this was going on. */
async function turnsDuring(going: Promise<unknown>): Promise<number> {
  const seen = { turns: 0, over: false };
  const ended = going.then(() => {
    seen.over = true;
  });
  while (!seen.over) {
    await setImmediate();
    seen.turns += 1;
  }
  await ended;
  return seen.turns;
}

describe('long work in slices', () => {
  it('gives its result, and lets the desk have its turn in between', async () => {
    const { inSlices } = createSlices();
    const going = inSlices(work(50));
    expect(await turnsDuring(going)).toBeGreaterThan(5);
    expect(await going).toBe('done');
  });

  it('stops without a result when the desk closes', async () => {
    const slices = createSlices();
    const going = slices.inSlices(work(50));
    slices.close();
    expect(await going).toBeNull();
    expect(await slices.inSlices(work(1))).toBeNull();
  });
});
