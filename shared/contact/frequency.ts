/** So many contacts in so many months, the month of the last included. */
export interface Threshold {
  readonly contacts: number;
  readonly months: number;
}

/**
 * From how many contacts on contact is called frequent; any one of a list is enough. The force's own, in
 * packs/frequent-contact.yaml; delivered as the Frequent Caller National Network (adults) and the East of England Ambulance
 * Service (the young, communal addresses) have them: `domain.md` 6, sources S111 and S112.
 */
export interface Thresholds {
  readonly adult: readonly Threshold[];
  readonly under18: readonly Threshold[];
  /** An address where many live: a hostel, a ward, a call box. */
  readonly communal: readonly Threshold[];
  /** With contacts about so many different people an address counts as communal. */
  readonly communalFrom: number;
}

/** As delivered; packs/frequent-contact.yaml says the same, for the force to change. */
export const defaultThresholds: Thresholds = {
  adult: [
    { contacts: 5, months: 1 },
    { contacts: 12, months: 3 },
  ],
  under18: [{ contacts: 3, months: 6 }],
  communal: [{ contacts: 15, months: 1 }],
  communalFrom: 4,
};

/** The same day and time so many months before, UTC; the last day of a month that has no such day. ms since 1970. */
export function monthsBefore(nowMs: number, months: number): number {
  const now = new Date(nowMs);
  const day = now.getUTCDate();
  const first = new Date(nowMs);
  first.setUTCDate(1);
  first.setUTCMonth(now.getUTCMonth() - months);
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, days));
  return first.getTime();
}

export interface Met extends Threshold {
  /** How many there were in those months. */
  readonly counted: number;
}

/**
 * The first threshold that the contacts reach, or null. `atMs` are the times of all contacts, this one included, in any order
 * (ms since 1970); what lies in the future or exactly so many months back does not count.
 */
export function reached(
  atMs: readonly number[],
  thresholds: readonly Threshold[],
  nowMs: number,
): Met | null {
  for (const { contacts, months } of thresholds) {
    const from = monthsBefore(nowMs, months);
    const counted = atMs.filter((at) => at > from && at <= nowMs).length;
    if (counted >= contacts) return { contacts, months, counted };
  }
  return null;
}

/** Which thresholds hold for a person: an unknown age counts as adult. */
export const forAge = (age: number | null, { adult, under18 }: Thresholds): readonly Threshold[] =>
  age !== null && age < 18 ? under18 : adult;

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** Contacts in each of the last twelve weeks, the last of which ends now; oldest first. */
export function weekly(atMs: readonly number[], nowMs: number): readonly number[] {
  const weeks = Array.from({ length: 12 }, () => 0);
  for (const at of atMs) {
    const back = Math.floor((nowMs - at) / weekMs);
    const week = 11 - back;
    if (at <= nowMs && week >= 0) weeks[week] = (weeks[week] ?? 0) + 1;
  }
  return weeks;
}

const months = (count: number): string => (count === 1 ? 'a month' : `${count} months`);

/** "6 in a month (5 is frequent)". */
export const metInWords = ({ counted, contacts, months: within }: Met): string =>
  `${counted} in ${months(within)} (${contacts} is frequent)`;
