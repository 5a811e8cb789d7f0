import { coveredBy, destinationOrder } from '../../destinations.ts';
import type { DestinationId } from '../../protocol.ts';
import { callsOver, choicesOf } from '../counting.ts';
import { noPair } from '../finding.ts';
import type { Gate } from '../gates.ts';
import { plain } from '../in-words.ts';
import { knownFacts, type Proof } from '../proof.ts';
import { has, isKnown, wordsOf } from '../world.ts';
import {
  goes,
  goesAny,
  later,
  lesserContact,
  ofContact,
  ranksLower,
  type PropertyOf,
} from './property.ts';

/** What life, harm or crime sends: every visit, and whoever keeps the police's door open. */
const sent: readonly DestinationId[] = [
  ...destinationOrder.filter((id) => ofContact('visit').includes(id)),
  'supervisor_review',
];

/** That somebody sent before is not sent after, at the same grade or a higher one. */
function takenAway({ gates, pair }: Proof): Gate {
  const { before, after } = pair;
  return gates.or(
    sent.map((id) => {
      const higher = coveredBy.flatMap(([less, more]) => (less === id ? more : []));
      return gates.and([
        goes(before.out, id),
        gates.not(goesAny(gates, after.out, [id, ...higher])),
      ]);
    }),
  );
}

/**
 * What the call itself requires is what it requires with nothing known about the person. Whatever becomes
 * known, changes or runs out, the decision is never below that (design section 1, item 3).
 */
export const knowingNeverLowers: PropertyOf = {
  id: '4-known',
  text: 'No flag or plan ever lowers, delays or removes help',
  prove: (proof) => {
    const { gates, pair, vocabulary } = proof;
    const { before, after } = pair;
    const there = knownFacts
      .filter((fact) => vocabulary.facts[fact] !== undefined)
      .map((fact) => ({
        fact,
        learned: gates.and([
          pair.onlyThese([fact]),
          gates.not(isKnown(gates, before.world, fact)),
          isKnown(gates, after.world, fact),
        ]),
      }));
    const breaches = [
      [later(gates, before.out, after.out), 'the response gets later'],
      [lesserContact(gates, before.out, after.out), 'a visit becomes a telephone call, or less'],
      [takenAway(proof), 'help that the call required is taken away'],
      [ranksLower(gates, before.out, after.out), 'help ranks lower'],
    ] as const;
    return noPair(
      proof,
      there.flatMap(({ fact, learned }) =>
        breaches.map(([worse, says]) => ({
          bad: gates.and([learned, worse]),
          says: `${says} because of what is known (${plain(fact)})`,
        })),
      ),
      {
        unit: 'pairs',
        covered: there
          .map(({ fact }) => callsOver(vocabulary, [fact]) * (choicesOf(vocabulary, fact) - 1))
          .reduce((sum, one) => sum + one, 0),
      },
    );
  },
};

/** A plan that adds one more thing takes nothing of the rest away. */
export const moreKnownNeverLowers: PropertyOf = {
  id: '4-more-known',
  text: 'One more wish in a plan takes nothing away',
  prove: (proof) => {
    const { gates, pair, vocabulary } = proof;
    const { before, after } = pair;
    const several = knownFacts.filter((fact) => vocabulary.facts[fact]?.many === true);
    const breaches = several.flatMap((fact) =>
      wordsOf(vocabulary, fact).map((word) => ({
        bad: gates.and([
          pair.onlyThese([fact]),
          gates.not(has(before.world, fact, word)),
          has(after.world, fact, word),
          ...wordsOf(vocabulary, fact)
            .filter((one) => one !== word)
            .map((one) =>
              gates.or([
                gates.and([has(before.world, fact, one), has(after.world, fact, one)]),
                gates.not(gates.or([has(before.world, fact, one), has(after.world, fact, one)])),
              ]),
            ),
          gates.or([
            later(gates, before.out, after.out),
            lesserContact(gates, before.out, after.out),
            takenAway(proof),
            ranksLower(gates, before.out, after.out),
          ]),
        ]),
        says: `help falls because ${plain(fact)} also has ${plain(word)}`,
      })),
    );
    return noPair(proof, breaches, {
      unit: 'pairs',
      covered: several
        .map((fact) => callsOver(vocabulary) * wordsOf(vocabulary, fact).length)
        .reduce((sum, one) => sum + one, 0),
    });
  },
};
