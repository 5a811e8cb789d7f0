import { describe, expect, it } from 'vitest';
import { newToday, usualReason } from '#shared/contact/different-today.ts';
import { placeKeys } from '#shared/contact/place-keys.ts';

const finding = (text: string, ...facts: string[]) => ({ level: 'urgent' as const, text, facts });

describe('different today', () => {
  const weapon = finding('A weapon is within reach', 'weapon');

  it('names what no earlier call had', () => {
    expect(newToday([weapon], { weapon: 'within_reach' }, [{ weapon: 'no' }, {}])).toEqual([
      { text: weapon.text, facts: ['weapon'] },
    ]);
  });

  it.each([
    ['an earlier call had it', { weapon: 'within_reach' }, [{ weapon: 'within_reach' }]],
    ['there is no earlier call', { weapon: 'within_reach' }, []],
    ['nobody knows it today', { weapon: 'unknown' }, [{}]],
    ['it is denied today', { weapon: 'no' }, [{ weapon: 'within_reach' }]],
  ])('names nothing where %s', (_, now, earlier) => {
    expect(newToday([weapon], now, earlier)).toEqual([]);
  });

  it('sees one new thing among several', () => {
    const heard = finding('Heard on the line', 'heard');
    const earlier = [{ heard: ['distress'] }, { heard: ['silence'] }];
    expect(newToday([heard], { heard: ['distress', 'threat'] }, earlier)).toHaveLength(1);
    expect(newToday([heard], { heard: ['distress', 'silence'] }, earlier)).toEqual([]);
  });
});

describe('what earlier calls were about', () => {
  it('is what at least two, and half of them, had in common', () => {
    expect(usualReason([['alone', 'alone'], ['alone'], ['drunk'], []])).toEqual({
      text: 'alone',
      calls: 2,
      of: 4,
    });
    expect(usualReason([['alone'], ['alone'], ['drunk'], [], []])).toBeNull();
    expect(usualReason([['alone']])).toBeNull();
    expect(usualReason([])).toBeNull();
  });
});

describe('addresses that were said', () => {
  it.each([
    ['Flat 6, 31 Marlow Gardens, Braunstone', 'flat 6 31 Marlow Gdns'],
    ['31 Marlow Gardens LE3 2AB', '31, le32ab'],
    ["12 St John's Rd", '12 St Johns Road'],
  ])('%s is %s', (a, b) => {
    expect(placeKeys(a).some((key) => placeKeys(b).includes(key))).toBe(true);
  });

  it.each([
    ['31 Marlow Gardens', '32 Marlow Gardens'],
    ['Flat 6, 31 Marlow Gardens', 'Flat 7, 31 Marlow Gardens'],
    ['31 LE3 2AB', '31 LE3 2AC'],
    ['the station', 'the station'],
    ['31 High Street', '31 High Road'],
  ])('%s is not %s', (a, b) => {
    expect(placeKeys(a).some((key) => placeKeys(b).includes(key))).toBe(false);
  });
});
