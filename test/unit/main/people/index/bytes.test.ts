import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBytes, toBytes } from '#main/people/index/feature-bytes.ts';
import { packed, unpacked } from '#main/people/index/lists.ts';
import { Pairs } from '#main/people/index/pairs.ts';
import { nameRoles } from '#shared/people/identity/features.ts';

const key = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('features on disk', () => {
  it('come back as they went', () => {
    const features = fc.record({
      born: fc.integer({ min: 0, max: 21_001_231 }),
      names: fc.array(fc.record({ key, role: fc.constantFrom(...nameRoles) }), { maxLength: 9 }),
      phones: fc.array(fc.integer({ min: 1, max: 999_999_999_999_999 }), { maxLength: 5 }),
      identifiers: fc.array(key, { maxLength: 4 }),
      addresses: fc.array(
        fc.record({
          past: fc.boolean(),
          house: key,
          houseNumber: fc.integer({ min: 0, max: 99_999 }),
          postcode: key,
          words: fc.array(key, { maxLength: 9 }),
        }),
        { maxLength: 5 },
      ),
    });
    fc.assert(
      fc.property(features, (one) => {
        expect(fromBytes(toBytes(one))).toEqual(one);
      }),
    );
  });
});

describe('packed lists', () => {
  it('come back as they went', () => {
    fc.assert(
      fc.property(fc.uniqueArray(key, { maxLength: 300 }), (numbers) => {
        const ascending = Uint32Array.from(numbers).sort();
        expect(unpacked(packed(ascending))).toEqual(ascending);
      }),
    );
  });
});

describe('Pairs', () => {
  it('hands out each key once, its values ascending', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, key), { maxLength: 400 }), (given) => {
        const pairs = new Pairs();
        for (const [one, value] of given) pairs.add(one, value);
        const out: [number, number[]][] = [];
        pairs.eachList((one, values) => out.push([one, [...values]]));
        const expected = new Map<number, number[]>();
        for (const [one, value] of given) expected.set(one, [...(expected.get(one) ?? []), value]);
        expect(out).toEqual(
          [...expected]
            .sort(([a], [b]) => a - b)
            .map(([one, values]) => [one, [...new Set(values)].sort((a, b) => a - b)]),
        );
      }),
    );
  });
});
