import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsAtRoute } from '#shared/protocol/at-route.ts';
import { levels, type Facts, type GivenAnswer } from '#shared/protocol/protocol.ts';
import { outcome } from '#shared/protocol/outcome.ts';
import { createGates, valueOf, type Gate } from '#shared/protocol/prove/gates.ts';
import { outcomeGates } from '#shared/protocol/prove/outcome-gates.ts';
import { createProof } from '#shared/protocol/prove/proof.ts';
import { scriptWorld } from '#shared/protocol/prove/script-world.ts';
import { createSolver } from '#shared/protocol/prove/solver.ts';
import { factsIn, freeWorld } from '#shared/protocol/prove/world.ts';
import { survivingFacts } from '#shared/protocol/revise.ts';
import { anyFacts, pack, vocabulary } from './facts.ts';
import { check } from './seed.ts';

/** The names of the variables that are true when the facts are these. */
const variablesOf = (prefix: string, facts: Facts): ReadonlySet<string> =>
  new Set(
    Object.entries(facts).flatMap(([fact, value]) =>
      (typeof value === 'string' ? [value] : value).map((word) => `${prefix}.${fact}=${word}`),
    ),
  );

const readsAs = (model: ReadonlySet<string>) => (gate: Gate) =>
  valueOf(gate, (name) => model.has(name));

describe('a decision as gates', () => {
  const gates = createGates();
  const out = outcomeGates(gates, pack, freeWorld(gates, vocabulary, 'call'));

  it('is the decision of outcome() for any facts', () => {
    check(
      fc.property(anyFacts, (facts) => {
        const isTrue = readsAs(variablesOf('call', facts));
        const decided = outcome(pack, facts);
        expect(levels.find((level) => isTrue(out.atLeast[level]))).toBe(decided.level);
        const route = [...out.goesTo].filter(([, gate]) => isTrue(gate)).map(([id]) => id);
        expect(route).toEqual(decided.destinations);
        const owed = [...out.owes].filter(([, gate]) => isTrue(gate)).map(([kind]) => kind);
        expect(owed).toEqual(decided.obligations);
        const fired = [...out.fires].filter(([, gate]) => isTrue(gate)).map(([id]) => id);
        expect(fired).toEqual(decided.fired.map(({ id }) => id));
        const missing = [...out.missing].filter(([, gate]) => isTrue(gate)).map(([fact]) => fact);
        expect(missing.toSorted()).toEqual([...decided.missing].toSorted());
      }),
      1500,
    );
  });

  it('is the decision at the route for any facts', () => {
    const proof = createProof(pack, vocabulary, null);
    check(
      fc.property(anyFacts, (facts) => {
        const isTrue = readsAs(variablesOf('call', facts));
        expect(sorted(factsIn(vocabulary, proof.route.world, isTrue))).toEqual(
          sorted(factsAtRoute(pack, facts)),
        );
      }),
      500,
    );
  });
});

const sorted = (facts: Facts) =>
  Object.fromEntries(
    Object.entries(facts)
      .map(([fact, value]) => [fact, typeof value === 'string' ? value : value.toSorted()] as const)
      .toSorted(([a], [b]) => a.localeCompare(b)),
  );

describe('the script as gates', () => {
  const gates = createGates();
  const script = scriptWorld(gates, pack, vocabulary);

  it('ends with the facts of survivingFacts() whatever is answered', () => {
    const choice = fc.tuple(
      ...pack.questions.map(({ answers, many }) =>
        fc.oneof(
          { weight: 1, arbitrary: fc.constant(['unknown']) },
          {
            weight: 4,
            arbitrary: fc.subarray(
              answers.map(({ value }) => value),
              { minLength: 1, maxLength: many === true ? 3 : 1 },
            ),
          },
        ),
      ),
    );
    check(
      fc.property(choice, (chosen) => {
        const given: readonly GivenAnswer[] = pack.questions.map(({ id, fact, many }, index) => ({
          question: id,
          values: { [fact]: many === true ? chosen[index]! : chosen[index]![0] },
        }));
        const model = new Set(
          pack.questions.flatMap(({ id }, index) =>
            chosen[index]!.map((value) => `script.${id}:${value}`),
          ),
        );
        const isTrue = readsAs(model);
        expect(isTrue(script.lawful)).toBe(true);
        expect(sorted(factsIn(vocabulary, script.world, isTrue))).toEqual(
          sorted(survivingFacts(pack, given, {})),
        );
      }),
      600,
    );
  });
});

describe('the solver', () => {
  const gates = createGates();
  const names = ['a', 'b', 'c', 'd', 'e'];
  const formula: fc.Arbitrary<Gate> = fc.letrec<{ gate: Gate }>((tie) => ({
    gate: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.constantFrom(...names).map(gates.variable),
      tie('gate').map(gates.not),
      fc.array(tie('gate'), { maxLength: 4 }).map(gates.and),
      fc.array(tie('gate'), { maxLength: 4 }).map(gates.or),
    ),
  })).gate;
  const everyWay = Array.from({ length: 2 ** names.length }, (_, bits) =>
    names.filter((__, index) => (bits >> index) % 2 === 1),
  );

  it('finds a model exactly where trying every way finds one', () => {
    check(
      fc.property(formula, formula, (required, asked) => {
        const both = everyWay.filter(
          (names) =>
            valueOf(required, (name) => names.includes(name)) &&
            valueOf(asked, (name) => names.includes(name)),
        );
        const solver = createSolver();
        solver.require(required);
        const model = solver.solve(asked);
        expect(model !== null).toBe(both.length > 0);
        if (model === null) return;
        expect(valueOf(gates.and([required, asked]), (name) => model.has(name))).toBe(true);
      }),
      400,
    );
  });
});
