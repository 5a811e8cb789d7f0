import { outcome } from './outcome.ts';
import { atLeast, createGates, valueOf, type Gate, type Gates } from './prove/gates.ts';
import { outcomeGates, type OutcomeGates } from './prove/outcome-gates.ts';
import { createSolver, type Model } from './prove/solver.ts';
import { factsIn, possible, wordsOf, type World } from './prove/world.ts';
import {
  levels,
  type DestinationId,
  type FactName,
  type Facts,
  type Level,
  type Pack,
} from './protocol.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Explanation = {
  /** The fewest of the facts that alone give this level and these destinations: without any one they would not. */
  readonly fixedBy: Facts;
  /** The fewest other answers that would have changed it, among what was asked; at most three ways. */
  readonly nearest: readonly {
    readonly instead: Facts;
    readonly level: Level;
    readonly destinations: readonly DestinationId[];
  }[];
};

const waysAtMost = 3;

const listed = (value: Facts[string]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

/** That a decision in gates has this very level. */
const isLevel = ({ and, not }: Gates, out: OutcomeGates, decided: Level): Gate =>
  and(
    levels.map((level, index) =>
      index < levels.indexOf(decided) ? not(out.atLeast[level]) : out.atLeast[level],
    ),
  );

/** That a decision in gates is this very level and these very destinations. */
function isDecision(gates: Gates, out: OutcomeGates, decided: Decided): Gate {
  const { and, not } = gates;
  return and([
    isLevel(gates, out, decided.level),
    ...[...out.goesTo].map(([id, goes]) => (decided.destinations.includes(id) ? goes : not(goes))),
  ]);
}
type Decided = { readonly level: Level; readonly destinations: readonly DestinationId[] };

/** The model with the fewest of `counted`, and how many that is. */
function fewest(
  gates: Gates,
  solve: (gate: Gate) => Model | null,
  wanted: Gate,
  counted: readonly Gate[],
): { readonly model: Model; readonly count: number } | null {
  const more = atLeast(gates, counted, counted.length);
  for (let count = 0; count <= counted.length; count += 1) {
    const model = solve(gates.and([wanted, gates.not(more[count + 1] ?? false)]));
    if (model !== null) return { model, count };
  }
  return null;
}

/** Each fact is there with the value it has, or not asked. */
function smallestSet(pack: Pack, vocabulary: Vocabulary, facts: Facts, decided: Decided): Facts {
  const gates = createGates();
  const { solve } = createSolver();
  const kept = Object.keys(facts).map((fact) => [fact, gates.variable(`kept.${fact}`)] as const);
  const world: World = new Map(
    kept.map(([fact, gate]) => [
      fact,
      new Map(listed(facts[fact] ?? []).map((word) => [word, gate])),
    ]),
  );
  const wanted = isDecision(
    gates,
    outcomeGates(gates, pack, completed(vocabulary, world)),
    decided,
  );
  const found = fewest(
    gates,
    solve,
    wanted,
    kept.map(([, gate]) => gate),
  );
  const isTrue = (gate: Gate): boolean => valueOf(gate, (name) => found?.model.has(name) ?? true);
  return factsIn(vocabulary, world, isTrue);
}

/** Facts that were not given are not asked, whatever else is looked at. */
const completed = (vocabulary: Vocabulary, world: World): World =>
  new Map([
    ...Object.keys(vocabulary.facts).map(
      (fact) => [fact, new Map(wordsOf(vocabulary, fact).map((word) => [word, false]))] as const,
    ),
    ...world,
  ]);

/** Other answers to what was asked, as few as can be. Never about a question that is still open (design 1.14). */
function nearestChanges(
  pack: Pack,
  vocabulary: Vocabulary,
  facts: Facts,
  decided: Decided,
): Explanation['nearest'] {
  const gates = createGates();
  const { require, solve } = createSolver();
  const { and, or, not } = gates;
  const asked = Object.keys(facts).filter((fact) => vocabulary.facts[fact]?.supplied === false);
  const world: World = new Map(
    Object.keys(facts).map((fact): [FactName, ReadonlyMap<string, Gate>] => {
      const given = listed(facts[fact] ?? []);
      const free = asked.includes(fact);
      const words = wordsOf(vocabulary, fact).map((word): [string, Gate] => [
        word,
        free ? gates.variable(`${fact}=${word}`) : given.includes(word),
      ]);
      return [fact, new Map(words)];
    }),
  );
  const moved = asked.map((fact) => {
    const given = listed(facts[fact] ?? []);
    const words = [...(world.get(fact) ?? [])];
    require(or(words.map(([, gate]) => gate)));
    return not(and(words.map(([word, gate]) => (given.includes(word) ? gate : not(gate)))));
  });
  require(possible(gates, vocabulary, world));
  const out = outcomeGates(gates, pack, completed(vocabulary, world));
  const anyChange = not(isDecision(gates, out, decided));
  const nearest = fewest(gates, solve, anyChange, moved)?.count ?? 0;
  /** The next way is about other facts, not another word of these. */
  const otherThan = (facts: readonly FactName[]): Gate =>
    not(and(asked.map((fact, index) => (facts.includes(fact) ? (moved[index] ?? false) : true))));
  const ways: Explanation['nearest'][number][] = [];
  // Of the ways that are as near, those to another level say the most.
  for (const wanted of [not(isLevel(gates, out, decided.level)), anyChange]) {
    let open = and([wanted, ...ways.map(({ instead }) => otherThan(Object.keys(instead)))]);
    while (ways.length < waysAtMost) {
      const found = fewest(gates, solve, open, moved);
      if (found === null || found.count > nearest) break;
      const isTrue = (gate: Gate): boolean => valueOf(gate, (name) => found.model.has(name));
      const then = factsIn(vocabulary, world, isTrue);
      const { level, destinations } = outcome(pack, then);
      const changed = asked.filter((_, index) => isTrue(moved[index] ?? false));
      ways.push({
        instead: Object.fromEntries(changed.map((fact) => [fact, then[fact] ?? 'unknown'])),
        level,
        destinations,
      });
      open = and([open, otherThan(changed)]);
    }
  }
  return ways;
}

/**
 * Why a decision is what it is: the smallest set of facts that fixes it, and the nearest answers that
 * would have changed it. Exact, by the solver that proves the pack; no model and no guess.
 */
export function explain(pack: Pack, vocabulary: Vocabulary, facts: Facts): Explanation {
  const { level, destinations } = outcome(pack, facts);
  const decided = { level, destinations };
  return {
    fixedBy: smallestSet(pack, vocabulary, facts, decided),
    nearest: nearestChanges(pack, vocabulary, facts, decided),
  };
}
