import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slipsBetween, threes, withOneLess } from '#shared/people/identity/edits.ts';

const word = fc.stringMatching(/^[a-d]{0,7}$/);

/** The same by its definition, without a bound and without a table. */
function byDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const last = a.at(-1) === b.at(-1) ? 0 : 1;
  const [a1, b1] = [a.slice(0, -1), b.slice(0, -1)];
  const least = Math.min(
    byDefinition(a1, b) + 1,
    byDefinition(a, b1) + 1,
    byDefinition(a1, b1) + last,
  );
  const exchanged = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return exchanged ? Math.min(least, byDefinition(a.slice(0, -2), b.slice(0, -2)) + 1) : least;
}

describe('slipsBetween', () => {
  it('is the definition, cut at the bound', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-c]{0,5}$/), fc.stringMatching(/^[a-c]{0,5}$/), (a, b) => {
        expect(slipsBetween(a, b, 9)).toBe(byDefinition(a, b));
        expect(slipsBetween(a, b, 1)).toBe(Math.min(byDefinition(a, b), 2));
      }),
    );
  });

  it('counts two neighbours exchanged as one', () => {
    expect(slipsBetween('daneils', 'daniels', 2)).toBe(1);
  });
});

describe('withOneLess', () => {
  it('has something in common for any two words one slip apart', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        if (slipsBetween(a, b, 1) > 1) return;
        const of = new Set(withOneLess(a));
        expect(withOneLess(b).some((less) => of.has(less))).toBe(true);
      }),
    );
  });
});

describe('threes', () => {
  it('marks where a word begins and ends', () => {
    expect(threes('lee')).toEqual(['^le', 'lee', 'ee$']);
  });
});
