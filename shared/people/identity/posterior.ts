import type { Question } from './question.ts';
import type { PersonWeighed } from './weigh-person.ts';

/**
 * The chance of each of the weighed people, by Bayes over all that could explain the question: each person in the
 * cache, somebody of their household who is not in it, and a stranger. `baseRate` is the share of callers who are in
 * the cache (0 to 1, a setting of the force). The chances add up to at most 1, so two who fit
 * alike have at most one half each: a tie never looks like a match.
 */
export function chances(
  weighed: readonly PersonWeighed[],
  { people, stranger: outside }: Pick<Question, 'people' | 'stranger'>,
  baseRate: number,
): readonly number[] {
  const highest = Math.max(0, ...weighed.map(({ person }) => person));
  const persons = weighed.map(({ person }) => Math.exp(person - highest));
  const household = weighed.reduce(
    (sum, { household: of }) => sum + absentKin * Math.exp(of - highest),
    0,
  );
  const stranger = (people * (1 - baseRate) * Math.exp(outside)) / baseRate;
  const all =
    persons.reduce((sum, one) => sum + one, 0) +
    ((1 - baseRate) / baseRate) * household +
    stranger * Math.exp(-highest);
  return persons.map((one) => one / all);
}

/** People who are not in the cache for each of their household who is, as callers go. */
const absentKin = 1;
