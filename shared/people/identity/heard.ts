/** Spellings that sound alike, before the letters are looked at one by one. */
const together: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^x/, 's'],
  [/ough|augh/g, 'f'],
  [/sch|tch|ch|sh|tio|cia/g, 'J'],
  [/dge|dg/g, 'J'],
  [/ph|th|gh/g, 'f'],
  [/ck|cq|qu/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/wh/g, 'w'],
  [/mb$/, 'm'],
];

/** One letter for each group a telephone line does not keep apart. */
const alike: Readonly<Record<string, string>> = {
  b: 'p',
  p: 'p',
  d: 't',
  t: 't',
  g: 'k',
  k: 'k',
  c: 'k',
  q: 'k',
  x: 'ks',
  f: 'f',
  v: 'f',
  s: 'f',
  z: 'f',
  j: 'J',
  J: 'J',
  m: 'n',
  n: 'n',
  l: 'l',
  r: 'r',
  w: 'w',
};

/**
 * How a folded word is heard on a telephone, as a key for "sounds like". The line carries 300 to 3,400 Hz
 * (ITU-T G.711), which loses what tells f, s and th apart, voiced from unvoiced stops, and m from n; vowels are
 * unsteady in any spelling and count only at the beginning. Same key: may have been the same word.
 */
export function heardAs(word: string): string {
  let text = word;
  for (const [spelling, sound] of together) text = text.replace(spelling, sound);
  let key = /^[aeiouy]/.test(text) ? 'a' : '';
  let last = key;
  for (const letter of text) {
    const sound = alike[letter] ?? (/[0-9]/.test(letter) ? letter : '');
    if (sound !== '' && sound !== last) key += sound;
    last = sound === '' ? '' : sound;
  }
  return key;
}
