import { ageAt, inWords, isPast } from '#shared/people/dates.ts';
import { takeApart, type Asked } from '#shared/people/ask.ts';
import type { Match } from '#shared/people/match.ts';
import { chiefName, fold } from '#shared/people/names.ts';
import { rank, reasonsOf, weigh, type Evidence } from '#shared/people/weigh.ts';
import { validNhs } from '#shared/people/same-person.ts';
import { storedPerson } from '#shared/people/stored.ts';
import type { PersonContent } from '#shared/people/fhir/draft.ts';
import { textOf, type ReadableDb } from '../journal/journal.ts';
import { foldPostcode } from './derive.ts';
import { e164 } from './phone.ts';

/** What to say when the list is empty. Never "no flags": somebody may be known under another name. */
export const noMatch = 'no match found';

const perClue = 300;

interface Weighed {
  readonly match: Match;
  readonly order: number;
}

/**
 * People who answer to what the handler typed, best first: phone (theirs or a listed contact's), names in
 * any order by their beginning, date of birth, NHS number, postcode. An empty list means `noMatch`.
 * Reads identity only; opening a record is another act, and is journalled.
 */
export function lookUp(
  db: ReadableDb,
  text: string,
  nowMs: number,
  limit: number,
): readonly Match[] {
  const asked = takeApart(text.slice(0, 200), nowMs);
  const phones = asked.numbers.flatMap((number) => e164(number) ?? []);
  const weighed = candidates(db, asked, phones).flatMap(
    (id) => weighedOne(db, id, asked, phones, nowMs) ?? [],
  );
  weighed.sort((a, b) => b.order - a.order || (a.match.name < b.match.name ? -1 : 1));
  return modest(weighed.map(({ match }) => match)).slice(0, limit);
}

/** Two people who both look very likely (twins, a number sent for two) are both only possible. */
function modest(matches: readonly Match[]): readonly Match[] {
  const sure = matches.filter(({ likelihood }) => likelihood === 'very likely');
  if (sure.length < 2) return matches;
  return matches.map((match) =>
    match.likelihood === 'very likely'
      ? {
          ...match,
          likelihood: 'possible',
          reasons: [...match.reasons, 'another person fits as well'],
        }
      : match,
  );
}

function candidates(db: ReadableDb, asked: Asked, phones: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const add = (sql: string, value: string): void => {
    for (const row of db.all(`${sql} LIMIT ${perClue}`, value)) found.add(textOf(row, 'person_id'));
  };
  for (const number of asked.nhsNumbers)
    add('SELECT person_id FROM person_identifier WHERE value = ?', number);
  for (const phone of phones)
    add('SELECT DISTINCT person_id FROM person_phone WHERE e164 = ?', phone);
  for (const date of asked.dates) add('SELECT person_id FROM person_born WHERE born = ?', date);
  for (const postcode of asked.postcodes)
    add('SELECT DISTINCT person_id FROM person_address WHERE postcode = ?', postcode);
  for (const id of byNames(db, asked.words)) found.add(id);
  return [...found];
}

/** People with the most of the words in their names; every word may be the beginning of one. */
function byNames(db: ReadableDb, words: readonly string[]): readonly string[] {
  const names = words.filter((word) => word.length >= 2 && !/^\d+$/.test(word)).slice(0, 6);
  if (names.length === 0) return [];
  const each =
    "SELECT DISTINCT person_id FROM person_name WHERE token >= ? AND token < ? || '\u{10FFFF}'";
  const rows = db.all(
    `SELECT person_id, count(*) AS n FROM (${names.map(() => each).join(' UNION ALL ')}) GROUP BY person_id ORDER BY n DESC LIMIT ${perClue}`,
    ...names.flatMap((name) => [name, name]),
  );
  return rows.map((row) => textOf(row, 'person_id'));
}

function weighedOne(
  db: ReadableDb,
  personId: string,
  asked: Asked,
  phones: readonly string[],
  nowMs: number,
): Weighed | null {
  const row = db.get('SELECT content FROM person WHERE person_id = ?', personId);
  if (!row) return null;
  const person = storedPerson.parse(JSON.parse(textOf(row, 'content')));
  const whose = phones.flatMap((phone) =>
    db
      .all('SELECT item_id FROM person_phone WHERE e164 = ? AND person_id = ?', phone, personId)
      .map((one) => textOf(one, 'item_id')),
  );
  const found = evidence(person, asked, whose, nowMs);
  const born = person.birthDate === null ? null : inWords(person.birthDate);
  const dead = person.deceased ? ['recorded as having died'] : [];
  return {
    order: rank(found),
    match: {
      personId,
      name: chiefName({ ...person, id: personId }),
      born,
      age: person.birthDate === null || person.deceased ? null : ageAt(person.birthDate, nowMs),
      likelihood: weigh(found),
      reasons: [...reasonsOf(found, born), ...dead],
    },
  };
}

function evidence(
  person: PersonContent,
  asked: Asked,
  whose: readonly string[],
  nowMs: number,
): Evidence {
  const tokens = namesOf(person);
  const addresses = person.addresses.map((address) => ({
    postcode: foldPostcode(address.postcode ?? address.text ?? ''),
    words: new Set(
      fold([...address.lines, address.locality ?? '', address.text ?? ''].join(' ')).split(' '),
    ),
    past: address.old || isPast(address.to, nowMs),
  }));
  const hit = addresses.filter(({ postcode }) => asked.postcodes.includes(postcode));
  const fitting = asked.words.map((word) => ({
    word,
    surname: best(word, tokens.family, 'exact') ?? best(word, tokens.former, 'former'),
    given: best(word, tokens.given, 'exact') ?? best(word, tokens.nickname, 'nickname'),
    place: addresses.some(({ words }) => words.has(word)),
  }));
  const surname = fitting.map((one) => one.surname);
  const given = fitting.map((one) => one.given);
  // A house number alone is no street; a word that is already a name is not counted twice.
  const streets = fitting.filter(
    (one) => one.place && one.surname === null && one.given === null && !/^\d+$/.test(one.word),
  );
  return {
    nhsNumber: validNhs(person).some((number) => asked.nhsNumbers.includes(number)),
    bornExact: person.birthDate !== null && asked.dates.includes(person.birthDate),
    ownPhone: whose.includes(''),
    contactPhone: whose.some((item) => item !== ''),
    postcode: hit.length === 0 ? null : hit.some(({ past }) => !past) ? 'present' : 'past',
    street: streets.length > 0,
    surname: surname.includes('exact')
      ? 'exact'
      : surname.includes('former')
        ? 'former'
        : surname.includes('begins')
          ? 'begins'
          : null,
    given: given.includes('exact')
      ? 'exact'
      : given.includes('nickname')
        ? 'nickname'
        : given.includes('begins')
          ? 'begins'
          : null,
    unexplained:
      fitting.filter((one) => one.surname === null && one.given === null && !one.place).length +
      asked.dates.filter((date) => person.birthDate !== null && date !== person.birthDate).length +
      asked.nhsNumbers.filter(
        (number) => validNhs(person).length > 0 && !validNhs(person).includes(number),
      ).length,
  };
}

function best<T extends string>(
  word: string,
  names: readonly string[],
  exact: T,
): T | 'begins' | null {
  if (names.includes(word)) return exact;
  return word.length >= 2 && names.some((name) => name.startsWith(word)) ? 'begins' : null;
}

function namesOf({ names }: PersonContent) {
  const words = (texts: readonly (string | null)[]): readonly string[] =>
    texts.flatMap((text) => {
      const parts = fold(text ?? '')
        .split(' ')
        .filter((part) => part !== '');
      return parts.length > 1 ? [...parts, parts.join('')] : parts;
    });
  const past = names.filter(({ use }) => use === 'old' || use === 'maiden');
  const present = names.filter((name) => !past.includes(name));
  return {
    family: words(present.map(({ family, text }) => family ?? text)),
    former: words(past.map(({ family }) => family)),
    given: words(names.filter(({ use }) => use !== 'nickname').flatMap(({ given }) => given)),
    nickname: words(
      names.filter(({ use }) => use === 'nickname').flatMap(({ given, text }) => [...given, text]),
    ),
  };
}
