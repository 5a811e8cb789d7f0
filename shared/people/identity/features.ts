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

/** A word of the dictionary behind an index key. */
export interface Word {
  readonly kind: 'n' | 'w' | 'p';
  readonly text: string;
  readonly role: NameRole | 'place' | 'postcode';
}

/** Every word of a person, for the dictionary; each once for each role. */
export interface Indexed {
  readonly features: Features;
  readonly words: readonly Word[];
}

/** What is compared and what is found by, of one person. Total: any content has features, if only empty ones. */
export function indexed(person: PersonContent): Indexed {
  const words: Word[] = [];
  const names: { key: number; role: NameRole }[] = [];
  const name = (text: string, role: NameRole): void => {
    for (const word of nameWords(text)) {
      const key = termKey('n', word);
      if (names.some((one) => one.key === key && one.role === role)) continue;
      names.push({ key, role });
      words.push({ kind: 'n', text: word, role });
    }
  };
  for (const { use, given, family, text } of person.names) {
    const past = use === 'old' || use === 'maiden';
    for (const [at, one] of given.entries())
      name(one, use === 'nickname' ? 'nickname' : at === 0 ? 'given' : 'middle');
    if (family !== null) name(family, use === 'nickname' ? 'nickname' : past ? 'former' : 'family');
    if (text !== null && family === null && given.length === 0)
      name(text, use === 'nickname' ? 'nickname' : 'family');
  }
  return {
    words: [...words, ...person.addresses.flatMap(wordsOfAddress)],
    features: {
      born: person.birthDate === null ? 0 : bornTerm(person.birthDate),
      names,
      phones: [
        ...new Set(person.phones.flatMap(({ e164 }) => (e164 === null ? [] : [phoneTerm(e164)]))),
      ],
      addresses: person.addresses.map(addressFeatures),
      identifiers: person.identifiers.flatMap(({ valid, value }) =>
        valid ? [identifierKey(value)] : [],
      ),
    },
  };
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

interface Taken {
  readonly house: string;
  readonly words: readonly string[];
}

/** The house stands before the street: "Flat 3, 12a High Street". A line without a number has no house. */
function taken({ lines, locality, text, postcode }: Address): Taken {
  const first = lines[0] ?? (text ?? '').split(',')[0] ?? '';
  const house =
    /^\s*((?:flat|apartment|apt|unit|room)\s+\w+\s*,?\s*)?(\d+\s?[a-z]?(?:\s?[-/]\s?\d+[a-z]?)?)(?=[\s,]|$)/i.exec(
      first,
    );
  const rest = house ? first.slice(house[0].length) : first;
  const others = [...lines.slice(1), locality ?? '', lines.length === 0 ? (text ?? '') : ''];
  const code = new Set(placeWords(postcode ?? ''));
  return {
    house: house ? house[0] : '',
    words: [...new Set([rest, ...others].flatMap(placeWords))].filter((word) => !code.has(word)),
  };
}

function addressFeatures(address: Address): AddressFeatures {
  const { house, words } = taken(address);
  const { whole, number } = houseTerm(house);
  const postcode = postcodeOf(address);
  return {
    past: address.old || address.to !== null,
    house: whole === '' ? 0 : hash32(whole),
    houseNumber: number,
    postcode: postcode === '' ? 0 : termKey('p', postcode),
    words: words.map((word) => termKey('w', word)),
  };
}

function wordsOfAddress(address: Address): readonly Word[] {
  const postcode = postcodeOf(address);
  return [
    ...taken(address).words.map((text): Word => ({ kind: 'w', text, role: 'place' })),
    ...(postcode === '' ? [] : [{ kind: 'p', text: postcode, role: 'postcode' } as const]),
  ];
}

/** Every key that finds the person. */
export function keysOf({
  born,
  names,
  phones,
  addresses,
  identifiers,
}: Features): readonly number[] {
  const keys = new Set(identifiers);
  for (const { key } of names) keys.add(key);
  for (const phone of phones) keys.add(termKey('t', String(phone)));
  if (born > 0) {
    keys.add(termKey('y', String(Math.floor(born / 10000))));
    if (born % 10000 > 0) keys.add(termKey('b', String(born)));
  }
  for (const { postcode, words } of addresses) {
    if (postcode !== 0) keys.add(postcode);
    for (const word of words) keys.add(word);
  }
  return [...keys];
}
