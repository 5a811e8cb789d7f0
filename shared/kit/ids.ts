declare const brand: unique symbol;

/** A string that was parsed, so that a CallId cannot stand in for a DeskId. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

export type CallId = Id<'CallId'>;
export type DeskId = Id<'DeskId'>;
export type EventId = Id<'EventId'>;
export type UserId = Id<'UserId'>;
export type PersonId = Id<'PersonId'>;
export type ReferralId = Id<'ReferralId'>;
export type ObligationId = Id<'ObligationId'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID, the form of every id that Concord makes. */
export const isUuid = (text: string): boolean => uuid.test(text);

/**
 * The id of the `n`th thing (0 to 255) that follows from what has the id `from`: the same on every desk that makes it, so that
 * two desks which both act make one thing. Its last two digits are those of `from` and `n`, added.
 */
export const derivedId = (from: string, n: number): string => {
  const last = (Number.parseInt(from.slice(-2), 16) + 1 + n) % 256;
  return from.slice(0, -2) + last.toString(16).padStart(2, '0');
};
