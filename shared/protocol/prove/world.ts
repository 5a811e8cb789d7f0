import type { Predicate } from '../predicate.ts';
import type { FactName, Facts } from '../protocol.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Gate, Gates } from './gates.ts';

/** For each fact and each of its words, whether the fact has it. A fact with no word was not asked. */
export type World = ReadonlyMap<FactName, ReadonlyMap<string, Gate>>;

const nothing: ReadonlyMap<string, Gate> = new Map();

/** Every word a fact can have, "unknown" among them. */
export const wordsOf = (vocabulary: Vocabulary, fact: FactName): readonly string[] => [
  ...new Set([...(vocabulary.facts[fact]?.values ?? []), 'unknown']),
];

const nameOf = (prefix: string, fact: FactName, word: string): string =>
  `${prefix}.${fact}=${word}`;

/** A world in which any set of facts is possible. `prefix` keeps two worlds of one proof apart. */
export const freeWorld = (gates: Gates, vocabulary: Vocabulary, prefix: string): World =>
  new Map(
    Object.keys(vocabulary.facts).map((fact) => [
      fact,
      new Map(
        wordsOf(vocabulary, fact).map((word) => [word, gates.variable(nameOf(prefix, fact, word))]),
      ),
    ]),
  );

/** A fact that is not `many` has one word at most; unless this holds, a world is no set of facts. */
export function possible(gates: Gates, vocabulary: Vocabulary, world: World): Gate {
  return gates.and(
    [...world].flatMap(([fact, words]) => {
      if (vocabulary.facts[fact]?.many === true) return [];
      const bits = [...words.values()];
      return bits.flatMap((one, index) =>
        bits.slice(index + 1).map((other) => gates.not(gates.and([one, other]))),
      );
    }),
  );
}

export const has = (world: World, fact: FactName, word: string): Gate =>
  (world.get(fact) ?? nothing).get(word) ?? false;

export const hasAny = (
  gates: Gates,
  world: World,
  fact: FactName,
  words: readonly string[],
): Gate => gates.or(words.map((word) => has(world, fact, word)));

/** Whether the fact was asked at all. */
export const isKnown = (gates: Gates, world: World, fact: FactName): Gate =>
  gates.or([...(world.get(fact) ?? nothing).values()]);

/** The same world, but for one fact. */
export const withFact = (world: World, fact: FactName, words: ReadonlyMap<string, Gate>): World =>
  new Map([...world, [fact, words]]);

/** The condition met, and the condition known not to be met: predicate.ts with gates for values. */
export function truthGates(
  gates: Gates,
  predicate: Predicate,
  world: World,
): { readonly met: Gate; readonly unmet: Gate } {
  if ('fact' in predicate) {
    const met = hasAny(gates, world, predicate.fact, predicate.in);
    return { met, unmet: gates.and([isKnown(gates, world, predicate.fact), gates.not(met)]) };
  }
  if ('not' in predicate) {
    const inner = truthGates(gates, predicate.not, world);
    return { met: inner.unmet, unmet: inner.met };
  }
  const settles = 'any' in predicate;
  const parts = (settles ? predicate.any : predicate.all).map((part) =>
    truthGates(gates, part, world),
  );
  const met = parts.map((part) => part.met);
  const unmet = parts.map((part) => part.unmet);
  return settles
    ? { met: gates.or(met), unmet: gates.and(unmet) }
    : { met: gates.and(met), unmet: gates.or(unmet) };
}

/** The facts a model stands for, in the order of the vocabulary. */
export function factsIn(
  vocabulary: Vocabulary,
  world: World,
  isTrue: (gate: Gate) => boolean,
): Facts {
  const facts: Record<string, string | string[]> = {};
  for (const [fact, words] of world) {
    const given = [...words].filter(([, gate]) => isTrue(gate)).map(([word]) => word);
    const [first] = given;
    if (first === undefined) continue;
    facts[fact] = vocabulary.facts[fact]?.many === true ? given : first;
  }
  return facts;
}
