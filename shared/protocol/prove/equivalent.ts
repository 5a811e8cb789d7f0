import type { PackInVocabulary } from '../pack.ts';
import { createGates, type Gate } from './gates.ts';
import { outcomeGates } from './outcome-gates.ts';
import { scriptWorld } from './script-world.ts';
import { createSolver } from './solver.ts';
import { freeWorld, possible } from './world.ts';

/**
 * Whether two packs decide every call alike and ask the same questions: a proof, not a sample. Levels,
 * destinations and obligations over every set of facts, and what the script asks and is told.
 */
export function equivalent(one: PackInVocabulary, other: PackInVocabulary): boolean {
  const gates = createGates();
  const solver = createSolver();
  const world = freeWorld(gates, one.vocabulary, 'call');
  solver.require(possible(gates, one.vocabulary, world));
  const [a, b] = [one, other].map(({ pack }) => outcomeGates(gates, pack, world));
  const [s, t] = [one, other].map(({ pack, vocabulary }) => scriptWorld(gates, pack, vocabulary));
  if (a === undefined || b === undefined || s === undefined || t === undefined) return false;
  const differ = (x: Gate, y: Gate): Gate =>
    gates.or([gates.and([x, gates.not(y)]), gates.and([y, gates.not(x)])]);
  const mapsDiffer = <K>(x: ReadonlyMap<K, Gate>, y: ReadonlyMap<K, Gate>): Gate =>
    gates.or(
      [...new Set([...x.keys(), ...y.keys()])].map((key) =>
        differ(x.get(key) ?? false, y.get(key) ?? false),
      ),
    );
  const decided = gates.or([
    differ(a.atLeast.emergency, b.atLeast.emergency),
    differ(a.atLeast.urgent, b.atLeast.urgent),
    differ(a.atLeast.soon, b.atLeast.soon),
    differ(a.atLeast.routine, b.atLeast.routine),
    mapsDiffer(a.goesTo, b.goesTo),
    mapsDiffer(a.owes, b.owes),
    mapsDiffer(a.missing, b.missing),
  ]);
  const script = createSolver();
  script.require(gates.and([s.lawful, t.lawful]));
  const told = [...s.world].map(([fact, words]) =>
    mapsDiffer(words, t.world.get(fact) ?? new Map<string, Gate>()),
  );
  return (
    solver.solve(decided) === null &&
    script.solve(gates.or([mapsDiffer(s.asked, t.asked), ...told])) === null
  );
}
