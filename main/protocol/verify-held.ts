import type { PackInVocabulary } from '#shared/protocol/pack.ts';
import { problemLine } from '#shared/protocol/problem.ts';
import type { ResponseTable } from '#shared/protocol/protocol.ts';
import type { Property, Verification } from '#shared/protocol/prove/verification.ts';
import { verifySteps } from '#shared/protocol/prove/verify.ts';
import { ProtocolFileRefused } from './faults.ts';
import { heldToLaws } from './load-pack.ts';

/** A file that does not fit is a property that does not hold, like any other, with every problem in words. */
export const unreadable = (id: string, text: string, fault: ProtocolFileRefused): Property => ({
  id,
  text,
  holds: false,
  covered: fault.problems.length,
  unit: 'parts',
  counterexample: { words: fault.problems.map(problemLine).join('\n'), facts: null, rules: [] },
});

/** Proves a pack, the laws that lie beside it among its properties. */
export function* verifyHeld(
  read: PackInVocabulary,
  table: ResponseTable | null,
  nowMs: () => number,
): Generator<unknown, Verification> {
  try {
    return yield* verifySteps(heldToLaws(read), table, nowMs);
  } catch (fault) {
    if (!(fault instanceof ProtocolFileRefused)) throw fault;
    const { id, version, hash } = read.pack;
    return {
      pack: { id, version, hash },
      properties: [unreadable('0-laws', 'The laws of this script fit it', fault)],
      ms: 0,
    };
  }
}
