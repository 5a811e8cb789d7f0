import type { DestinationId, FactName } from '../../protocol.ts';
import { callsOver } from '../counting.ts';
import { noPair } from '../finding.ts';
import type { Gate } from '../gates.ts';
import { plain } from '../in-words.ts';
import { resourceFacts, type Call, type Proof } from '../proof.ts';
import { has } from '../world.ts';
import { goes, goesAny, later, ofContact, type PropertyOf } from './property.ts';

/** Who cannot be on a route when the resource is not there. */
const needs: Readonly<Partial<Record<FactName, DestinationId>>> = {
  nurse_on_duty: 'nurse',
  street_triage_free: 'street_triage',
};

/** That the rules asked for this destination, and nobody declared stands in for it on this route. */
function noStandIn({ gates, pack }: Proof, { out }: Call, id: DestinationId): Gate {
  const declared = pack.substitutions
    .filter((one) => one.replace.includes(id) && one.with.length > 0)
    .map((one) => out.standsIn.get(one.id) ?? false);
  return gates.and([out.askedFor.get(id) ?? false, gates.not(gates.or(declared))]);
}

/** Design section 1, item 9: the call goes on, and the fallback is declared. */
export const nobodyThereIsNoLess: PropertyOf = {
  id: '8-resources',
  text: 'With nobody there: no later, and who stands in is declared',
  prove: (proof) => {
    const { gates, pair, vocabulary } = proof;
    const { and, not } = gates;
    const { before, after } = pair;
    const present = resourceFacts.filter((fact) => vocabulary.facts[fact] !== undefined);
    const lost = (facts: readonly FactName[]): Gate =>
      and([
        pair.onlyThese(facts),
        ...facts.flatMap((fact) => [
          has(before.world, fact, 'yes'),
          not(has(after.world, fact, 'yes')),
        ]),
      ]);
    // One by one, and all at once: with the hub down nothing is known of anybody.
    const losses = [...present.map((fact) => [fact]), present];
    const breaches = losses.flatMap((facts) => {
      const there = lost(facts);
      const name = facts.length > 1 ? 'the hub' : plain(facts[0] ?? '');
      return [
        {
          bad: and([there, later(gates, before.out, after.out)]),
          says: `the response gets later without ${name}`,
        },
        {
          bad: and([
            there,
            goesAny(gates, before.out, ofContact('speak now')),
            not(goesAny(gates, after.out, ofContact('speak now'))),
          ]),
          says: `nobody speaks with them any more without ${name}`,
        },
        ...facts.flatMap((fact) => {
          const gone = needs[fact];
          if (gone === undefined) return [];
          return [
            {
              bad: and([there, goes(after.out, gone)]),
              says: `the call goes to ${plain(gone)}, and none is there`,
            },
            {
              bad: and([there, noStandIn(proof, after, gone)]),
              says: `the call needs ${plain(gone)}, none is there, and nobody is declared to stand in`,
            },
          ];
        }),
        {
          bad: and([
            there,
            facts.includes('s136_space_free'),
            goes(after.out, 's136_consultation'),
            not(goesAny(gates, after.out, ['supervisor_review'])),
          ]),
          says: 'no section 136 suite is known to be free, and no supervisor finds a place',
        },
      ];
    });
    return noPair(proof, breaches, {
      unit: 'pairs',
      covered: losses.reduce(
        (sum, facts) => sum + callsOver(vocabulary, facts) * 3 ** facts.length,
        0,
      ),
    });
  },
};
