import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextQuestion } from '#shared/protocol/next-question.ts';
import type { GivenAnswer, Question } from '#shared/protocol/protocol.ts';
import { isParked, survivingFacts } from '#shared/protocol/revise.ts';
import { pack, table, vocabulary } from './facts.ts';
import { check } from './seed.ts';

const answersTo = (question: Question): readonly GivenAnswer[] => [
  ...question.answers.map(({ value, also }) => ({
    question: question.id,
    values: { ...also, [question.fact]: question.many === true ? [value] : value },
  })),
  {
    question: question.id,
    values: { [question.fact]: question.many === true ? ['unknown'] : 'unknown' },
  },
];

/** Takes a call to the end of the script, with the answer each number picks. */
function take(picks: readonly number[]): readonly GivenAnswer[] {
  const given: GivenAnswer[] = [];
  for (;;) {
    const asked = nextQuestion(
      pack,
      survivingFacts(pack, given, {}),
      given.map(({ question }) => question),
    );
    if (asked === null) return given;
    const answers = answersTo(asked);
    given.push(answers[(picks[given.length] ?? 0) % answers.length]!);
  }
}

const anyCall = fc.array(fc.nat(9), { minLength: 60, maxLength: 60 }).map(take);
const place = (id: string): number => pack.questions.findIndex((one) => one.id === id);
const sentences = (text: string): readonly string[] =>
  text.split(/[.?!:;]/).filter((one) => one.trim().length > 0);
const wordsIn = (text: string): number => text.trim().split(/\s+/).length;

describe('the England script, walked', () => {
  it('ends after at most 25 questions, with none asked twice or parked', () => {
    check(
      fc.property(anyCall, (given) => {
        const ids = given.map(({ question }) => question);
        expect(ids.length).toBeLessThanOrEqual(25);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => isParked(pack, given, {}, id))).toEqual([]);
      }),
      600,
    );
  });

  it('asks where and life first, then crime, before anything about the mind', () => {
    expect(place('place')).toBeLessThan(place('life'));
    expect(place('life')).toBeLessThan(place('crime'));
    for (const id of ['noticed', 'own-life', 'warning-signs', 'about-them', 'capacity'])
      expect(place('crime')).toBeLessThan(place(id));
  });
});

describe('the England script, everybody', () => {
  it('is asked where, whether a life is in danger, and of a crime, a weapon and harm', () => {
    for (const id of [
      'talking',
      'place',
      'life',
      'body',
      'overdose',
      'crime',
      'weapon',
      'serious-harm',
    ])
      expect(pack.questions[place(id)]?.askWhen, id).toBeUndefined();
    expect(place('talking')).toBe(0);
  });
});

describe('the England script, read', () => {
  it('has short sentences to say aloud, and offers "unknown" nowhere by itself', () => {
    for (const { id, say, another = '', answers } of pack.questions) {
      for (const sentence of [...sentences(say), ...sentences(another)])
        expect(wordsIn(sentence), `${id}: ${sentence}`).toBeLessThanOrEqual(20);
      expect(answers.map(({ value }) => value)).not.toContain('unknown');
    }
  });

  it('puts "none of these" where a second key can only raise, never lower', () => {
    for (const { id, many, answers } of pack.questions) {
      if (many !== true) continue;
      const last = answers.findLastIndex(({ also }) => Object.values(also ?? {}).includes('no'));
      expect(last, id).toBeLessThanOrEqual(0);
    }
  });

  it('says nothing about help that has been sent', () => {
    const written = JSON.stringify(pack.advice);
    expect(written).not.toMatch(/help is on (its|the) way|(is|are) on (its|their) way to you/i);
  });

  it('has advice and a line in the response table for every destination', () => {
    const destinations = Object.keys(vocabulary.destinations);
    expect(Object.keys(pack.advice).toSorted()).toEqual(destinations.toSorted());
    expect(Object.keys(table.services).toSorted()).toEqual(destinations.toSorted());
  });

  it('says who is asked instead where a service is not there day and night', () => {
    for (const [id, { hours, area }] of Object.entries(table.services)) {
      if (!hours.startsWith('24 hours')) expect(hours, id).toContain('otherwise');
      expect(area, id).toMatch(/^[A-Z]/);
    }
  });

  it('rings no real telephone: only numbers Ofcom keeps for drama, and public short codes', () => {
    for (const { telephone } of Object.values(table.services))
      for (const [number] of (telephone ?? '').matchAll(/\d[\d ]+\d/g))
        expect(number).toMatch(
          /^(999|111|101|116 123|0116 496 0\d{3}|020 7946 0\d{3}|0808 157 0\d{3}|07700 900\d{3})$/,
        );
  });
});
