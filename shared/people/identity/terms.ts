import { hash32 } from '../../kit/hash32.ts';
import { fold } from '../names.ts';

/** What an index key stands for. One letter, because there are some twelve million of them. */
export type TermKind =
  | 'n' // a word of a name
  | 'w' // a word of an address
  | 'p' // a postcode
  | 'b' // a date of birth
  | 'y' // a year of birth
  | 't' // a telephone number
  | 'i'; // a number or address that identifies: NHS number, reference, e-mail

/** The index key of a term: an integer 0 to 2^32 - 1, which another term may share (see `hash32`). */
export const termKey = (kind: TermKind, text: string): number => hash32(`${kind}:${text}`);

const split = (text: string): readonly string[] => {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
};

/** The words of a name, folded; of a compound ("Smith-Jones") also the words as one. */
export function nameWords(text: string): readonly string[] {
  const words = split(text);
  return words.length > 1 && words.length < 4 ? [...words, words.join('')] : words;
}

const shortened: Readonly<Record<string, string>> = {
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  cl: 'close',
  cres: 'crescent',
  crt: 'court',
  ct: 'court',
  dr: 'drive',
  gdns: 'gardens',
  gr: 'grove',
  hse: 'house',
  la: 'lane',
  ln: 'lane',
  pl: 'place',
  sq: 'square',
  st: 'street',
  terr: 'terrace',
  tce: 'terrace',
};

/** The words of a street or place, folded, with the usual short forms written out. A leading "St" is a saint. */
export function placeWords(text: string): readonly string[] {
  return split(text).map((word, at) => (at === 0 ? word : (shortened[word] ?? word)));
}

/** A postcode as it is compared: capitals and digits only. Any country's. */
export const postcodeTerm = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();

/** A house as it is compared, and its number alone ("Flat 3, 12a" is `flat 3 12a` and 12); 0 for a name. */
export function houseTerm(text: string): { readonly whole: string; readonly number: number } {
  const whole = fold(text);
  const numbers = whole.match(/\d{1,5}/g);
  return { whole, number: Number(numbers?.at(-1) ?? 0) };
}

/** Digits of an E.164 number as a number: 15 digits at most, so exact. */
export const phoneTerm = (e164: string): number => Number(e164.slice(1));

/** "1987-03-14" as 19870314, "1987-03" as 19870300, "1987" as 19870000. */
export function bornTerm(date: string): number {
  const [y, m, d] = date.slice(0, 10).split('-');
  return Number(y) * 10000 + Number(m ?? 0) * 100 + Number(d ?? 0);
}
