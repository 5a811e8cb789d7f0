import type { FactName } from './protocol.ts';
import type { Vocabulary } from './vocabulary.ts';

const stepOf = (order: readonly (readonly string[])[], value: string): number =>
  order.findIndex((step) => step.includes(value));

/**
 * Which value is the more serious (vocabulary.yaml rule 3): negative when `a` is the lesser, 0 when they
 * are equal, undefined when the vocabulary does not order them. `unknown` is never below the least
 * serious value, so it compares only with that one, and is above it, unless the order places it.
 */
export function compareValues(
  vocabulary: Vocabulary,
  fact: FactName,
  a: string,
  b: string,
): number | undefined {
  const order = vocabulary.facts[fact]?.order ?? null;
  if (order === null) return undefined;
  if (a === b) return 0;
  const [left, right] = [stepOf(order, a), stepOf(order, b)];
  if (a === 'unknown' && left < 0) return right === 0 ? 1 : undefined;
  if (b === 'unknown' && right < 0) return left === 0 ? -1 : undefined;
  return left < 0 || right < 0 ? undefined : left - right;
}

/** The values at least as serious as `value`, or null where the fact has no order that holds it. */
export function valuesAtLeast(
  vocabulary: Vocabulary,
  fact: FactName,
  value: string,
): readonly string[] | null {
  const order = vocabulary.facts[fact]?.order ?? null;
  const from = order === null ? -1 : stepOf(order, value);
  return order === null || from < 0 ? null : order.slice(from).flat();
}
