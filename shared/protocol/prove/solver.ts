// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- so that every program that imports this file has the types
/// <reference path="./logic-solver.d.ts" />
import Logic, { type Formula } from 'logic-solver';
import type { Gate, Node } from './gates.ts';

/** The variables that are true in one way to make everything hold. */
export type Model = ReadonlySet<string>;

export type Solver = {
  /** From now on this holds in every model. */
  readonly require: (gate: Gate) => void;
  /** A model in which `gate` holds beside all that is required, or null: there is none, which is a proof. */
  readonly solve: (gate: Gate) => Model | null;
};

/**
 * The one door to the SAT solver (logic-solver, which is MiniSat compiled to JavaScript). It is quiet
 * about misuse, so nothing else may call it; test/protocol/prove.test.ts holds it against brute force.
 */
export function createSolver(): Solver {
  const solver = new Logic.Solver();
  const written = new Map<number, Formula>();
  const formulaOf = (node: Node): Formula => {
    const known = written.get(node.id);
    if (known !== undefined) return known;
    const made =
      node.kind === 'variable'
        ? node.name
        : node.kind === 'not'
          ? Logic.not(formulaOf(node.of))
          : node.kind === 'and'
            ? Logic.and(node.of.map(formulaOf))
            : Logic.or(node.of.map(formulaOf));
    written.set(node.id, made);
    return made;
  };
  const formula = (gate: Gate): Formula => {
    if (typeof gate === 'boolean') return gate ? Logic.TRUE : Logic.FALSE;
    return formulaOf(gate);
  };
  return {
    require: (gate) => {
      Logic.disablingAssertions(() => {
        solver.require(formula(gate));
      });
    },
    solve: (gate) => {
      if (gate === false) return null;
      const found = Logic.disablingAssertions(() => solver.solveAssuming(formula(gate)));
      return found === null ? null : new Set(found.getTrueVars());
    },
  };
}
