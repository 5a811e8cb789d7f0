import type { Address } from '../person.ts';
import type { PersonContent } from '../fhir/draft.ts';
import {
  bornTerm,
  houseTerm,
  nameWords,
  phoneTerm,
  placeWords,
  postcodeTerm,
  termKey,
} from './terms.ts';
import { hash32 } from '../../kit/hash32.ts';

export const nameRoles = ['given', 'middle', 'family', 'nickname', 'former'] as const;
export type NameRole = (typeof nameRoles)[number];

/** What of a person is compared with what a caller says. Words stand as index keys, so comparing is counting. */
export interface Features {
  /** 19870314; parts not known are 0. */
  readonly born: number;
  readonly names: readonly { readonly key: number; readonly role: NameRole }[];
  readonly phones: readonly number[];
  readonly addresses: readonly AddressFeatures[];
  /** NHS numbers that pass modulus 11, references, e-mail addresses: as keys. */
  readonly identifiers: readonly number[];
}

export interface AddressFeatures {
  readonly past: boolean;
  /** Hash of the house as written; 0 where there is none. */
  readonly house: number;
  readonly houseNumber: number;
  /** Index key; 0 where there is none. */
  readonly postcode: number;
  readonly words: readonly number[];
}

/** A word of the dictionary and its index key. */
export interface Word {
  readonly key: number;
  readonly kind: 'n' | 'w' | 'p';
  readonly text: string;
  readonly role: NameRole | 'place' | 'postcode';
}

/** What is compared and what is found by, of one person. */
export interface Indexed {
  readonly features: Features;
  /** Every word, once for each role. */
  readonly words: readonly Word[];
}

/** Names and streets come again and again: what was worked out for one is kept for the next, up to a bound. */
type Remember = <T>(kind: Exclude<Word['kind'], 'p'>, text: string, work: (text: string) => T) => T;

/** Makes features and words of people. Total: any content has features, if only empty ones. */
export function createIndexer(): (person: PersonContent) => Indexed {
  const all = {
    n: new Map<string, unknown>(),
    w: new Map<string, unknown>(),
  };
  const remember: Remember = (kind, text, work) => {
    const kept = all[kind];
    const known = kept.get(text);
    // Only this function writes here, and always what `work` of the same kind gave.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- see above
    if (known !== undefined) return known as ReturnType<typeof work>;
    const value = work(text);
    if (kept.size > 300_000) kept.clear();
    kept.set(text, value);
    return value;
  };
  return (person) => {
    const names = wordsOfNames(person, remember);
    const addresses = person.addresses.map((address) => wordsOfAddress(address, remember));
    return {
      words: [...names, ...addresses.flatMap(({ words }) => words)],
      features: {
        born: person.birthDate === null ? 0 : bornTerm(person.birthDate),
        names: names.map(({ key, role }) => ({ key, role })),
        phones: phonesOf(person),
        addresses: addresses.map(({ features }) => features),
        identifiers: person.identifiers.flatMap(({ valid, value }) =>
          valid ? [identifierKey(value)] : [],
        ),
      },
    };
  };
}

const phonesOf = ({ phones }: PersonContent): readonly number[] => [
  ...new Set(phones.flatMap(({ e164 }) => (e164 === null ? [] : [phoneTerm(e164)]))),
];

type NameWord = Word & { readonly role: NameRole };

function wordsOfNames(person: PersonContent, remember: Remember): readonly NameWord[] {
  const found: NameWord[] = [];
  const name = (text: string, role: NameRole): void => {
    const words = remember('n', text, (name) =>
      nameWords(name).map((word) => ({ key: termKey('n', word), kind: 'n' as const, text: word })),
    );
    for (const word of words)
      if (!found.some((one) => one.key === word.key && one.role === role))
        found.push({ ...word, role });
  };
  for (const { use, given, family, text } of person.names) {
    const past = use === 'old' || use === 'maiden';
    for (const [at, one] of given.entries())
      name(one, use === 'nickname' ? 'nickname' : at === 0 ? 'given' : 'middle');
    if (family !== null) name(family, use === 'nickname' ? 'nickname' : past ? 'former' : 'family');
    if (text !== null && family === null && given.length === 0)
      name(text, use === 'nickname' ? 'nickname' : 'family');
  }
  return found;
}

export const identifierKey = (value: string): number =>
  termKey('i', value.toLowerCase().replace(/\s/g, ''));

const britishPostcode = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/i;

/** The postcode of an address, also where only a text was sent; empty if there is none. */
export function postcodeOf({ postcode, text }: Pick<Address, 'postcode' | 'text'>): string {
  if (postcode !== null) return postcodeTerm(postcode);
  const found = britishPostcode.exec(text ?? '');
  return found ? postcodeTerm(found[0]) : '';
}

const houseShape =
  /^\s*((?:flat|apartment|apt|unit|room)\s+\w+\s*,?\s*)?(\d+\s?[a-z]?(?:\s?[-/]\s?\d+[a-z]?)?)(?=[\s,]|$)/i;

/** The house stands before the street: "Flat 3, 12a High Street". A line without a number has no house. */
function houseIn(line: string): { readonly house: string; readonly rest: string } {
  const house = houseShape.exec(line)?.[0] ?? '';
  return { house, rest: line.slice(house.length) };
}

function wordsOfAddress(
  address: Address,
  remember: Remember,
): { readonly features: AddressFeatures; readonly words: readonly Word[] } {
  const { lines, locality, text } = address;
  const { house, rest } = houseIn(lines[0] ?? (text ?? '').split(',')[0] ?? '');
  const parts = [rest, ...lines.slice(1), locality ?? '', lines.length === 0 ? (text ?? '') : ''];
  const postcode = postcodeOf(address);
  const found = new Map<number, Word>();
  for (const part of parts) {
    if (part === '') continue;
    const words = remember('w', part, (place) =>
      placeWords(place).map((word): Word => ({
        key: termKey('w', word),
        kind: 'w',
        text: word,
        role: 'place',
      })),
    );
    for (const word of words) found.set(word.key, word);
  }
  // Not remembered: nearly every address has another one.
  const code: Word | null =
    postcode === ''
      ? null
      : { key: termKey('p', postcode), kind: 'p', text: postcode, role: 'postcode' };
  const { whole, number } = houseTerm(house);
  return {
    words: [...found.values(), ...(code ? [code] : [])],
    features: {
      past: address.old || address.to !== null,
      house: whole === '' ? 0 : hash32(whole),
      houseNumber: number,
      postcode: code?.key ?? 0,
      words: [...found.keys()],
    },
  };
}

/** Every key that finds the person; one may come twice. */
export function keysOf({
  born,
  names,
  phones,
  addresses,
  identifiers,
}: Features): readonly number[] {
  const keys = [...identifiers];
  for (const { key } of names) keys.push(key);
  for (const phone of phones) keys.push(termKey('t', String(phone)));
  if (born > 0) {
    keys.push(termKey('y', String(Math.floor(born / 10000))));
    if (born % 10000 > 0) keys.push(termKey('b', String(born)));
  }
  for (const { postcode, words } of addresses) {
    if (postcode !== 0) keys.push(postcode);
    for (const word of words) keys.push(word);
  }
  return keys;
}
