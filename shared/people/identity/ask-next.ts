import type { Question } from './question.ts';
import type { PersonWeighed } from './weigh-person.ts';

/**
 * What would tell apart those who fit about equally, as a thing to say; null where one stands out or nobody does.
 * The order is that of what callers know and what divides most (the date of birth nearly always does).
 */
export function askNext(
  question: Question,
  found: readonly { readonly weighed: PersonWeighed; readonly chance: number }[],
  sure: boolean,
): string | null {
  const rivals = found.filter(({ chance }) => chance >= 0.05).length;
  if (sure || rivals === 0) return null;
  const named = (hint: 'given' | 'family'): boolean =>
    question.clues.some((clue) => clue.hint === hint) ||
    question.clues.filter((clue) => clue.hint === 'any').length >= 2;
  const equal = rivals > 1 ? `${rivals} people fit about equally.` : 'Not sure enough yet.';
  if (question.dates.length === 0) return `${equal} Ask for the date of birth.`;
  if (!named('given') || !named('family')) return `${equal} Ask for the full name.`;
  if (question.postcodes.length === 0 && question.house === null)
    return `${equal} Ask for the address, now or before.`;
  if (question.phones.length === 0) return `${equal} Ask which number they can be rung on.`;
  return `${equal} Ask whether they have had another name or address.`;
}
