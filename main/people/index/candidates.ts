import type { Question } from '#shared/people/identity/question.ts';
import { listsFor } from './ask-index.ts';
import type { IndexReader } from './reader.ts';

/** People read closely for one question. */
const mostRead = 280;
/** Entries of lists that find people; the rarest clue always does. The lists of commoner ones only rank those. */
const mostFinding = 24_000;
/** Entries of lists read for one question in all. */
const mostEntries = 160_000;

/** Working memory of a look-up, kept from one to the next. */
export interface Scratch {
  /** One cell a person, all zero before and after. */
  readonly scores: Float32Array;
  readonly touched: Uint32Array;
}

/**
 * The people most worth reading: every list of the question adds its weight to the people on it, rarest clue first,
 * and the best few hundred are taken.
 */
export function candidates(
  question: Question,
  index: IndexReader,
  { scores, touched }: Scratch,
): readonly number[] {
  const wanted = listsFor(question);
  const lists = index.lists(wanted.flatMap(({ lists: of }) => of.map(({ key }) => key)));
  const groups = wanted
    .map(({ lists: of }) => {
      const held = of.flatMap(({ key, weight }) => {
        const list = lists.get(key);
        return list ? [{ list, weight }] : [];
      });
      return { held, size: held.reduce((sum, { list }) => sum + list.size, 0) };
    })
    .sort((a, b) => a.size - b.size);
  let entries = 0;
  let size = 0;
  for (const [at, group] of groups.entries()) {
    entries += group.size;
    if (at > 0 && entries > mostEntries) break;
    const finds = at === 0 || entries <= mostFinding;
    for (const { list, weight } of group.held)
      for (const values of list.values()) {
        if (finds) size = find(values, weight, scores, touched, size);
        else rank(values, weight, scores);
      }
  }
  const all = touched.subarray(0, size);
  const best = top(all, scores);
  clear(all, scores);
  return best;
}

function find(
  values: Uint32Array,
  weight: number,
  scores: Float32Array,
  touched: Uint32Array,
  from: number,
): number {
  let size = from;
  for (let n = 0; n < values.length; n += 1) {
    const pid = values[n] ?? 0;
    const before = scores[pid] ?? 0;
    if (before === 0) touched[size++] = pid;
    scores[pid] = before + weight;
  }
  return size;
}

function clear(touched: Uint32Array, scores: Float32Array): void {
  for (let n = 0; n < touched.length; n += 1) scores[touched[n] ?? 0] = 0;
}

function rank(values: Uint32Array, weight: number, scores: Float32Array): void {
  for (let n = 0; n < values.length; n += 1) {
    const pid = values[n] ?? 0;
    const before = scores[pid] ?? 0;
    if (before > 0) scores[pid] = before + weight;
  }
}

type Edge = { readonly pid: number; readonly score: number };
const byScore = (a: Edge, b: Edge): number => b.score - a.score;

/** The best by score, by a threshold from a histogram: sorting a hundred thousand would cost more than the look-up. */
function top(touched: Uint32Array, scores: Float32Array): readonly number[] {
  if (touched.length <= mostRead) return [...touched];
  let highest = 0;
  for (let n = 0; n < touched.length; n += 1)
    highest = Math.max(highest, scores[touched[n] ?? 0] ?? 0);
  const slots = new Uint32Array(512);
  const scale = 511 / highest;
  for (let n = 0; n < touched.length; n += 1) {
    const slot = Math.floor((scores[touched[n] ?? 0] ?? 0) * scale);
    slots[slot] = (slots[slot] ?? 0) + 1;
  }
  let slot = 511;
  let above = 0;
  while (slot > 0 && above + (slots[slot] ?? 0) <= mostRead) {
    above += slots[slot] ?? 0;
    slot -= 1;
  }
  const sure: number[] = [];
  const edge: Edge[] = [];
  for (let n = 0; n < touched.length; n += 1) {
    const pid = touched[n] ?? 0;
    const score = scores[pid] ?? 0;
    const of = Math.floor(score * scale);
    if (of > slot) sure.push(pid);
    else if (of === slot) edge.push({ pid, score });
  }
  edge.sort(byScore);
  for (const { pid } of edge.slice(0, mostRead - sure.length)) sure.push(pid);
  return sure;
}
