import type { Asked } from '../ask.ts';
import { fold } from '../names.ts';
import type { Hint, Sought } from './question.ts';
import { bornTerm, houseTerm, phoneTerm, placeWords, postcodeTerm } from './terms.ts';

const wordsOf = (text: string | undefined): readonly string[] => {
  const folded = fold(text ?? '');
  return folded === '' ? [] : folded.split(' ');
};

const most = 12;

/** What was typed into the one field. A short number before other words is a house, at the end an age. */
export function soughtIn(asked: Asked, phones: readonly string[]): Sought {
  const { words } = asked;
  const numberAt = words.findIndex((word) => /^\d{1,3}[a-z]?$/.test(word));
  const number = words[numberAt] ?? '';
  const isAge =
    asked.age === null && numberAt === words.length - 1 && /^\d{2,3}$/.test(number) && numberAt > 0;
  const rest = words.filter((_, at) => at !== numberAt);
  return {
    words: rest.slice(0, most).map((text) => ({ text, hint: 'any' })),
    dates: asked.dates.map(bornTerm),
    age: asked.age ?? (isAge ? Number(number) : null),
    phones: phones.map(phoneTerm),
    postcodes: asked.postcodes,
    house: numberAt >= 0 && !isAge ? houseTerm(number) : null,
    identifiers: asked.nhsNumbers,
    unfinished: true,
  };
}

/** The fields of a query by machine (`concord lookup --jsonl`), each labelled, none required. */
export type SoughtFields = Readonly<Partial<Record<string, string>>>;

/** The same from labelled fields; `e164` gives a number in full, or null. */
export function soughtByFields(
  fields: SoughtFields,
  e164: (text: string) => string | null,
): Sought {
  const hinted = (names: readonly string[], hint: Hint) =>
    names.flatMap((name) => wordsOf(fields[name])).map((text) => ({ text, hint }));
  const places = ['street', 'street2', 'locality', 'region'].flatMap((name) =>
    placeWords(fields[name] ?? ''),
  );
  const phone = e164(fields['phone'] ?? '');
  const born = /^\d{4}(-\d{2}){0,2}$/.test(fields['dob'] ?? '')
    ? [bornTerm(fields['dob'] ?? '')]
    : [];
  const age = Number(fields['age'] ?? '');
  const filled = (name: string): readonly string[] =>
    (fields[name] ?? '') === '' ? [] : [fields[name] ?? ''];
  return {
    words: [
      ...hinted(['given_name', 'middle_name', 'alias_given'], 'given'),
      ...hinted(['surname', 'alias_surname'], 'family'),
      ...[...new Set(places)].map((text) => ({ text, hint: 'place' as const })),
    ],
    dates: born,
    age: Number.isInteger(age) && age > 0 ? age : null,
    phones: phone === null ? [] : [phoneTerm(phone)],
    postcodes: filled('postcode').map(postcodeTerm),
    house: filled('house').map(houseTerm)[0] ?? null,
    identifiers: [...filled('ext_id'), ...filled('nhs_number')],
    unfinished: false,
  };
}
