import fc from 'fast-check';
import type { FactName, Facts, FactValue } from '#shared/protocol/protocol.ts';
import type { Vocabulary } from '#shared/protocol/vocabulary.ts';

/** Printed with every failure, and fixed so that a failure comes again. */
export const seed = 20_251_121;

const resources: readonly FactName[] = ['nurse_on_duty', 'street_triage_free', 's136_space_free'];
export const isResource = (fact: FactName): boolean => resources.includes(fact);

function anyValue(vocabulary: Vocabulary, fact: FactName): fc.Arbitrary<FactValue> {
  const entry = vocabulary.facts[fact]!;
  const values = entry.values.filter((value) => value !== 'unknown');
  const unknown = fc.constant<FactValue>(entry.many ? ['unknown'] : 'unknown');
  const known: fc.Arbitrary<FactValue> = entry.many
    ? fc.subarray([...values], { minLength: 1, maxLength: 3 })
    : fc.constantFrom(...values);
  return fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: unknown });
}

/** Any set of facts: most not asked, the rest with any answer, unknown among them. */
export function anyFacts(vocabulary: Vocabulary): fc.Arbitrary<Facts> {
  const names = Object.keys(vocabulary.facts);
  return fc
    .subarray(names, { minLength: 0, maxLength: 22 })
    .chain((some) =>
      fc.record(Object.fromEntries(some.map((fact) => [fact, anyValue(vocabulary, fact)]))),
    );
}

/** A call on which the four safety questions were asked, so that lesser routes are open. */
export const anyAskedFacts = (vocabulary: Vocabulary): fc.Arbitrary<Facts> =>
  fc
    .tuple(
      anyFacts(vocabulary),
      fc.record({
        life_at_risk_now: fc.constantFrom('no', 'no', 'no', 'unknown', 'yes'),
        serious_harm_risk: fc.constantFrom('no', 'no', 'no', 'unknown', 'yes'),
        weapon: fc.constantFrom('no', 'no', 'no', 'unknown', 'put_away'),
        crime: fc.constantFrom('no', 'no', 'no', 'unknown', 'yes'),
      }),
    )
    .map(([facts, asked]) => ({ ...facts, ...asked }));

export type Step = { readonly fact: FactName; readonly from: FactValue; readonly to: FactValue };

/** Every single step to a more serious value, and from the least serious value to "unknown". */
export function stepsUp(vocabulary: Vocabulary): readonly Step[] {
  return Object.entries(vocabulary.facts).flatMap(([fact, { order, many }]) => {
    const wrap = (value: string): FactValue => (many ? [value] : value);
    const ranks = order ?? [];
    const up = ranks
      .slice(1)
      .flatMap((above, index) =>
        (ranks[index] ?? []).flatMap((from) => above.map((to) => ({ from, to }))),
      );
    const doubt = (ranks[0] ?? []).map((from) => ({ from, to: 'unknown' }));
    return [...up, ...doubt].map(({ from, to }) => ({ fact, from: wrap(from), to: wrap(to) }));
  });
}
