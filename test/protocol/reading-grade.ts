/**
 * A school grade for words said aloud, after Flesch and Kincaid (1975, for the US Navy):
 * 0.39 × words per sentence + 11.8 × syllables per word − 15.59. Grade 6 is read at about age 11.
 * Syllables are counted by ear-rules, right to within a few in a hundred, which a grade can bear.
 */
export function readingGrade(text: string, known: readonly string[] = []): number {
  const plain = known.reduce((rest, term) => rest.replaceAll(new RegExp(term, 'gi'), 'it'), text);
  const sentences = plain.split(/[.?!:;]+/).filter((one) => /[a-z]/i.test(one));
  const words = plain.toLowerCase().match(/[a-z]+(?:['’][a-z]+)?/g) ?? [];
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return (
    (0.39 * words.length) / Math.max(1, sentences.length) +
    (11.8 * syllables) / words.length -
    15.59
  );
}

/**
 * Groups of vowels, without those that are not heard: a last e ("home"), the e of -ed ("moved") and
 * -es ("times"); but -le after a consonant ("table") and -ted, -ded, -ses, -ches are heard.
 */
export function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replaceAll(/['’]s?/g, '');
  const heard = letters
    .replace(/([^aeiouy])le(s?)$/, '$1ul$2')
    .replace(/([^td])ed$/, '$1d')
    .replace(/([^sxzcg]|[^cs]h)es$/, '$1s')
    .replace(/([^aeiou])e$/, '$1')
    .replace(/e(ment|ful|less|ly|thing|times|one|where)$/, '$1')
    .replace(/^(some|there|where|every)(?=[a-z])/, (part) => part.replace(/e$/, ''));
  const groups = heard.match(/[aeiouy]+/g) ?? [];
  // Two vowels that are two sounds: "idea", "being", "quiet".
  const apart = heard.match(/(?<![tc])[iu]a(?!l)|eing|iet|io(?!n|us)/g) ?? [];
  return Math.max(1, groups.length + apart.length);
}
