import { describe, expect, it } from 'vitest';
import { agedAs, bornAs, datesNear, yearsAt } from '#shared/people/identity/born.ts';

describe('bornAs', () => {
  it.each([
    [19870314, 19870314, 'exact'],
    [19870403, 19870304, 'day-and-month-swapped'],
    [19870315, 19870314, 'one-digit'],
    [19780314, 19870314, 'one-digit'],
    [19860314, 19870314, 'one-digit'],
    [19650314, 19870314, 'same-day'],
    [19870311, 19870322, 'same-year'],
    [19870000, 19870314, 'part'],
    [314, 19870314, 'part'],
    [19870314, 19870000, 'part'],
    [19500101, 19870314, null],
  ])('sets %i beside %i: %s', (said, held, likeness) => {
    expect(bornAs(said, held)?.likeness ?? null).toBe(likeness);
  });

  it('thinks an exact date likelier than any slip of it', () => {
    const exact = bornAs(19870304, 19870304)?.chance ?? 0;
    for (const near of datesNear(19870304))
      expect(bornAs(near, 19870304)?.chance ?? 0).toBeLessThan(exact);
  });
});

describe('datesNear', () => {
  it('gives days that exist, and not the day itself', () => {
    const near = datesNear(19870314);
    expect(near).not.toContain(19870314);
    expect(near).toContain(19870312);
    expect(near.every((date) => date % 100 <= 31 && date % 100 >= 1)).toBe(true);
  });
});

describe('an age that was said', () => {
  it('is counted in whole years on the day', () => {
    expect(yearsAt(19870314, 20261126)).toBe(39);
    expect(yearsAt(19871231, 20261126)).toBe(38);
  });
  it('fits less the further off it is, and not at all beyond five years', () => {
    expect([0, 1, 2, 3, 4, 5].map(agedAs)).toEqual(
      [0, 1, 2, 3, 4, 5].map(agedAs).toSorted((a, b) => b - a),
    );
    expect(agedAs(6)).toBe(0);
    expect(agedAs(-2)).toBe(agedAs(2));
  });
});
