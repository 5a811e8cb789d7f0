import { boundsOf, type Bounds } from './bounds.ts';
import { asTaken, carryOver, leftOpen } from './carry-over.ts';
import { nearbyOutcomes, quickFiring } from './nearby-outcome.ts';
import { outcome } from './outcome.ts';
import type { PackInVocabulary } from './pack.ts';
import { earOf, unfamiliar, type Hearing, type PastCall, type UnreadCall } from './past-call.ts';
import { prepareBounds } from './prepare-bounds.ts';
import {
  changeBetween,
  gravest,
  responseOf,
  sameReasons,
  type Direction,
  type Response,
} from './response.ts';
import { newTally, type ReplayTally } from './replay-tally.ts';

/** One past call on two versions. */
export type ReplayedCall = {
  readonly id: string;
  readonly replayed: true;
  readonly from: Response;
  /** On what the call established; questions it never heard are left unasked here. */
  readonly to: Response;
  readonly direction: Direction | 'same';
  /** Level, route and duties are the same, and the reasons given for them are not. */
  readonly otherReasons: boolean;
  /** Null where the new version asks nothing that the call did not hear. */
  readonly bounds: Bounds | null;
  /** Facts and values that one of the versions has no word for. */
  readonly unfamiliar: readonly string[];
};

/** Could not be read or decided. */
export type CallNotReplayed = {
  readonly id: string;
  readonly replayed: false;
  readonly why: string;
};

export type Replayer = (call: PastCall | UnreadCall) => ReplayedCall | CallNotReplayed;

/** By the worst that any answer to the new questions would bring; the call itself where there are none. */
function directionOf(from: Response, to: Response, bounds: Bounds | null): Direction | 'same' {
  if (bounds === null) return changeBetween(from, to);
  const { every, least, most, leastContact, exact, limits } = bounds;
  const ends = (every ?? [least, most, leastContact]).map((one) => changeBetween(from, one));
  // Where the ends were not found, whatever was not ruled out counts as what may happen.
  const limit = exact ? 'same' : changeBetween(from, { ...least, ...limits });
  const worst = gravest([...ends, limit]);
  // The ends are the same; of what lies between them only level and contact are known to be so.
  return worst === 'same' && every === null ? 'sideways' : worst;
}

/**
 * Makes the function that replays one call: decided on `from` as it was taken, and on `to` as that
 * version would have heard it. What the call never established is not guessed: where `to` asks something
 * `from` did not, the least and the most over all answers, "not known" included, are given instead.
 */
export function createReplayer(from: PackInVocabulary, to: PackInVocabulary): Replayer {
  const old: Hearing = { ...from, ear: earOf(from.vocabulary) };
  const next: Hearing = { ...to, ear: earOf(to.vocabulary) };
  const prepared = prepareBounds(to.pack);
  const nearby = nearbyOutcomes(to.pack);
  const firing = quickFiring(from.pack);
  return (call) => {
    if ('unread' in call) return { id: call.id, replayed: false, why: call.unread };
    const { nowhere, named } = unfamiliar(call, old, next);
    if (nowhere.length > 0)
      return {
        id: call.id,
        replayed: false,
        why: `Neither version knows ${nowhere.join('; ')}. Correct the word, or leave the fact out.`,
      };
    const before = asTaken(old, call);
    const after = carryOver(old, next, call);
    const was = outcome(from.pack, before.facts, firing);
    const decide = nearby(after.facts);
    const now = decide(after.facts);
    const response = { was: responseOf(was), now: responseOf(now) };
    const bounds = boundsOf(prepared, after, leftOpen(from.pack, before.facts), decide);
    const direction = directionOf(response.was, response.now, bounds);
    return {
      id: call.id,
      replayed: true,
      from: response.was,
      to: response.now,
      direction,
      otherReasons: direction === 'same' && !sameReasons(was.because, now.because),
      bounds,
      unfamiliar: named,
    };
  };
}

/** How many calls are replayed before a desk may draw breath: some ten milliseconds of work. */
const callsInSlice = 100;

/**
 * Replays calls in slices: each step gives the calls of one slice, so that whoever drives it can let the
 * window work in between; the end gives the tally. Calls are taken one by one and not kept.
 */
export function* replayInSlices(
  from: PackInVocabulary,
  to: PackInVocabulary,
  calls: Iterable<PastCall | UnreadCall>,
  keepChanges: number = Infinity,
): Generator<readonly (ReplayedCall | CallNotReplayed)[], ReplayTally> {
  const replayOne = createReplayer(from, to);
  const tally = newTally(from.pack, to.pack, keepChanges);
  let slice: (ReplayedCall | CallNotReplayed)[] = [];
  for (const call of calls) {
    const one = replayOne(call);
    tally.add(one);
    slice.push(one);
    if (slice.length < callsInSlice) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
  return tally.sum();
}

/** Replays every call and gives the tally: counts, and every change with a lesser contact first. */
export function replay(
  from: PackInVocabulary,
  to: PackInVocabulary,
  calls: Iterable<PastCall | UnreadCall>,
): ReplayTally {
  const slices = replayInSlices(from, to, calls);
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
  }
}
