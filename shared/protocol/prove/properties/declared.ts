import { factsOf } from '../../predicate.ts';
import { levels, type DeclaredProperty, type Level } from '../../protocol.ts';
import { callsOver } from '../counting.ts';
import { noCall, type Breach } from '../finding.ts';
import type { Gates } from '../gates.ts';
import { outcomeWords, plain, rulesBehind } from '../in-words.ts';
import { resourceFacts, type Call, type Proof } from '../proof.ts';
import { pathOf, walkWords } from '../walk.ts';
import { factsIn, has, truthGates } from '../world.ts';
import { goes, goesAny, type Finding, type PropertyOf } from './property.ts';

const sooner = (level: Level): Level | undefined => levels[levels.indexOf(level) - 1];

/** The ways in which a decision is not what the property says, each over the calls it speaks of. */
function breachesOf(
  gates: Gates,
  { world, out }: Call,
  declared: DeclaredProperty,
): readonly Breach[] {
  const here = truthGates(gates, declared.when, world).met;
  return waysToBreak(gates, { world, out }, declared).map(({ bad, says }) => ({
    bad: gates.and([here, bad]),
    says,
  }));
}

function waysToBreak(gates: Gates, { world, out }: Call, declared: DeclaredProperty): Breach[] {
  const { level, atMost, require, requireWhenThere, never, owes } = declared;
  const allThere = gates.and(resourceFacts.map((fact) => has(world, fact, 'yes')));
  const tooSoon = atMost === undefined ? undefined : sooner(atMost);
  return [
    ...(level === undefined
      ? []
      : [{ bad: gates.not(out.atLeast[level]), says: `the response is later than "${level}"` }]),
    ...(tooSoon === undefined
      ? []
      : [{ bad: out.atLeast[tooSoon], says: `the response is sooner than "${atMost ?? ''}"` }]),
    ...require.map((group) => ({
      bad: gates.not(goesAny(gates, out, group)),
      says: `${group.map(plain).join(' or ')} is not on the route`,
    })),
    ...requireWhenThere.map((group) => ({
      bad: gates.and([allThere, gates.not(goesAny(gates, out, group))]),
      says: `${group.map(plain).join(' or ')} is not on the route, though everybody is there`,
    })),
    ...never.map((id) => ({ bad: goes(out, id), says: `${plain(id)} is on the route` })),
    ...owes.map((kind) => ({
      bad: gates.not(out.owes.get(kind) ?? false),
      says: `nobody owes ${plain(kind)}`,
    })),
  ];
}

/** Over every call that follows the script: what an answer tells is held together with what it records. */
function overScript(proof: Proof, breaches: readonly Breach[]): Finding {
  const { script, pack, vocabulary } = proof;
  const covered = { covered: callsOver(vocabulary), unit: 'calls' } as const;
  for (const { bad, says } of breaches) {
    const model = script.solve(bad);
    if (model === null) continue;
    const facts = factsIn(vocabulary, script.world, proof.isTrue(model));
    return {
      ...covered,
      counterexample: {
        words: `On the call "${walkWords(pathOf(pack, script, model), model)}": ${says}. Concord would answer ${outcomeWords(pack, facts)}.`,
        facts,
        rules: rulesBehind(pack, facts),
      },
    };
  }
  return { ...covered, counterexample: null };
}

/** What the pack's own clinical owner says must always hold (the pack's `properties`), over every call. */
export const declaredProperty = (declared: DeclaredProperty): PropertyOf => ({
  id: `pack-${declared.id}`,
  text: declared.text,
  prove: (proof) => {
    const { gates, any, script, vocabulary } = proof;
    if (declared.over === 'script') return overScript(proof, breachesOf(gates, script, declared));
    return noCall(proof, breachesOf(gates, any, declared), {
      unit: 'calls',
      covered: callsOver(vocabulary, factsOf(declared.when)),
    });
  },
});
