import { contactOfDestination, contactClasses, type ContactClass } from '../../contact.ts';
import { destinationOrder } from '../../destinations.ts';
import { levels, type DestinationId } from '../../protocol.ts';
import type { Gate, Gates } from '../gates.ts';
import type { OutcomeGates } from '../outcome-gates.ts';
import type { Proof } from '../proof.ts';
import type { Property } from '../verification.ts';

/** What a property finds: how much it covered, and the shortest call that breaks it. */
export type Finding = Pick<Property, 'covered' | 'unit' | 'counterexample'>;

/** A property of design section 1 or issue 3: its number, its sentence, and its proof. */
export type PropertyOf = {
  readonly id: string;
  readonly text: string;
  readonly prove: (proof: Proof) => Finding;
};

export const goes = (out: OutcomeGates, id: DestinationId): Gate => out.goesTo.get(id) ?? false;

export const goesAny = (gates: Gates, out: OutcomeGates, ids: readonly DestinationId[]): Gate =>
  gates.or(ids.map((id) => goes(out, id)));

export const ofContact = (most: ContactClass): readonly DestinationId[] => {
  const fuller = contactClasses.slice(0, contactClasses.indexOf(most) + 1);
  return destinationOrder.filter((id) => fuller.includes(contactOfDestination[id]));
};

/** That the second call is answered later than the first. */
export const later = ({ and, or, not }: Gates, first: OutcomeGates, second: OutcomeGates): Gate =>
  or(levels.map((level) => and([first.atLeast[level], not(second.atLeast[level])])));

/** That the second call is met with less than the first. */
export const lesserContact = (gates: Gates, first: OutcomeGates, second: OutcomeGates): Gate =>
  gates.or(
    contactClasses.map((one) =>
      gates.and([
        goesAny(gates, first, ofContact(one)),
        gates.not(goesAny(gates, second, ofContact(one))),
      ]),
    ),
  );

/** That what heads the second route ranks lower than what heads the first. */
export const ranksLower = (gates: Gates, first: OutcomeGates, second: OutcomeGates): Gate =>
  gates.or(
    destinationOrder.map((_, place) => {
      const upTo = destinationOrder.slice(0, place + 1);
      return gates.and([goesAny(gates, first, upTo), gates.not(goesAny(gates, second, upTo))]);
    }),
  );
