import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { loadPack, packInUse } from '#main/protocol/load-pack.ts';
import { differenceView } from '#shared/contract/protocol.ts';
import { conditionWords } from '#shared/protocol/condition-words.ts';
import { differences, markedWords } from '#shared/protocol/differences.ts';
import { smallPack } from '#test/support/small-pack.ts';
import { englandDraft } from '#test/support/england-draft.ts';

vi.setConfig({ testTimeout: 60_000 });

const england = loadPack(packInUse());
const text = (words: ReturnType<typeof markedWords>, without: string): string =>
  words.flatMap((one) => (one.mark === without ? [] : [one.text])).join('');

describe('two texts, word by word', () => {
  it('give back both, whatever they are', () => {
    const some = fc.array(
      fc.constantFrom('the', 'knife', ' ', '  ', '\n', '\t', 'ä', '“Where', '?”', ', ', '😀', '-'),
      { maxLength: 30 },
    );
    const any = fc.oneof(
      some.map((parts) => parts.join('')),
      fc.string(),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(any, any, (was, now) => {
        const words = markedWords(was, now);
        expect(text(words, 'was')).toBe(now);
        expect(text(words, 'now')).toBe(was);
      }),
      { seed: Number(process.env['SEED'] ?? 20261125), numRuns: 2000 },
    );
  });

  it('mark only the words that changed', () => {
    expect(markedWords('Is the weapon in his hand?', 'Is the weapon in a hand?')).toEqual([
      { text: 'Is the weapon in ', mark: 'same' },
      { text: 'his', mark: 'was' },
      { text: 'a', mark: 'now' },
      { text: ' hand?', mark: 'same' },
    ]);
  });

  it('are told one after the other when they are long and strange to each other', () => {
    const long = (word: string) => Array.from({ length: 4000 }, (_, n) => `${word}${n}`).join(' ');
    const startedAt = performance.now();
    expect(text(markedWords(long('a'), long('b')), 'was')).toBe(long('b'));
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

describe('the differences of two versions', () => {
  const [life, weapon, distress] = smallPack.questions;
  const [first, second] = smallPack.rules;
  if (!life || !weapon || !distress || !first || !second)
    throw new Error('the small pack is small');
  const swap = (id: string) => ({
    id,
    when: { fact: 'nurse_on_duty', in: ['no'] },
    replace: ['nurse'],
    with: ['crisis_team'],
    because: 'x',
    source: 'x',
  });

  it('are none between a version and itself', () => {
    expect(differences(england.pack, england.pack)).toEqual([]);
  });

  it('name a changed sentence, answer and condition, each in its place', () => {
    const after = {
      ...smallPack,
      questions: [
        life,
        {
          ...weapon,
          say: 'Is there a weapon near?',
          askWhen: { fact: 'life_at_risk_now', in: ['no', 'unknown'] },
        },
        { ...distress, answers: [{ value: 'yes', label: 'Yes' }] },
      ],
    };
    const found = differences(smallPack, after);
    expect(found.map(({ kind, where, what }) => `${kind} ${where} ${what}`)).toEqual([
      'changed Question 2 words to say',
      'changed Question 2 when it is asked',
      'changed Question 3 answers',
    ]);
    expect(text(found[1]?.words ?? [], 'was')).toBe('life at risk now is no or not known');
  });

  it('tell new, removed and moved apart', () => {
    const after = {
      ...smallPack,
      questions: [distress, life],
      rules: [first, { ...second, id: 'other' }],
      advice: { nurse: { tell: 'A nurse will speak with you.' } },
    };
    expect(
      differences(smallPack, after).map(({ kind, where, what }) => `${kind} ${where} ${what}`),
    ).toEqual([
      expect.stringMatching(/^moved Question [12] place$/),
      'removed Question 2 question',
      'new Rule other rule',
      'removed Rule distress rule',
      'new Advice: nurse advice',
    ]);
  });

  it('call a stand-in that changed its place moved, since the order counts', () => {
    const before = { ...smallPack, substitutions: [swap('a'), swap('b'), swap('c')] };
    const after = { ...smallPack, substitutions: [swap('c'), swap('a'), swap('b')] };
    expect(differences(before, after)).toEqual([
      {
        kind: 'moved',
        where: 'Stand-in c',
        what: 'place',
        words: [
          { text: 'after b', mark: 'was' },
          { text: 'first', mark: 'now' },
        ],
      },
    ]);
  });

  it('go to the screen as the contract has them', () => {
    const found = differences(england.pack, englandDraft().pack);
    expect(found.length).toBeGreaterThan(4);
    for (const one of found) expect(differenceView.parse(one)).toEqual(one);
  });
});

describe('a condition in words', () => {
  const words = (predicate: Parameters<typeof conditionWords>[0]) =>
    conditionWords(predicate, england.pack, england.vocabulary);

  it('reads as a sentence', () => {
    expect(
      words({
        all: [
          { fact: 'weapon', in: ['in_hand', 'within_reach'] },
          { not: { fact: 'setting', in: ['dwelling'] } },
          {
            any: [
              { fact: 'crime', in: ['yes'] },
              { fact: 'intent', in: ['voiced', 'unknown'] },
            ],
          },
        ],
      }),
    ).toBe(
      'weapon is in hand or within reach, and not: setting is dwelling, and (either crime is yes; or intent is voiced or not known)',
    );
  });

  it('says "anything but" where all values but one are meant', () => {
    const weapon = ['in_hand', 'within_reach', 'carried', 'put_away', 'place_unknown', 'unknown'];
    expect(words({ fact: 'weapon', in: weapon })).toBe('weapon is anything but no');
  });
});
