import { describe, expect, it } from 'vitest';
import type { Costs } from '#test/simulate/costs.ts';
import { limitsOf, sharesOf, type Load } from '#test/simulate/scale.ts';

const costs: Costs = {
  batches: 100,
  events: 160,
  bytesPerEvent: 1000,
  foldUs: 1,
  takeUs: 1000,
  catchUpUs: 200,
  takeByClockUs: 2000,
  appendByClockUs: 1000,
  readUs: 30,
  judgeUs: 40,
  diskBytesPerEvent: 2000,
  stateBytesPerCall: 10_000,
  presenceBytes: 200,
};
const busy: Load = {
  desks: 100,
  messages: 2000,
  events: 3600,
  bytes: 3_600_000,
  claims: 100,
  openCalls: 25,
  largestMessage: 20_000,
  largestOffer: 3000,
  namingBytes: 1000,
};
const limit = (load: Load, name: string): number | undefined =>
  limitsOf(load, sharesOf(load, load.events, costs)).find((one) => one.name === name)?.desks;

describe('sharesOf', () => {
  it('takes one event a second at a millisecond each for a thousandth of a core', () => {
    expect(sharesOf(busy, 3600, costs)).toMatchObject({
      folding: 0.001,
      egressMBs: 0.1,
      presenceHeard: 20,
      presenceMBs: 0.4,
      firstSyncMinutes: 8.64,
      diskGB: 5.184,
    });
  });
});

describe('limitsOf', () => {
  it('knows what grows with the desks and what with their square', () => {
    expect(limit(busy, 'folding')).toBe(10_000);
    expect(limit(busy, 'egress')).toBe(Math.floor(100 * Math.sqrt(60 / 0.1)));
  });

  it('comes to the same desks from a room twice as large', () => {
    const twice: Load = {
      ...busy,
      desks: 200,
      messages: 4000,
      events: 7200,
      bytes: 7_200_000,
      openCalls: 50,
      largestMessage: 21_000,
      largestOffer: 4000,
      namingBytes: 2000,
    };
    for (const name of ['showing', 'folding', 'firstSync', 'presence', 'egress', 'offer'])
      expect(Math.abs((limit(twice, name) ?? 0) - (limit(busy, name) ?? 0))).toBeLessThan(2);
  });
});
