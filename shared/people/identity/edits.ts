/**
 * The number of slips between two words: a letter added, left out, changed, or two neighbours exchanged
 * (optimal string alignment, after Damerau 1964 and Levenshtein 1966). More than `most` is answered as `most + 1`.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last: number[] = [];
  for (let at = 0; at <= b.length; at++) last.push(at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** The word with each one of its letters left out, and itself: two words one slip apart share one of these. */
export function withOneLess(word: string): readonly string[] {
  const all = new Set([word]);
  for (let at = 0; at < word.length; at++) all.add(word.slice(0, at) + word.slice(at + 1));
  return [...all];
}

/** The word in overlapping threes, with its beginning and end marked. */
export function threes(word: string): readonly string[] {
  const marked = `^${word}$`;
  const all = new Set<string>();
  for (let at = 0; at + 3 <= marked.length; at++) all.add(marked.slice(at, at + 3));
  return [...all];
}
