import type { Person, PersonName } from './person.ts';

/** "Daniel Whitlock", from whatever parts were sent. */
export function humanText(name: PersonName): string | null {
  const parts = [...name.given, name.family].filter((part) => part !== null).join(' ');
  return parts === '' ? name.text : parts;
}

const order = ['official', 'usual', 'other', 'maiden', 'old', 'nickname'];

/** The name to show: the present official one, else the next best. */
export function chiefName(person: Person): string {
  const best = [...person.names]
    .sort(
      (a, b) =>
        Number(a.to !== null) - Number(b.to !== null) ||
        order.indexOf(a.use) - order.indexOf(b.use),
    )
    .map(humanText)
    .find((text) => text !== null);
  return best ?? 'Name not known';
}

/** What the person is called, where it differs from the name. */
export function nickname(person: Person): string | null {
  const found = person.names.find(({ use }) => use === 'nickname');
  if (found) return found.given[0] ?? found.text ?? found.family;
  const official = person.names.find(({ use }) => use === 'official')?.given[0];
  const usual = person.names.find(({ use, to }) => use === 'usual' && to === null)?.given[0];
  return usual !== undefined && official !== undefined && fold(usual) !== fold(official)
    ? usual
    : null;
}

/**
 * The form names and places are compared in: no accents, case, apostrophes or punctuation.
 * Letters that do not decompose are spelt as British forms spell them.
 */
export function fold(text: string): string {
  if (/^[A-Za-z0-9]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[’'‘`]/g, '')
    .replace(/[ßøđðłæœþı]/g, (letter) => spelt[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const spelt: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
};
