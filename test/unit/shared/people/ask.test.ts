import { describe, expect, it } from 'vitest';
import { takeApart } from '#shared/people/ask.ts';

const now = Date.parse('2025-11-21T00:52:00Z');
const asked = (text: string) => takeApart(text, now);

describe('takeApart', () => {
  it.each([
    '14/03/1987',
    '14.3.87',
    '1987-03-14',
    '14 Mar 1987',
    '14th of March 1987',
    'March 14, 1987',
    '14-03-1987',
    '14031987',
    '14 march 87',
  ])('reads %s as a date of birth', (text) => {
    expect(asked(`whitlock ${text}`)).toMatchObject({
      dates: ['1987-03-14'],
      words: ['whitlock'],
      numbers: [],
    });
  });

  it('does not take an impossible day for a date', () => {
    expect(asked('31/02/1987').dates).toEqual([]);
  });

  it.each(['07700 900482', '+44 7700 900482', '0044 7700 900482', '07700900482', '(07700) 900482'])(
    'reads %s as a number',
    (text) => {
      expect(asked(`danny ${text}`).numbers).toHaveLength(1);
      expect(asked(`danny ${text}`).words).toEqual(['danny']);
    },
  );

  it('reads an NHS number only with its check digit', () => {
    expect(asked('999 000 1103').nhsNumbers).toEqual(['9990001103']);
    expect(asked('999 000 1104').nhsNumbers).toEqual([]);
  });

  it('reads everything in one line, in any order', () => {
    expect(asked('zz99 3vz Danny WHITLOCK 14/3/87 07700900482 6')).toEqual({
      numbers: ['07700900482'],
      nhsNumbers: [],
      dates: ['1987-03-14'],
      age: null,
      postcodes: ['ZZ993VZ'],
      words: ['danny', 'whitlock', '6'],
    });
  });

  it.each([
    ['danny 1987', ['1987'], null],
    ['danny march 1987', ['1987-03'], null],
    ['danny age 41', [], 41],
    ['danny 41 years old', [], 41],
    ['danny 41yo', [], 41],
  ])('reads what is known of the birth in "%s"', (text, dates, age) => {
    expect(asked(text)).toMatchObject({ dates, age, words: ['danny'] });
  });
});
