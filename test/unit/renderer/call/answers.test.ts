import { describe, expect, it } from 'vitest';
import { isNotKnown, optionFor, valuesOf, type Option } from '#renderer/call/answers.ts';
import type { QuestionView } from '#shared/contract/call-view.ts';

const option = (key: string, values: Option['values']): Option => ({
  key,
  label: key,
  covers: null,
  values,
});

const question: QuestionView = {
  n: 1,
  id: 'weapon',
  stage: 'Danger now',
  short: 'A weapon?',
  say: 'Did anyone mention a weapon?',
  another: null,
  hint: null,
  many: false,
  options: [option('1', { weapon: 'yes' }), option('2', { weapon: 'no' })],
  unknown: option('0', { weapon: 'unknown' }),
  sayNow: null,
  wordsLabel: null,
  alreadyHeard: null,
  emergencyIf: null,
  remaining: 3,
  next: null,
};

describe('answers by digit', () => {
  it('0 is always Not known, and no digit stands for an answer that is not there', () => {
    expect(optionFor(question, 0)?.values).toEqual({ weapon: 'unknown' });
    expect(optionFor(question, 2)?.values).toEqual({ weapon: 'no' });
    expect(optionFor(question, 3)).toBeUndefined();
  });

  it('several answers together keep every value once', () => {
    const together = valuesOf([
      option('1', { harm: ['cut', 'tablets'], hurt: 'yes' }),
      option('2', { harm: ['tablets', 'rope'] }),
    ]);
    expect(together).toEqual({ harm: ['cut', 'tablets', 'rope'], hurt: 'yes' });
  });

  it('Not known needs no words beside it; an answer does', () => {
    expect(isNotKnown(question.unknown)).toBe(true);
    expect(isNotKnown(option('0', { harm: ['unknown'] }))).toBe(true);
    expect(isNotKnown(option('1', { weapon: 'yes', place: 'unknown' }))).toBe(false);
  });
});
