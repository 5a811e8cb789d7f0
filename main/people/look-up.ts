import { takeApart } from '#shared/people/ask.ts';
import { ageAt, inWords } from '#shared/people/dates.ts';
import { askNext } from '#shared/people/identity/ask-next.ts';
import { isWorthShowing, likelihoodOf } from '#shared/people/identity/likelihood.ts';
import type { Question } from '#shared/people/identity/question.ts';
import { reasonsFor } from '#shared/people/identity/reasons.ts';
import { soughtIn } from '#shared/people/identity/sought.ts';
import type { LookedUp, Match } from '#shared/people/match.ts';
import { chiefName } from '#shared/people/names.ts';
import { textOf, type ReadableDb } from '../journal/journal.ts';
import { createFinder, dayNumber, type Found } from './index/find.ts';
import { nicknames } from './index/nicknames.ts';
import { indexReader } from './index/reader.ts';
import { personContent } from './person-content.ts';
import { e164 } from './phone.ts';

/** What to say when the list is empty. Never "no flags": somebody may be known under another name. */
export const noMatch = 'no match found';

/**
 * The share of callers who are in the cache, 0 to 1, where a force has not measured its own. It moves how much it takes
 * to be "very likely", never the order of the list.
 */
export const usualBaseRate = 0.5;

/**
 * People who answer to what the handler typed, best first: phone (theirs or a listed contact's), names in any order,
 * misheard or shortened, date of birth or age, NHS number, address. An empty list means `noMatch`.
 * Reads identity only; opening a record is another act, and is journalled.
 */
export type LookUp = (text: string, nowMs: number, limit: number) => LookedUp;

/** A look-up that keeps its working memory from one question to the next. */
export function createLookUp(db: ReadableDb, baseRate = usualBaseRate): LookUp {
  const finder = createFinder(indexReader(db), nicknames(), baseRate);
  return (text, nowMs, limit) =>
    db.snapshot(() => {
      const asked = takeApart(text.slice(0, 200), nowMs);
      const phones = asked.numbers.flatMap((number) => e164(number) ?? []);
      const { question, found } = finder.find(soughtIn(asked, phones), dayNumber(nowMs));
      const worth = found.filter(({ weighed }) => isWorthShowing(weighed)).slice(0, limit);
      const matches = worth.flatMap((one) => matchOf(db, one, question, nowMs) ?? []);
      return {
        matches,
        askNext: askNext(question, worth, matches[0]?.likelihood === 'very likely'),
      };
    });
}

function matchOf(
  db: ReadableDb,
  { pid, weighed, chance }: Found,
  question: Question,
  nowMs: number,
): Match | null {
  const row = db.get('SELECT * FROM person WHERE pid = ?', pid);
  if (!row) return null;
  const person = personContent(db, row);
  const born = person.birthDate === null ? null : inWords(person.birthDate);
  return {
    personId: textOf(row, 'person_id'),
    name: chiefName({ ...person, id: '' }),
    born,
    age: person.birthDate === null || person.deceased ? null : ageAt(person.birthDate, nowMs),
    likelihood: likelihoodOf(weighed, chance),
    reasons: [
      ...reasonsFor(weighed, question.clues, born),
      ...(person.deceased ? ['recorded as having died'] : []),
    ],
  };
}
