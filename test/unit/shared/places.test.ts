import { describe, expect, it } from 'vitest';
import { gridReference, gridSquare } from '#shared/places/grid-reference.ts';
import { postcodeIn, postcodeKey } from '#shared/places/postcode.ts';

describe('grid references', () => {
  it.each([
    ['SK 58490 04320', 458490, 304320, 1],
    ['sk5849004320', 458490, 304320, 1],
    ['SK5804', 458000, 304000, 1000],
    ['SK 584 043', 458400, 304300, 100],
    ['HP 6 1', 460000, 1210000, 10_000],
    ['SV 91492 11318', 91492, 11318, 1],
    ['458490, 304320', 458490, 304320, 1],
  ])('%s', (text, easting, northing, sizeM) => {
    expect(gridSquare(text)).toEqual({ easting, northing, sizeM });
  });

  it.each(['SK 584 04', 'IK 58490 04320', 'AA 1 1', 'LE1 1DE', '', 'SK', '999999, 1'])(
    '%j is none',
    (text) => {
      expect(gridSquare(text)).toBeNull();
    },
  );

  it('is written as it is read, over the whole grid', () => {
    for (let easting = 500; easting < 700_000; easting += 33_333)
      for (let northing = 500; northing < 1_300_000; northing += 44_444) {
        const text = gridReference(easting, northing) ?? '';
        expect(gridSquare(text), text).toEqual({ easting, northing, sizeM: 1 });
      }
  });
});

describe('postcodes', () => {
  it.each([
    ['le11de', 'LE1 1DE'],
    [' Sw1A 1aa ', 'SW1A 1AA'],
    ['M1-1AE', 'M1 1AE'],
  ])('%s is %s', (text, postcode) => {
    expect(postcodeIn(text)).toBe(postcode);
  });

  it.each(['LE1', 'LE1 DE', '1 1AA', 'LE111 1DE', 'SK 58490 04320'])('%s is none', (text) => {
    expect(postcodeIn(text)).toBeNull();
  });

  it('have each a key of their own', () => {
    const all = ['LE1 1DE', 'LE11 1DE', 'LE1 1DF', 'SW1A 1AA', 'M1 1AE'];
    expect(new Set(all.map(postcodeKey)).size).toBe(all.length);
  });
});
