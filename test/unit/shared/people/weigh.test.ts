import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonsOf, weigh, type Evidence } from '#shared/people/weigh.ts';

const nothing: Evidence = {
  nhsNumber: false,
  bornExact: false,
  ownPhone: false,
  contactPhone: false,
  postcode: null,
  street: false,
  surname: null,
  given: null,
  unexplained: 0,
};
const some = fc.record({
  ownPhone: fc.boolean(),
  contactPhone: fc.boolean(),
  postcode: fc.constantFrom('present', 'past', null),
  street: fc.boolean(),
  unexplained: fc.nat(3),
});

describe('weigh', () => {
  it('never takes phones and addresses alone for a person', () => {
    fc.assert(
      fc.property(some, (found) => {
        expect(weigh({ ...nothing, ...found })).not.toBe('very likely');
      }),
      { seed: 7 },
    );
  });

  it('is very likely with name and date of birth', () => {
    expect(weigh({ ...nothing, surname: 'exact', given: 'exact', bornExact: true })).toBe(
      'very likely',
    );
  });

  it('is only possible when something said does not fit', () => {
    expect(
      weigh({ ...nothing, surname: 'exact', given: 'exact', bornExact: true, unexplained: 1 }),
    ).toBe('possible');
    expect(weigh({ ...nothing, nhsNumber: true, unexplained: 1 })).toBe('possible');
  });

  it('says "phone only" and "address only"', () => {
    expect(reasonsOf({ ...nothing, contactPhone: true }, null)).toEqual([
      'number of a listed contact',
      'phone only',
    ]);
    expect(reasonsOf({ ...nothing, postcode: 'past' }, null)).toEqual([
      'postcode of a past address',
      'address only',
    ]);
  });
});
