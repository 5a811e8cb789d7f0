import type { Decision, FactName, Facts, FactValue } from '#shared/protocol/protocol.ts';

export interface NewToday {
  /** In the words of the script: "A knife was mentioned, its place not known". */
  readonly text: string;
  readonly facts: readonly FactName[];
}

const valuesOf = (value: FactValue | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** Of what was said: what nobody knew or what was denied is nothing new. */
const telling = (value: FactValue | undefined): readonly string[] =>
  valuesOf(value).filter((one) => one !== 'unknown' && one !== 'no' && one !== 'none');

/**
 * What this call's findings rest on that was in none of the person's earlier calls. `now` is what was said on this call and
 * `earlier` what was said on each of the others; what the application itself supplied is in neither. Findings alone count,
 * because they are what the script's owner calls relevant. Empty without an earlier call: then there is nothing to differ from.
 */
export function newToday(
  findings: Decision['findings'],
  now: Facts,
  earlier: readonly Facts[],
): readonly NewToday[] {
  if (earlier.length === 0) return [];
  const isNew = (fact: FactName): boolean => {
    const said = telling(now[fact]);
    const before = new Set(earlier.flatMap((facts) => telling(facts[fact])));
    return said.some((value) => !before.has(value));
  };
  return findings.flatMap(({ text, facts }) => {
    const fresh = facts.filter(isNew);
    return fresh.length === 0 ? [] : [{ text, facts: fresh }];
  });
}

/**
 * The finding that most of the earlier decided calls had in common: at least two, and at least half of them. Null where they
 * have none. It is what those calls were about, and says nothing about this one.
 */
export function usualReason(
  calls: readonly (readonly string[])[],
): { readonly text: string; readonly calls: number; readonly of: number } | null {
  const counts = new Map<string, number>();
  for (const texts of calls)
    for (const text of new Set(texts)) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b, 'en'));
  if (most === undefined || most[1] < 2 || most[1] * 2 < calls.length) return null;
  return { text: most[0], calls: most[1], of: calls.length };
}
