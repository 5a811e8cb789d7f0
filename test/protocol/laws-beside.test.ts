import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import {
  heldToLaws,
  loadVocabulary,
  packInUse,
  packsFolder,
  readPackText,
} from '#main/protocol/load-pack.ts';
import { withLaws } from '#shared/protocol/laws.ts';
import { verify } from '#shared/protocol/prove/verify.ts';
import { pack, vocabulary } from './facts.ts';

vi.setConfig({ testTimeout: 60_000 });

const text = readFileSync(packInUse(), 'utf8');
const laws = parse(readFileSync(join(packsFolder(), 'england.laws.yaml'), 'utf8'), {
  version: '1.2',
}) as Record<string, unknown>;
const read = (changed: string) => heldToLaws(readPackText(loadVocabulary(), 'draft.yaml', changed));
const broken = (changed: string): readonly string[] =>
  verify(read(changed), null, () => 0)
    .properties.filter(({ holds }) => !holds)
    .map(({ id }) => id);

const next = text.replace(/^version: .*$/m, 'version: 9.0.0');
const soonerWhenUpset = (script: string): string =>
  script.replace(/(- id: very-upset\n(?: {4}.*\n)*? {4}level: )soon/, '$1urgent');
const laterInDanger = (script: string): string =>
  script.replace(/(- id: weapon-in-hand\n(?: {4}.*\n)*? {4}level: )emergency/, '$1urgent');

describe('the laws beside a script', () => {
  it('hold a file that says it is the agreed version to exactly what was agreed', () => {
    expect(soonerWhenUpset(text)).not.toBe(text);
    expect(broken(soonerWhenUpset(text))).toEqual(['pack-calls']);
  });

  it('let a new version ask for more, and never for less', () => {
    expect(broken(soonerWhenUpset(next))).toEqual([]);
    expect(laterInDanger(next)).not.toBe(next);
    expect(broken(laterInDanger(next))).toContain('1-emergency');
  });

  it.each([
    ['another script', { ...laws, id: 'wales' }, 'These are not the laws of "england"'],
    [
      'a fact nobody knows',
      {
        ...laws,
        laws: [{ id: 'a', text: 'a', when: { wepon: 'no' }, level: 'soon', source: 's' }],
      },
      'There is no fact "wepon"',
    ],
    [
      'a law that asks for nothing',
      { ...laws, laws: [{ id: 'a', text: 'a', when: { weapon: 'no' }, source: 's' }] },
      'asks for nothing',
    ],
  ])('are refused in words: %s', (_, written, words) => {
    const held = withLaws({ pack: { ...pack, properties: [] }, vocabulary }, written);
    expect(held.ok ? '' : held.error.map((problem) => problem.text).join('\n')).toContain(words);
  });
});
