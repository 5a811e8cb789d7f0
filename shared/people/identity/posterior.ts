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
  let highest = 0;
  for (const { person } of weighed) highest = Math.max(highest, person);
  let persons = 0;
  let household = 0;
  for (const one of weighed) {
    persons += Math.exp(one.person - highest);
    household += absentKin * Math.exp(one.household - highest);
  }
  const stranger = (people * (1 - baseRate) * Math.exp(outside)) / baseRate;
  const all = persons + ((1 - baseRate) / baseRate) * household + stranger * Math.exp(-highest);
  const each: number[] = [];
  for (const { person } of weighed) each.push(Math.exp(person - highest) / all);
  return each;
}

/** People who are not in the cache for each of their household who is, as callers go. */
const absentKin = 1;
