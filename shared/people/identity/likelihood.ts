import type { Likelihood } from '../match.ts';
import type { PersonWeighed } from './weigh-person.ts';

/** At most one in two thousand of those called very likely may be somebody else; measured, not promised, by `npm run bench`. */
const veryLikely = 0.999;
const possible = 0.01;

/**
 * The words for a chance. A telephone is not a person and an address is not a person (design section 1, rule 7): without
 * a name, a date of birth or a number that identifies, nobody is ever very likely; nor where what was said contradicts.
 */
export function likelihoodOf(weighed: PersonWeighed, chance: number): Likelihood {
  if (chance >= veryLikely && isPersonal(weighed) && !weighed.bornContradicts) return 'very likely';
  return chance >= possible ? 'possible' : 'unlikely';
}

/** Two kinds of evidence at least, one of them of the person and not of where or with what they are. */
function isPersonal({ names, born, ageOff, phone, place, identifier }: PersonWeighed): boolean {
  const named = names.found.some(({ weight }) => weight > 0);
  const placed = place !== null && place.weight > 0;
  const aged = ageOff !== null && Math.abs(ageOff) <= 2;
  const kinds = [named, born !== null || aged, phone !== null, placed, identifier];
  return identifier || ((named || born !== null) && kinds.filter(Boolean).length >= 2);
}

/** Worth showing: something of what was said speaks for the person. */
export const isWorthShowing = (weighed: PersonWeighed): boolean => weighed.person > 0.5;
