import { hash32 } from '../../kit/hash32.ts';
import { threes, withOneLess } from './edits.ts';
import { heardAs } from './heard.ts';
import type { Word } from './features.ts';

/** Short words are found by leaving out a letter; their threes would find half the dictionary. */
const shortest = 4;

/** The keys of words one slip away, of words heard the same, and of words with parts in common. */
export const slipKeys = (kind: Word['kind'], text: string): readonly number[] =>
  withOneLess(text).map((less) => hash32(`-${kind}:${less}`));

export const heardKey = (kind: Word['kind'], text: string): number =>
  hash32(`~${kind}:${heardAs(text)}`);

export const partKeys = (kind: Word['kind'], text: string): readonly number[] =>
  text.length < shortest ? [] : threes(text).map((three) => hash32(`3${kind}:${three}`));

/** Numbers are never misspelt into other words. */
const isSpelt = (kind: Word['kind'], text: string): boolean => kind === 'p' || !/^\d+$/.test(text);

/** Every key under which the dictionary holds a word. */
export function spellingKeys(kind: Word['kind'], text: string): readonly number[] {
  if (!isSpelt(kind, text)) return [];
  if (kind === 'p') return slipKeys(kind, text);
  return [...new Set([...slipKeys(kind, text), heardKey(kind, text), ...partKeys(kind, text)])];
}
