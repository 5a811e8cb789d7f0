import { inWords } from './dates.ts';
import type { PersonContent } from './fhir/draft.ts';
import { fold, humanText } from './names.ts';
import { contradicts, validNhs } from './same-person.ts';

/** One line of two records side by side. `agrees` is null where one of them says nothing. */
export interface Compared {
  readonly label: string;
  readonly a: string;
  readonly b: string;
  readonly agrees: boolean | null;
}

/**
 * Why two records may be one person, in words; null where nothing says so, or something speaks against it. Out of it comes a
 * question to a steward, never a merge: twins share a date of birth, and fathers and sons a name.
 */
export function perhapsOne(a: PersonContent, b: PersonContent): string | null {
  if (contradicts(a, b)) return null;
  if (meet(validNhs(a), validNhs(b))) return 'the same NHS number';
  if (!meet(families(a), families(b)) || !meet(givens(a), givens(b))) return null;
  if (a.birthDate?.length === 10 && a.birthDate === b.birthDate)
    return 'the same name and date of birth';
  const bornApart = a.birthDate !== null && b.birthDate !== null && a.birthDate !== b.birthDate;
  return !bornApart && meet(numbers(a), numbers(b)) ? 'the same name and telephone number' : null;
}

/** Two records side by side: name, date of birth, NHS number, telephone, address. */
export function compare(a: PersonContent, b: PersonContent): readonly Compared[] {
  const row = (
    label: string,
    of: (person: PersonContent) => readonly string[],
    keysOf: (person: PersonContent) => readonly string[],
  ): Compared => {
    const [said, also] = [keysOf(a), keysOf(b)];
    return {
      label,
      a: of(a).join('; '),
      b: of(b).join('; '),
      agrees: said.length === 0 || also.length === 0 ? null : meet(said, also),
    };
  };
  const born = ({ birthDate }: PersonContent): readonly string[] =>
    birthDate === null ? [] : [birthDate];
  return [
    row('Name', ({ names }) => names.flatMap((name) => humanText(name) ?? []), wholeNames),
    row('Born', (person) => born(person).map(inWords), born),
    row('NHS number', validNhs, validNhs),
    row('Telephone', ({ phones }) => phones.map(({ asWritten }) => asWritten), numbers),
    row('Address', addresses, (person) => addresses(person).map(fold)),
  ];
}

const meet = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((one) => b.includes(one));

const wholeNames = ({ names }: PersonContent): readonly string[] =>
  names.flatMap((name) => humanText(name) ?? []).map(fold);

const families = ({ names }: PersonContent): readonly string[] =>
  names.flatMap(({ family }) => (family === null ? [] : [fold(family)]));

const givens = ({ names }: PersonContent): readonly string[] =>
  names.flatMap(({ given }) => given.slice(0, 1).map(fold));

const numbers = ({ phones }: PersonContent): readonly string[] =>
  phones.flatMap(({ e164 }) => e164 ?? []);

const addresses = ({ addresses: all }: PersonContent): readonly string[] =>
  all.map(
    ({ lines, locality, postcode, text }) =>
      [...lines, locality, postcode].filter(Boolean).join(', ') || (text ?? ''),
  );
