import { packInUse, loadPack } from '#main/protocol/load-pack.ts';
import type { PastCall } from '#shared/protocol/past-call.ts';
import { replayInSlices } from '#shared/protocol/replay.ts';
import { englandDraft } from '#test/support/england-draft.ts';
import { randomCalls } from '#test/support/random-calls.ts';
import { percentiles } from './percentiles.ts';

const calls = Number(process.env['CALLS'] ?? 100_000);
const seed = 20_261_125;
const mebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

function timed(to: ReturnType<typeof englandDraft>) {
  const from = loadPack(packInUse());
  let generatingMs = 0;
  let generatingCpu = 0;
  const cpuMs = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  // Made a thousand at a time, so that looking at the clock is not what is measured.
  const timedCalls = function* () {
    const source = randomCalls(from.pack, calls, seed);
    for (;;) {
      const at = performance.now();
      const cpuAt = cpuMs();
      const some: PastCall[] = [];
      while (some.length < 1000) {
        const step = source.next();
        if (step.done === true) break;
        some.push(step.value);
      }
      generatingMs += performance.now() - at;
      generatingCpu += cpuMs() - cpuAt;
      yield* some;
      if (some.length < 1000) return;
    }
  };
  const startedAt = performance.now();
  const cpuStartedAt = cpuMs();
  const slices = replayInSlices(from, to, timedCalls(), 500);
  const sliceMs: number[] = [];
  let heapAtTenth = 0;
  let heapMost = 0;
  for (;;) {
    const at = performance.now();
    const step = slices.next();
    if (step.done === true) {
      const seconds = (performance.now() - startedAt - generatingMs) / 1000;
      const { changed, same, bounded, inexact, notReplayed, rows } = step.value;
      return {
        seconds: Math.round(seconds * 10) / 10,
        /** What it would take on a machine that does nothing else. */
        cpuSeconds: Math.round((cpuMs() - cpuStartedAt - generatingCpu) / 100) / 10,
        callsPerSecond: Math.round(calls / seconds),
        sliceOf100Ms: percentiles(sliceMs),
        heapMiB: { afterATenth: mebibytes(heapAtTenth), most: mebibytes(heapMost) },
        counts: { same, ...changed, bounded, inexact, notReplayed: notReplayed.length },
        rows: rows.length,
      };
    }
    sliceMs.push(performance.now() - at);
    const heap = process.memoryUsage().heapUsed;
    if (sliceMs.length === calls / 1000) heapAtTenth = heap;
    heapMost = Math.max(heapMost, heap);
  }
}

/** 100,000 seeded calls on the version in use, and on a draft with two new questions; making the calls is not counted. */
export function benchReplay(): Promise<object> {
  const unchanged = timed(loadPack(packInUse()));
  const draft = timed(englandDraft());
  return Promise.resolve({ target: '100,000 calls in under 60 s', calls, seed, unchanged, draft });
}
