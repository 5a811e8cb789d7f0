import { factsAtRoute } from '../at-route.ts';
import type { FactName, Facts } from '../protocol.ts';
import type { Gate } from './gates.ts';
import { factsWords, outcomeWords, plain, rulesBehind, valueWords } from './in-words.ts';
import type { Proof } from './proof.ts';
import type { Finding } from './properties/property.ts';
import { factsIn } from './world.ts';

/** One way a property can be broken: the calls it would be, and what to say of one. */
export type Breach = {
  readonly bad: Gate;
  readonly says: string;
  /** Seen at the moment the route is taken. */
  readonly atRoute?: boolean;
};

type Covered = Pick<Finding, 'covered' | 'unit'>;

/**
 * Proves that no call is a breach, or finds the shortest that is: fewest facts, then the first breach
 * listed. `atRoute` decides it as at the moment its route is taken.
 */
export function noCall(
  proof: Proof,
  breaches: readonly Breach[],
  covered: Covered,
  atRoute = false,
): Finding {
  const { gates, any, vocabulary, pack } = proof;
  const model = proof.shortest(gates.or(breaches.map(({ bad }) => bad)), [any.world]);
  if (model === null) return { ...covered, counterexample: null };
  const isTrue = proof.isTrue(model);
  const facts = factsIn(vocabulary, any.world, isTrue);
  const decided = atRoute ? factsAtRoute(pack, facts) : facts;
  const broken = breaches.find(({ bad }) => isTrue(bad));
  return {
    ...covered,
    counterexample: {
      words: `When ${factsWords(facts)}: ${broken?.says ?? ''}. Concord would answer ${outcomeWords(pack, decided)}.`,
      facts,
      rules: rulesBehind(pack, decided),
    },
  };
}

const changed = (before: Facts, after: Facts): readonly FactName[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (fact) => JSON.stringify(before[fact]) !== JSON.stringify(after[fact]),
  );

const toWords = (facts: Facts, fact: FactName): string =>
  facts[fact] === undefined ? 'not asked' : valueWords(facts[fact]);

/** As noCall, for two calls that differ in the facts the breach says. */
export function noPair(proof: Proof, breaches: readonly Breach[], covered: Covered): Finding {
  const { gates, pair, vocabulary, pack } = proof;
  const worlds = [pair.before.world, pair.after.world];
  const model = proof.shortest(gates.or(breaches.map(({ bad }) => bad)), worlds);
  if (model === null) return { ...covered, counterexample: null };
  const isTrue = proof.isTrue(model);
  const [before, after] = [
    factsIn(vocabulary, pair.before.world, isTrue),
    factsIn(vocabulary, pair.after.world, isTrue),
  ];
  const moved = changed(before, after);
  const shared = Object.fromEntries(
    Object.entries(before).filter(([fact]) => !moved.includes(fact)),
  );
  const steps = moved
    .map((fact) => `${plain(fact)} goes from ${toWords(before, fact)} to ${toWords(after, fact)}`)
    .join(' and ');
  const broken = breaches.find(({ bad }) => isTrue(bad));
  const decided = (facts: Facts): Facts =>
    broken?.atRoute === true ? factsAtRoute(pack, facts) : facts;
  const [was, is] = [rulesBehind(pack, decided(before)), rulesBehind(pack, decided(after))];
  return {
    ...covered,
    counterexample: {
      words: `When ${factsWords(shared)}, and ${steps}: ${broken?.says ?? ''}. Before, ${outcomeWords(pack, decided(before))}; after, ${outcomeWords(pack, decided(after))}.`,
      facts: after,
      rules: [
        ...was.filter((rule) => !is.includes(rule)),
        ...is.filter((rule) => !was.includes(rule)),
        ...is.filter((rule) => was.includes(rule)),
      ],
    },
  };
}

/** What is wrong in the writing of the pack itself, whatever the call. */
export const noFault = (
  parts: number,
  faults: readonly { readonly words: string; readonly rules: readonly string[] }[],
): Finding => ({
  covered: parts,
  unit: 'parts',
  counterexample:
    faults[0] === undefined
      ? null
      : {
          words: faults.map(({ words }) => words).join(' '),
          facts: null,
          rules: [...new Set(faults.flatMap(({ rules }) => rules))],
        },
});
