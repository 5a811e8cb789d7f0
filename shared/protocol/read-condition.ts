import { z } from 'zod';
import { checkValue } from './check-facts.ts';
import { valuesAtLeast } from './fact-order.ts';
import type { Predicate } from './predicate.ts';
import type { Problem } from './problem.ts';
import type { Vocabulary } from './vocabulary.ts';

type Path = readonly (string | number)[];
type Read = { readonly predicate: Predicate; readonly problems: readonly Problem[] };

const valueSchema = z.union([
  z.string(),
  z.array(z.string()).min(1).max(100),
  z.strictObject({ atLeast: z.string(), orUnknown: z.boolean().default(false) }),
]);
const mappingSchema = z.record(z.string(), z.unknown());
const listSchema = z.array(z.unknown()).min(1).max(200);

const always: Predicate = { all: [] };
const refused = (path: Path, text: string): Read => ({
  predicate: always,
  problems: [{ path, text }],
});

function readValue(vocabulary: Vocabulary, fact: string, raw: unknown, path: Path): Read {
  const parsed = valueSchema.safeParse(raw);
  if (!parsed.success)
    return refused(
      path,
      'Write a value, a list of values, or {atLeast: value, orUnknown: true}. Put quotes around yes, no and numbers to be safe.',
    );
  const written = parsed.data;
  const named =
    typeof written === 'string' ? [written] : 'atLeast' in written ? [written.atLeast] : written;
  const problems = named.flatMap((one) => checkValue(vocabulary, fact, one, path) ?? []);
  if (typeof written === 'string' || !('atLeast' in written))
    return { predicate: { fact, in: named }, problems };
  const values = valuesAtLeast(vocabulary, fact, written.atLeast);
  if (values === null && problems.length === 0)
    return refused(
      path,
      `${fact} has no order, so "atLeast" means nothing for it. List the values instead.`,
    );
  const unknown = written.orUnknown ? ['unknown'] : [];
  return { predicate: { fact, in: [...(values ?? []), ...unknown] }, problems };
}

function readKey(vocabulary: Vocabulary, key: string, raw: unknown, path: Path): Read {
  if (key === 'not') {
    const inner = readCondition(vocabulary, raw, path);
    return { predicate: { not: inner.predicate }, problems: inner.problems };
  }
  if (key !== 'all' && key !== 'any') return readValue(vocabulary, key, raw, path);
  const list = listSchema.safeParse(raw);
  if (!list.success)
    return refused(path, `"${key}" takes a list of conditions. Begin each with "- ".`);
  const parts = list.data.map((one, index) => readCondition(vocabulary, one, [...path, index]));
  const predicates = parts.map(({ predicate }) => predicate);
  return {
    predicate: key === 'all' ? { all: predicates } : { any: predicates },
    problems: parts.flatMap(({ problems }) => problems),
  };
}

/**
 * Reads a condition as a clinical owner writes it: `{weapon: in_hand}`, `{intent: [voiced, implied]}`,
 * `{injury: {atLeast: serious}}`, with `all`, `any` and `not`; several lines in one mapping must all hold.
 */
export function readCondition(vocabulary: Vocabulary, raw: unknown, path: Path): Read {
  const mapping = mappingSchema.safeParse(raw);
  if (!mapping.success || Object.keys(mapping.data).length === 0)
    return refused(
      path,
      'A condition is a mapping of facts to values, or all, any or not. Write it as {weapon: in_hand}.',
    );
  const parts = Object.entries(mapping.data).map(([key, value]) =>
    readKey(vocabulary, key, value, [...path, key]),
  );
  const [only] = parts;
  return {
    predicate:
      parts.length === 1 && only !== undefined
        ? only.predicate
        : { all: parts.map(({ predicate }) => predicate) },
    problems: parts.flatMap(({ problems }) => problems),
  };
}
