import type { Question } from '#shared/people/identity/question.ts';
import { listsFor } from './ask-index.ts';
import type { IndexReader } from './reader.ts';

/** People read closely for one question. */
const mostRead = 250;
/** Entries of lists read for one question: beyond it the commonest words only rank, they no longer find. */
const mostEntries = 260_000;

/**
 * The people most worth reading: every list of the question adds its weight to the people on it, rarest clue first,
 * and the best few hundred are taken. `scores` is working memory, one cell a person, all zero before and after.
 */
export function candidates(
  question: Question,
  index: IndexReader,
  scores: Float32Array,
): readonly number[] {
  const groups = listsFor(question)
    .map(({ lists }) => {
      const sized = lists.map((list) => ({ ...list, size: index.size(list.key) }));
      return {
        lists: sized.filter(({ size }) => size > 0),
        size: sized.reduce((sum, { size }) => sum + size, 0),
      };
    })
    .sort((a, b) => a.size - b.size);
  const touched: number[] = [];
  let left = mostEntries;
  for (const [at, group] of groups.entries()) {
    if (at > 0 && group.size > left) break;
    left -= group.size;
    for (const { key, weight } of group.lists)
      index.each(key, (pid) => {
        const before = scores[pid] ?? 0;
        if (before === 0) touched.push(pid);
        scores[pid] = before + weight;
      });
  }
  const best = top(touched, scores, mostRead);
  for (const pid of touched) scores[pid] = 0;
  return best;
}

/** The best by score, by a threshold from a histogram: sorting a hundred thousand would cost more than the look-up. */
function top(touched: readonly number[], scores: Float32Array, most: number): readonly number[] {
  if (touched.length <= most) return touched;
  let highest = 0;
  for (const pid of touched) highest = Math.max(highest, scores[pid] ?? 0);
  const slots = new Uint32Array(512);
  const slotOf = (pid: number): number =>
    Math.min(511, Math.floor(((scores[pid] ?? 0) / highest) * 511));
  for (const pid of touched) slots[slotOf(pid)] = (slots[slotOf(pid)] ?? 0) + 1;
  let slot = 511;
  let above = 0;
  while (slot > 0 && above + (slots[slot] ?? 0) <= most) {
    above += slots[slot] ?? 0;
    slot -= 1;
  }
  const sure = touched.filter((pid) => slotOf(pid) > slot);
  const edge = touched.filter((pid) => slotOf(pid) === slot);
  edge.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  return [...sure, ...edge.slice(0, most - sure.length)];
}
