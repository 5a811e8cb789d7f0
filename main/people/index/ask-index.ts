import { agedAs, datesNear, yearsAt } from '#shared/people/identity/born.ts';
import { identifierKey } from '#shared/people/identity/features.ts';
import type { PhoneClue, Question, Sought } from '#shared/people/identity/question.ts';
import { termKey } from '#shared/people/identity/terms.ts';
import { hash32 } from '#shared/kit/hash32.ts';
import { clueOf, postcodeClue, type Related } from './expand.ts';
import type { IndexReader } from './reader.ts';

/**
 * Shares are taken from the cache; a cache of a few says nothing about how common a name is, so it counts as if this
 * many more people without any of the words were in it.
 */
const smallest = 1500;

/** Some six hundred million British numbers are in use: a number that is in no list. */
const anyNumber = 1.6e-9;
const slipShare = 0.05 / 110;

/** What was said, with all it may mean in this cache. */
export function questionOf(
  sought: Sought,
  index: IndexReader,
  related: Related,
  today: number,
): Question {
  const people = index.people() + smallest;
  const phones = sought.phones.map((number) => phoneClue(number, index, people));
  const last = sought.words.length - 1;
  return {
    people,
    today,
    clues: sought.words.map(({ text, hint }, at) =>
      clueOf(text, hint, index, people, related, sought.unfinished && at === last),
    ),
    phones,
    stranger: phones.reduce((sum, phone) => sum + outside(phone), 0),
    postcodes: sought.postcodes.map((code) => postcodeClue(code, index, people)),
    dates: sought.dates.map((said) => ({ said, atRandom: dateAtRandom(said, index, people) })),
    age: sought.age === null ? null : ageClue(sought.age, index, people, today),
    house:
      sought.house === null
        ? null
        : { key: hash32(sought.house.whole), number: sought.house.number },
    identifiers: sought.identifiers.map(identifierKey),
  };
}

const phoneKey = (number: number): number => termKey('t', String(number));

/** Numbers are given to somebody else after a while (Ofcom's numbering rules let them be, from six months on). */
const handedOn = 0.003;

const outside = ({ atRandom }: PhoneClue): number =>
  Math.log((anyNumber + handedOn * atRandom) / atRandom);

const sizeOf = (key: number, index: IndexReader): number => index.lists([key]).get(key)?.size ?? 0;

function phoneClue(number: number, index: IndexReader, people: number): PhoneClue {
  const exact = sizeOf(phoneKey(number), index);
  const contacts = index.contactsWith(number);
  const near = new Map<number, number>();
  if (exact === 0 && contacts.length === 0) {
    const others = numbersNear(number);
    const lists = index.lists(others.map(phoneKey));
    for (const other of others) if (lists.has(phoneKey(other))) near.set(other, slipShare);
  }
  return {
    number,
    near,
    contacts: new Set(contacts),
    atRandom:
      (contacts.length / people) * 0.15 +
      (exact / people) * 0.62 +
      (near.size / people) * slipShare +
      anyNumber,
  };
}

/** Numbers that are typed like this by one usual slip: a digit changed, two exchanged, one left out or doubled. */
export function numbersNear(number: number): readonly number[] {
  const text = String(number);
  const country = text.startsWith('44') ? 2 : 1;
  const near = new Set<string>();
  for (let at = country; at < text.length; at++) {
    const [before, after] = [text.slice(0, at), text.slice(at + 1)];
    for (let digit = 0; digit <= 9; digit++) near.add(`${before}${digit}${after}`);
    if (at + 1 < text.length)
      near.add(`${before}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`);
  }
  near.delete(text);
  return [...near].map(Number);
}

function yearShare(year: number, index: IndexReader, people: number): number {
  return Math.max(sizeOf(termKey('y', String(year)), index) / people, 1e-4);
}

function dateAtRandom(said: number, index: IndexReader, people: number): number {
  const year = Math.floor(said / 10000);
  const day = said % 10000 === 0 ? 1 : 1 / 365;
  const ofYear = year === 0 ? 1 : yearShare(year, index, people);
  const recorded = said % 100 === 0 ? 0 : sizeOf(termKey('b', String(said)), index) / people;
  return Math.max(ofYear * day, recorded * 0.88);
}

function ageClue(years: number, index: IndexReader, people: number, today: number) {
  let atRandom = 1e-4;
  for (let off = -5; off <= 5; off++) {
    const year = Math.floor(today / 10000) - years + off;
    atRandom += yearShare(year, index, people) * agedAs(off);
  }
  return { years, atRandom };
}

/** Every list worth reading for the question, with what its people gain by it. */
export function listsFor(question: Question): readonly Wanted[] {
  const wanted: Wanted[] = [];
  for (const clue of question.clues) {
    const group = (meant: Clues, atRandom: number) =>
      wanted.push({
        lists: [...meant].map(([key, { chance }]) => ({
          key,
          weight: Math.log(chance / atRandom) + 3,
        })),
      });
    const ofName =
      clue.hint === 'given'
        ? clue.ofGiven
        : clue.hint === 'family'
          ? clue.ofFamily
          : (clue.ofGiven + clue.ofFamily) / 2;
    if (clue.names.size > 0) group(clue.names, ofName);
    if (clue.places.size > 0) group(clue.places, clue.ofPlace);
  }
  for (const { meant, atRandom } of question.postcodes)
    wanted.push({
      lists: [...meant].map(([key, { chance }]) => ({
        key,
        weight: Math.log(chance / atRandom) + 2.5,
      })),
    });
  for (const { number, near, atRandom } of question.phones)
    wanted.push({
      lists: [
        { key: phoneKey(number), weight: Math.log(0.62 / atRandom) + 1 },
        ...[...near].map(([other, chance]) => ({
          key: phoneKey(other),
          weight: Math.log(chance / atRandom) + 1,
        })),
      ],
    });
  for (const { said, atRandom } of question.dates) wanted.push(datesWanted(said, atRandom));
  if (question.age !== null) wanted.push(agesWanted(question.age, question.today));
  if (question.identifiers.length > 0)
    wanted.push({
      lists: question.identifiers.map((key) => ({ key, weight: Math.log(question.people) })),
    });
  return wanted.map(({ lists }) => ({ lists: lists.filter(({ weight }) => weight > 0.3) }));
}

type Clues = Question['clues'][number]['names'];

export interface Wanted {
  readonly lists: readonly { readonly key: number; readonly weight: number }[];
}

function datesWanted(said: number, atRandom: number): Wanted {
  const year = Math.floor(said / 10000);
  const exact = { key: termKey('b', String(said)), weight: Math.log(0.88 / atRandom) + 4 };
  const near = datesNear(said).map((date) => ({
    key: termKey('b', String(date)),
    weight: Math.log(0.001 / atRandom) + 4,
  }));
  if (said % 10000 === 0) return { lists: [{ key: termKey('y', String(year)), weight: 1.5 }] };
  return { lists: [exact, ...near] };
}

function agesWanted(age: NonNullable<Question['age']>, today: number): Wanted {
  const lists = [];
  for (let off = -3; off <= 3; off++) {
    const year = Math.floor(today / 10000) - age.years + off;
    const years = yearsAt(year * 10000 + 701, today);
    lists.push({
      key: termKey('y', String(year)),
      weight: Math.log(Math.max(agedAs(age.years - years), 0.004) / age.atRandom) + 3,
    });
  }
  return { lists };
}
