import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPack, packsFolder } from '#main/protocol/load-pack.ts';
import { readingGrade, syllablesIn } from './reading-grade.ts';

/** Age 11 or 12: what most people can follow on the worst day of their life. */
const hardest = 6.5;

/** Words of law and names of illnesses that have no plainer word; each counts as a short one. */
const termsOfLaw = [
  'Mental Health Act',
  'dementia',
  'autism',
  'learning disability',
  'ambulance',
  'mental[- ]health',
];

const packs = ['england.yaml', 'officer.yaml'].map((file) => {
  const { pack } = loadPack(join(packsFolder(), file));
  return [pack.id, pack] as const;
});

describe('how hard words are counted', () => {
  it.each([
    ['home', 1],
    ['moved', 1],
    ['times', 1],
    ['table', 2],
    ['wanted', 2],
    ['places', 2],
    ['people', 2],
    ['somebody', 3],
    ['something', 2],
    ['idea', 2],
    ['ambulance', 3],
    ['hospital', 3],
  ])('%s', (word, syllables) => {
    expect(Math.abs(syllablesIn(word) - syllables)).toBeLessThanOrEqual(word === 'idea' ? 1 : 0);
  });

  it('finds a sentence of long words hard, and one of short words easy', () => {
    expect(
      readingGrade('Identify any contraindications to voluntary hospitalisation.'),
    ).toBeGreaterThan(12);
    expect(readingGrade('Is he safe? Can you see him now?')).toBeLessThan(2);
  });
});

describe.each(packs)('the words of the %s pack', (_, pack) => {
  it('can be followed at about age 11', () => {
    const hard = pack.questions.flatMap(({ id, say, another = '', sayNow = '' }) =>
      [say, another, sayNow]
        .map((words) => ({ id, words, grade: readingGrade(words, termsOfLaw) }))
        .filter(({ grade }) => grade > hardest),
    );
    expect(hard).toEqual([]);
  });

  it('can be followed while waiting, too', () => {
    const hard = Object.entries(pack.advice).flatMap(([id, one]) =>
      [one.tell, one.sayWhileWaiting, one.ifWorse, one.callAgain]
        .map((words = '') => ({ id, words, grade: readingGrade(words, termsOfLaw) }))
        .filter(({ grade }) => grade > hardest),
    );
    expect(hard).toEqual([]);
  });

  it('can be said another way, and say what makes it an emergency', () => {
    for (const { id, say, another, emergencyIf } of pack.questions) {
      expect(another, id).toMatch(/^“.+”$/);
      expect(another, id).not.toBe(say);
      // Reads on after "Press F9 if".
      expect(emergencyIf, id).toMatch(/^[a-z].+[^.]$/);
    }
  });

  it('says for every destination what happens, why, when it is worse and when to ring again', () => {
    const companyOnly = ['sanctuary', 'listening_line', 'veterans', 'interpreter', 'gp'];
    for (const [id, one] of Object.entries(pack.advice)) {
      for (const words of [one.tell, one.why, one.ifWorse, one.callAgain, one.sayWhileWaiting])
        expect(words, id).toMatch(/\S/);
      if (!companyOnly.includes(id)) expect(one.watchFor?.length ?? 0, id).toBeGreaterThan(0);
    }
  });

  it('promises nobody who has not accepted', () => {
    for (const [id, { tell = '' }] of Object.entries(pack.advice))
      expect(tell, id).not.toMatch(
        /\b(will come|is coming|are coming to you|on (its|their) way to)\b/,
      );
  });
});
