import { coveredBy, destinationOrder } from '../../destinations.ts';
import type { DestinationId, Pack } from '../../protocol.ts';
import { callsOver, choicesOf } from '../counting.ts';
import { noPair } from '../finding.ts';
import type { Gate, Gates } from '../gates.ts';
import { plain } from '../in-words.ts';
import type { OutcomeGates } from '../outcome-gates.ts';
import { knownFacts, type Pair, type Proof } from '../proof.ts';
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

type Two = Pick<Pair, 'before' | 'after'>;

/** That a rule or a stand-in put it on the route. */
const isAskedFor = (gates: Gates, pack: Pack, out: OutcomeGates, id: DestinationId): Gate =>
  gates.or([
    out.askedFor.get(id) ?? false,
    ...pack.substitutions
      .filter((one) => one.with.includes(id))
      .map((one) => out.standsIn.get(one.id) ?? false),
  ]);

/** That somebody sent before is not sent after, at the same grade or a higher one. */
function takenAway({ gates, pack }: Proof, { before, after }: Two): Gate {
  return gates.or(
    sent.map((id) => {
      const higher = coveredBy.flatMap(([less, more]) => (less === id ? more : []));
      return gates.and([
        goes(before.out, id),
        // A supervisor who was there only because nobody else was is not help that is taken away.
        id === 'supervisor_review' ? isAskedFor(gates, pack, before.out, id) : true,
        gates.not(goesAny(gates, after.out, [id, ...higher])),
      ]);
    }),
  );
}

/** What must not happen between two calls for what is known alone. */
const fallsOf = (proof: Proof, two: Two) =>
  [
    [later(proof.gates, two.before.out, two.after.out), 'the response gets later'],
    [
      lesserContact(proof.gates, two.before.out, two.after.out),
      'a visit becomes a telephone call, or less',
    ],
    [takenAway(proof, two), 'help that the call required is taken away'],
    [ranksLower(proof.gates, two.before.out, two.after.out), 'help ranks lower'],
  ] as const;

const moments = ({ pair, pairAtRoute }: Proof) => [
  { two: pair, atRoute: false },
  { two: pairAtRoute, atRoute: true },
];

/**
 * What the call itself requires is what it requires with nothing known about the person. Whatever becomes
 * known, the decision is never below that (design section 1, item 3).
 */
export const knowingNeverLowers: PropertyOf = {
  id: '4-known',
  text: 'No flag or plan ever lowers, delays or removes help',
  prove: (proof) => {
    const { gates, pair, vocabulary } = proof;
    const there = knownFacts
      .filter((fact) => vocabulary.facts[fact] !== undefined)
      .map((fact) => ({
        fact,
        learned: gates.and([
          pair.onlyThese([fact]),
          gates.not(isKnown(gates, pair.before.world, fact)),
          isKnown(gates, pair.after.world, fact),
        ]),
      }));
    return noPair(
      proof,
      moments(proof).flatMap(({ two, atRoute }) =>
        there.flatMap(({ fact, learned }) =>
          fallsOf(proof, two).map(([worse, says]) => ({
            bad: gates.and([learned, worse]),
            says: `${says} because of what is known (${plain(fact)})`,
            atRoute,
          })),
        ),
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

/** What may change or run out in the middle of a call, by time alone. */
const mayRunOut = ['flag_match', 'care_plan', 'plan_asks_for', 'frequent_contact'] as const;

/** Nothing but new facts about the call moves it down: a plan that runs out at midnight does not. */
export const runningOutNeverLowers: PropertyOf = {
  id: '4-changed',
  text: 'No flag or plan that changes or runs out lowers anything',
  prove: (proof) => {
    const { gates, pair, vocabulary } = proof;
    const visits = ofContact('visit');
    const present = mayRunOut.filter((fact) => vocabulary.facts[fact] !== undefined);
    return noPair(
      proof,
      moments(proof).flatMap(({ two: { before, after }, atRoute }) =>
        present.flatMap((fact) => [
          {
            bad: gates.and([pair.onlyThese([fact]), later(gates, before.out, after.out)]),
            says: `the response gets later because ${plain(fact)} changed or ran out`,
            atRoute,
          },
          {
            bad: gates.and([
              pair.onlyThese([fact]),
              goesAny(gates, before.out, visits),
              gates.not(goesAny(gates, after.out, visits)),
            ]),
            says: `nobody visits any more because ${plain(fact)} changed or ran out`,
            atRoute,
          },
        ]),
      ),
      {
        unit: 'pairs',
        covered: present
          .map((fact) => callsOver(vocabulary, [fact]) * choicesOf(vocabulary, fact) ** 2)
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
    const same = (fact: string, word: string): Gate =>
      gates.or([
        gates.and([has(before.world, fact, word), has(after.world, fact, word)]),
        gates.not(gates.or([has(before.world, fact, word), has(after.world, fact, word)])),
      ]);
    const breaches = several.flatMap((fact) =>
      wordsOf(vocabulary, fact).map((word) => ({
        bad: gates.and([
          pair.onlyThese([fact]),
          gates.not(has(before.world, fact, word)),
          has(after.world, fact, word),
          ...wordsOf(vocabulary, fact)
            .filter((one) => one !== word)
            .map((one) => same(fact, one)),
          gates.or(fallsOf(proof, pair).map(([worse]) => worse)),
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
