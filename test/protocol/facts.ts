import fc from 'fast-check';
import { loadProtocol } from '#main/protocol/load-pack.ts';
import { compareValues } from '#shared/protocol/fact-order.ts';
import type { Facts, FactValue } from '#shared/protocol/protocol.ts';
import type { FactEntry } from '#shared/protocol/vocabulary.ts';

export const { pack, table, vocabulary } = loadProtocol();

const valueOf = ({ values, many }: FactEntry): fc.Arbitrary<FactValue> => {
  const one = fc.constantFrom(...values, 'unknown');
  return many
    ? fc.oneof(
        fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
        fc.constant(['unknown']),
      )
    : one;
};

const names = Object.keys(vocabulary.facts);

/** Any set of facts: from none asked to all asked. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .double({ min: 0.05, max: 0.9, noNaN: true })
  .chain((share) =>
    fc
      .tuple(
        ...names.map((name) => {
          const entry = vocabulary.facts[name]!;
          const absent = Math.max(1, Math.round((1 - share) * 100));
          return fc
            .oneof(
              { weight: absent, arbitrary: fc.constant(undefined) },
              { weight: Math.max(1, 100 - absent), arbitrary: valueOf(entry) },
            )
            .map((value) => [name, value] as const);
        }),
      )
      .map(
        (pairs): Facts =>
          Object.fromEntries(pairs.filter(([, value]) => value !== undefined)) as Facts,
      ),
  );

export type Step = { readonly fact: string; readonly less: string; readonly more: string };

/** Every pair of values the vocabulary orders, the lesser first; equal values make no pair. */
export const steps: readonly Step[] = Object.entries(vocabulary.facts).flatMap(
  ([fact, { values, order }]) => {
    if (order === null) return [];
    const words = [...new Set([...values, 'unknown'])];
    return words.flatMap((less) =>
      words
        .filter((more) => (compareValues(vocabulary, fact, less, more) ?? 0) < 0)
        .map((more) => ({ fact, less, more })),
    );
  },
);

export const setTo = (facts: Facts, fact: string, value: string): Facts => ({
  ...facts,
  [fact]: vocabulary.facts[fact]!.many ? [value] : value,
});
