import { describe, expect, it } from 'vitest';
import { nhsNumber } from '#shared/people/nhs-number.ts';

describe('nhsNumber', () => {
  it('reads a number with a right check digit, however it is spaced', () => {
    expect(['9434765919', '943 476 5919', '943-476-5919', '9912003888'].map(nhsNumber)).toEqual([
      '9434765919',
      '9434765919',
      '9434765919',
      '9912003888',
    ]);
  });

  it('reads a check digit of nought', () => {
    expect(nhsNumber('9434765870')).toBe('9434765870');
  });

  it('refuses a wrong check digit, and one that would be ten', () => {
    expect(['9434765918', '3478526985', '91000000009', '123456789', ''].map(nhsNumber)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(Array.from({ length: 10 }, (_, digit) => nhsNumber(`000000006${digit}`))).toEqual(
      Array.from({ length: 10 }, () => null),
    );
  });
});
