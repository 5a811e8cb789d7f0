import type { FactName, Pack, ResponseTable } from '../protocol.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { atLeast, createGates, valueOf, type Gate, type Gates } from './gates.ts';
import { outcomeGates, type OutcomeGates } from './outcome-gates.ts';
import { scriptWorld, type ScriptWorld } from './script-world.ts';
import { createSolver, type Model } from './solver.ts';
import {
  freeWorld,
  has,
  isKnown,
  possible,
  truthGates,
  withFact,
  wordsOf,
  type World,
} from './world.ts';

/** A set of facts as gates, and the decision on it. */
export type Call = { readonly world: World; readonly out: OutcomeGates };

/** Two calls that are the same but for the facts chosen to differ. */
export type Pair = {
  readonly before: Call;
  readonly after: Call;
  /** That this fact may differ between the two. */
  readonly differs: (fact: FactName) => Gate;
  /** That these facts and no others may differ. */
  readonly onlyThese: (facts: readonly FactName[]) => Gate;
};

/** Calls that follow the script, the decision at their end, and a solver that knows no other calls. */
type Scripted = ScriptWorld & {
  readonly out: OutcomeGates;
  readonly solve: (gate: Gate) => Model | null;
};

/** Everything the properties are proved over, made once for a pack. */
export type Proof = {
  readonly gates: Gates;
  readonly pack: Pack;
  readonly vocabulary: Vocabulary;
  readonly table: ResponseTable | null;
  /** Any call at any moment. */
  readonly any: Call;
  /** The same call at the moment its route is taken (at-route.ts). */
  readonly route: Call;
  readonly pair: Pair;
  /** The same two calls at the moment their routes are taken. */
  readonly pairAtRoute: Pick<Pair, 'before' | 'after'>;
  /** Every call that follows the script. */
  readonly script: Scripted;
  /** A model of `bad` with as few facts as can be, or null where there is none. */
  readonly shortest: (bad: Gate, worlds: readonly World[]) => Model | null;
  readonly isTrue: (model: Model) => (gate: Gate) => boolean;
};

/** Facts that are about what is known beforehand, or about who is there: they never lower anything. */
export const knownFacts = [
  'flag_match',
  'care_plan',
  'plan_asks_for',
  'frequent_contact',
  'different_today',
  'known_to_services',
  'linked_calls_24h',
] as const;
export const resourceFacts = ['nurse_on_duty', 'street_triage_free', 's136_space_free'] as const;

/** A counter-example of more facts than this would not be read: it is shown as it was found. */
const shortAtMost = 12;

/** factsAtRoute in gates: in the script's order, a necessary question not asked is not known. */
const routeWorld = (gates: Gates, pack: Pack, vocabulary: Vocabulary, world: World): World =>
  pack.questions
    .filter(({ necessary }) => necessary === true)
    .reduce((known, { fact, askWhen }) => {
      const applies = askWhen === undefined ? true : truthGates(gates, askWhen, known).met;
      const open = gates.and([applies, gates.not(isKnown(gates, known, fact))]);
      const words = wordsOf(vocabulary, fact).map(
        (word) => [word, has(known, fact, word)] as const,
      );
      return withFact(
        known,
        fact,
        new Map([...words, ['unknown', gates.or([has(known, fact, 'unknown'), open])]]),
      );
    }, world);

/** `before`, with other words for the facts that may differ; the rest of the two calls is shared. */
function pairOf(gates: Gates, pack: Pack, vocabulary: Vocabulary, before: Call): Pair {
  const { and, or, not } = gates;
  const other = freeWorld(gates, vocabulary, 'other');
  const mayDiffer = Object.entries(vocabulary.facts)
    .filter(
      ([fact, { order }]) =>
        order !== null || [...knownFacts, ...resourceFacts].some((one) => one === fact),
    )
    .map(([fact]) => fact);
  const differs = (fact: FactName): Gate =>
    mayDiffer.includes(fact) ? gates.variable(`differs.${fact}`) : false;
  const world = mayDiffer.reduce((so, fact) => {
    const there = differs(fact);
    const words = wordsOf(vocabulary, fact).map(
      (word) =>
        [
          word,
          or([
            and([there, has(other, fact, word)]),
            and([not(there), has(before.world, fact, word)]),
          ]),
        ] as const,
    );
    return withFact(so, fact, new Map(words));
  }, before.world);
  return {
    before,
    after: { world, out: outcomeGates(gates, pack, world) },
    differs,
    onlyThese: (facts) =>
      and(mayDiffer.map((fact) => (facts.includes(fact) ? differs(fact) : not(differs(fact))))),
  };
}

function scripted(gates: Gates, pack: Pack, vocabulary: Vocabulary): Scripted {
  const script = scriptWorld(gates, pack, vocabulary);
  const solver = createSolver();
  solver.require(script.lawful);
  return { ...script, out: outcomeGates(gates, pack, script.world), solve: solver.solve };
}

/** Sets the proof up: gates for a call, the same call at its route, and a second call beside it. */
export function createProof(
  pack: Pack,
  vocabulary: Vocabulary,
  table: ResponseTable | null,
): Proof {
  const gates = createGates();
  const solver = createSolver();
  const callOf = (world: World): Call => ({ world, out: outcomeGates(gates, pack, world) });
  const any = callOf(freeWorld(gates, vocabulary, 'call'));
  const pair = pairOf(gates, pack, vocabulary, any);
  solver.require(possible(gates, vocabulary, any.world));
  solver.require(possible(gates, vocabulary, pair.after.world));
  const fewest = (worlds: readonly World[]): readonly Gate[] =>
    atLeast(
      gates,
      [...any.world.keys()].map((fact) =>
        gates.or(worlds.map((world) => isKnown(gates, world, fact))),
      ),
      shortAtMost + 1,
    );
  const atRoute = ({ world }: Call): Call => callOf(routeWorld(gates, pack, vocabulary, world));
  const route = atRoute(any);
  return {
    gates,
    pack,
    vocabulary,
    table,
    any,
    route,
    pair,
    pairAtRoute: { before: route, after: atRoute(pair.after) },
    script: scripted(gates, pack, vocabulary),
    isTrue: (model) => (gate) => valueOf(gate, (name) => model.has(name)),
    shortest: (bad, worlds) => {
      const found = solver.solve(bad);
      if (found === null) return null;
      const moreThan = fewest(worlds);
      for (let facts = 0; facts <= shortAtMost; facts += 1) {
        const shorter = solver.solve(gates.and([bad, gates.not(moreThan[facts + 1] ?? false)]));
        if (shorter !== null) return shorter;
      }
      return found;
    },
  };
}
