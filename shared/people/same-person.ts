import type { PersonContent } from './fhir/draft.ts';
import { fold } from './names.ts';

/**
 * True if two records under one id cannot be one person: different valid NHS numbers, or neither
 * surname nor date of birth in common. Then they are kept apart, because nothing is merged silently.
 */
export function contradicts(a: PersonContent, b: PersonContent): boolean {
  const [one, two] = [validNhs(a), validNhs(b)];
  if (one.length > 0 && two.length > 0) return !one.some((number) => two.includes(number));
  if (a.names.length === 0 || b.names.length === 0) return false;
  const bornApart = a.birthDate !== null && b.birthDate !== null && a.birthDate !== b.birthDate;
  const [f, g] = [families(a), families(b)];
  return bornApart && f.length > 0 && g.length > 0 && !f.some((name) => g.includes(name));
}

export const validNhs = ({ identifiers }: PersonContent): readonly string[] =>
  identifiers.flatMap(({ system, valid, value }) =>
    system === 'nhs-number' && valid ? [value] : [],
  );

const families = ({ names }: PersonContent): readonly string[] =>
  names.flatMap(({ family }) => (family === null ? [] : [fold(family)]));
