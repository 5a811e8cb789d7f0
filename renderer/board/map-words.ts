type Missing = {
  /** How many open calls nobody has said a place for that is known. */
  readonly placeless: number;
  readonly offTheMap: number;
  /** Units with no place, by name. */
  readonly unplaced: readonly string[];
  /** Units and suites that are beyond it, by name. */
  readonly outside: readonly string[];
  /** Areas that nobody is on for, by name. */
  readonly bare: readonly string[];
  /** How the times that are shown come about; null where none is. */
  readonly times: string | null;
};

const calls = (count: number): readonly string[] =>
  count === 0 ? [] : [count === 1 ? '1 call' : `${String(count)} calls`];

/** What a map does not show, and why, and what its hatching means; null where there is nothing to say. */
export function underMap({
  placeless,
  offTheMap,
  unplaced,
  outside,
  bare,
  times,
}: Missing): string | null {
  const nowhere = [...calls(placeless), ...unplaced];
  const beyond = [...calls(offTheMap), ...outside];
  const parts = [
    ...(nowhere.length > 0 ? [`No place is known for ${nowhere.join(', ')}`] : []),
    ...(beyond.length > 0 ? [`Outside this map: ${beyond.join(', ')}`] : []),
    ...(bare.length > 0 ? [`Hatched: no unit is on for ${bare.join(', ')}`] : []),
    ...(times === null ? [] : [`Times are an estimate: ${times}`]),
  ];
  return parts.length === 0 ? null : `${parts.join('. ')}.`;
}
