import { compareContact, contactOf, type ContactClass } from './contact.ts';
import { compareLevels } from './level.ts';
import type { Outcome, Reason } from './outcome.ts';
import type { DestinationId, Level, ObligationKind } from './protocol.ts';

/** What a version answers a call with, as far as two versions are compared. */
export type Response = {
  readonly level: Level;
  readonly destinations: readonly DestinationId[];
  readonly obligations: readonly ObligationKind[];
  readonly contact: ContactClass;
};

export const responseOf = ({
  level,
  destinations,
  obligations,
}: Pick<Outcome, 'level' | 'destinations' | 'obligations'>): Response => ({
  level,
  destinations,
  obligations,
  contact: contactOf(destinations),
});

/** From the gravest: a call is classed by the worst that happens to it. */
export const directions = [
  'lesser-contact',
  'later',
  'fuller-contact',
  'sooner',
  'sideways',
] as const;
export type Direction = (typeof directions)[number];

/**
 * What the second response is beside the first. A lesser contact comes before all else (design section
 * 5: nothing but new facts moves a call down), even where the level rose. Sideways: another service, or
 * something else is owed, with the same level and the same contact.
 */
export function changeBetween(from: Response, to: Response): Direction | 'same' {
  const contact = compareContact(to.contact, from.contact);
  const level = compareLevels(to.level, from.level);
  if (contact > 0) return 'lesser-contact';
  if (level > 0) return 'later';
  if (contact < 0) return 'fuller-contact';
  if (level < 0) return 'sooner';
  return from.destinations.join() === to.destinations.join() &&
    from.obligations.join() === to.obligations.join()
    ? 'same'
    : 'sideways';
}

/** The gravest of several, or "same" where nothing changed in any. */
export const gravest = (among: readonly (Direction | 'same')[]): Direction | 'same' =>
  directions.find((one) => among.includes(one)) ?? 'same';

export const sameReasons = (a: readonly Reason[], b: readonly Reason[]): boolean =>
  a.length === b.length &&
  a.every((one, place) => {
    const other = b[place];
    return other?.rule === one.rule && other.text === one.text && other.source === one.source;
  });
