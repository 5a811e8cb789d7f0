import { describe, expect, it } from 'vitest';
import { linkQueue } from '#main/host/link-queue.ts';

describe('links that come before anybody listens', () => {
  it('are handed over once, in order, to the first who does', () => {
    const queue = linkQueue();
    queue.arrived('concord://call?number=1');
    queue.arrived('concord://call?number=2');
    const first: string[] = [];
    const second: string[] = [];
    queue.onLink((url) => first.push(url));
    queue.onLink((url) => second.push(url));
    queue.arrived('concord://call?number=3');
    expect(first).toEqual([1, 2, 3].map((n) => `concord://call?number=${n}`));
    expect(second).toEqual(['concord://call?number=3']);
  });
});
