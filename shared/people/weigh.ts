import type { Likelihood } from './match.ts';

/** What of the question a person answers to. Kinds are independent of each other. */
export interface Evidence {
  readonly nhsNumber: boolean;
  readonly bornExact: boolean;
  readonly ownPhone: boolean;
  readonly contactPhone: boolean;
  readonly postcode: 'present' | 'past' | null;
  readonly street: boolean;
  readonly surname: 'exact' | 'former' | 'begins' | null;
  readonly given: 'exact' | 'nickname' | 'begins' | null;
  /** Words typed that fit nothing known of the person. */
  readonly unexplained: number;
}

/**
 * How likely in words, on the careful side (design section 1, rule 7): a phone is not a person and an
 * address is not a person, so neither alone, nor both together, is ever "very likely".
 */
export function weigh(found: Evidence): Likelihood {
  const phone = found.ownPhone || found.contactPhone;
  const place = found.postcode === 'present' || found.street;
  const fullName =
    isWhole(found.surname) && (found.given === 'exact' || found.given === 'nickname');
  if (found.unexplained === 0) {
    if (found.nhsNumber) return 'very likely';
    if (fullName && (found.bornExact || phone || place)) return 'very likely';
    if (found.bornExact && phone) return 'very likely';
    if (isWhole(found.surname) && found.bornExact && place) return 'very likely';
  }
  const names = found.surname !== null || found.given !== null;
  if (found.nhsNumber || fullName || phone || found.bornExact) return 'possible';
  if (names && (place || found.postcode !== null)) return 'possible';
  return found.surname !== null && found.given !== null ? 'possible' : 'unlikely';
}

const isWhole = (surname: Evidence['surname']): boolean =>
  surname === 'exact' || surname === 'former';

/** Only the order of the list: nothing is shown of it, and it is no probability. */
export function rank(found: Evidence): number {
  return (
    (found.nhsNumber ? 40 : 0) +
    (found.bornExact ? 14 : 0) +
    (found.ownPhone ? 12 : 0) +
    (found.contactPhone ? 11 : 0) +
    (found.postcode === 'present' ? 8 : found.postcode === 'past' ? 5 : 0) +
    (found.street ? 5 : 0) +
    ({ exact: 8, former: 6, begins: 3, none: 0 } as const)[found.surname ?? 'none'] +
    ({ exact: 5, nickname: 4, begins: 2, none: 0 } as const)[found.given ?? 'none'] -
    2 * found.unexplained
  );
}

/** Why, in words the handler can weigh. */
export function reasonsOf(found: Evidence, bornInWords: string | null): readonly string[] {
  const reasons: string[] = [];
  if (found.nhsNumber) reasons.push('NHS number exact');
  if (found.ownPhone) reasons.push('their own number');
  if (found.contactPhone) reasons.push('number of a listed contact');
  if (found.surname)
    reasons.push(
      { exact: 'surname exact', former: 'former surname exact', begins: 'surname begins the same' }[
        found.surname
      ],
    );
  if (found.given)
    reasons.push(
      {
        exact: 'first name exact',
        nickname: 'nickname exact',
        begins: 'first name begins the same',
      }[found.given],
    );
  if (found.bornExact && bornInWords !== null) reasons.push(`born ${bornInWords}`);
  if (found.postcode)
    reasons.push(found.postcode === 'present' ? 'postcode exact' : 'postcode of a past address');
  if (found.street) reasons.push('address fits');
  const person =
    found.nhsNumber || found.bornExact || found.surname !== null || found.given !== null;
  const phone = found.ownPhone || found.contactPhone;
  const place = found.postcode !== null || found.street;
  if (!person && phone && !place) reasons.push('phone only');
  if (!person && place && !phone) reasons.push('address only');
  if (found.unexplained > 0)
    reasons.push(
      found.unexplained === 1 ? 'one word does not fit' : `${found.unexplained} words do not fit`,
    );
  return reasons;
}
