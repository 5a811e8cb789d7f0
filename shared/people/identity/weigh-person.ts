import { agedAs, bornAs, yearsAt, type BornLikeness } from './born.ts';
import type { Features } from './features.ts';
import type { Clue, Question } from './question.ts';
import { weighNames, type NamesWeighed } from './weigh-names.ts';
import { weighPlace, type PlaceFound } from './weigh-place.ts';

/** One person against a question: natural logarithms of likelihood ratios, and what they rest on. */
export interface PersonWeighed {
  /** ln P(said | this person) / P(said | a person at random). */
  readonly person: number;
  /** The same for somebody not in the cache who lives with this person; -Infinity where nothing is shared. */
  readonly household: number;
  readonly names: NamesWeighed;
  readonly place: PlaceFound | null;
  readonly phone: 'exact' | 'slip' | 'contact' | null;
  readonly born: BornLikeness | null;
  readonly bornContradicts: boolean;
  /** Years between the age said and the age on record. */
  readonly ageOff: number | null;
  readonly identifier: boolean;
}

const missed = { phone: Math.log(0.3), born: Math.log(0.008) } as const;
const phoneExact = 0.62;
/** Somebody rings about a person from the number of a contact listed for them. */
const ofContact = 0.15;
/** ln of how often somebody else of the household answers to a number: a landline is the house's, a mobile seldom is. */
const ofLandline = Math.log(0.5);
const ofMobile = Math.log(0.04);

/**
 * Fellegi and Sunter (1969), with two departures: words carry the frequency of what they may mean, and street, town
 * and postcode, and surname and address, are not taken as independent (people who live together share them).
 */
export function weighPerson(features: Features, question: Question, pid = 0): PersonWeighed {
  const any = question.clues.filter(({ hint }) => hint === 'any');
  const place = question.clues.filter(({ hint }) => hint === 'place');
  const named = question.clues.filter(({ hint }) => hint === 'given' || hint === 'family');
  const asPlace = any.filter((clue) => isPlaceOf(features, clue));
  const asName = any.filter((clue) => !asPlace.includes(clue));
  const names = weighNames(features, [...named, ...asName]);
  const where = weighPlace(features, [...place, ...asPlace], question);
  const phone = weighPhones(features, question, pid);
  const born = weighBorn(features, question);
  const aged = weighAge(features, question);
  const identified = weighIdentifiers(features, question);
  const shared = Math.max(where?.weight ?? 0, 0) + Math.max(phone.weight + phone.shared, 0);
  const family = names.found
    .filter(({ role }) => role === 'family' || role === 'former')
    .reduce((sum, { weight }) => sum + Math.max(weight, 0), 0);
  return {
    person:
      names.weight + (where?.weight ?? 0) + phone.weight + born.weight + aged.weight + identified,
    household: shared > 0 ? shared + family : Number.NEGATIVE_INFINITY,
    names,
    place: where,
    phone: phone.how,
    born: born.how,
    bornContradicts: born.contradicts,
    ageOff: aged.off,
    identifier: identified > 0,
  };
}

/** A word said without its place is a name unless only the address explains it better. */
function isPlaceOf(features: Features, clue: Clue): boolean {
  if (features.names.some(({ key }) => clue.names.has(key))) {
    const exact = features.names.some(({ key }) => clue.names.get(key)?.likeness === 'exact');
    if (exact) return false;
  }
  return features.addresses.some(({ words }) => words.some((key) => clue.places.has(key)));
}

function weighPhones({ phones }: Features, question: Question, pid: number) {
  let weight = 0;
  let shared = 0;
  let how: PersonWeighed['phone'] = null;
  for (const { number, atRandom, near, contacts } of question.phones) {
    shared = isMobile(number) ? ofMobile : ofLandline;
    if (phones.includes(number)) {
      weight += Math.log(phoneExact / atRandom);
      how = 'exact';
      continue;
    }
    if (contacts.has(pid)) {
      weight += Math.log(ofContact / atRandom);
      how ??= 'contact';
      continue;
    }
    if (phones.length === 0) continue;
    const slip = Math.max(0, ...phones.map((one) => near.get(one) ?? 0));
    if (slip > 0) {
      weight += Math.log(slip / atRandom);
      how ??= 'slip';
    } else weight += missed.phone;
  }
  return { weight, how, shared };
}

/** British mobiles: +44 7… */
const isMobile = (number: number): boolean => String(number).startsWith('447');

function weighBorn({ born }: Features, { dates }: Question) {
  let weight = 0;
  let how: BornLikeness | null = null;
  let contradicts = false;
  if (born === 0) return { weight, how, contradicts };
  for (const { said, atRandom } of dates) {
    const found = bornAs(said, born);
    if (found === null) {
      weight += missed.born;
      contradicts = true;
    } else {
      weight += Math.log(found.chance / atRandom);
      how = found.likeness;
    }
  }
  return { weight, how, contradicts };
}

function weighAge({ born }: Features, { age, today }: Question) {
  if (age === null || born === 0) return { weight: 0, off: null };
  const off = age.years - yearsAt(born, today);
  const chance = Math.max(agedAs(off), 0.02 * age.atRandom);
  return { weight: Math.log(chance / age.atRandom), off };
}

function weighIdentifiers({ identifiers }: Features, question: Question): number {
  let weight = 0;
  for (const key of question.identifiers) {
    if (identifiers.includes(key)) weight += Math.log(0.9 * question.people);
    else if (identifiers.length > 0) weight += Math.log(0.2);
  }
  return weight;
}
