import { levelWords } from '#shared/call/level-words.ts';
import { differences } from '#shared/protocol/differences.ts';
import type { PastCall } from '#shared/protocol/past-call.ts';
import {
  afterWords,
  betweenOf,
  responseWords,
  type ReplayWords,
} from '#shared/protocol/replay-view.ts';
import { replayInSlices } from '#shared/protocol/replay.ts';
import type { Response } from '#shared/protocol/response.ts';
import type { CallState } from '#shared/call/call.ts';
import type { ProtocolTools } from '../handlers/protocol-ports.ts';
import { diagramOf } from './diagram/diagram.ts';

export type { ProtocolTools } from '../handlers/protocol-ports.ts';

const words: ReplayWords = {
  level: (level) => levelWords[level].full,
  destination: (id) => id.replaceAll('_', ' '),
};

function* pastCalls(calls: Iterable<CallState>): Generator<PastCall> {
  for (const { callId: id, answers, volunteered, supplied } of calls)
    yield { id, answers, volunteered, supplied };
}

const routeOf = ({ level, destinations }: Response) => ({ level, destinations: [...destinations] });

/** The tools for packs that come with this build. */
export const protocolTools: ProtocolTools = {
  // Loaded when it is asked for, as what prints is: the solver compiles for a while.
  verifySteps: async (read, table, nowMs) =>
    (await import('./verify-held.ts')).verifyHeld(read, table, nowMs),
  *replaySteps(from, to, calls) {
    const tally = yield* replayInSlices(from, to, pastCalls(calls));
    const ref = ({ hash, version }: typeof tally.from) => ({ hash, version });
    return {
      from: ref(tally.from),
      to: ref(tally.to),
      calls: tally.calls,
      same: tally.same,
      bounded: tally.bounded,
      notReplayed: tally.notReplayed.length,
      changes: tally.changes.map((call) => ({
        call: call.id,
        direction: call.direction,
        from: routeOf(call.from),
        to: routeOf(call.to),
        between: betweenOf(call),
        row: { from: responseWords(words, call.from), to: afterWords(words, call) },
      })),
    };
  },
  differences,
  diagramOf,
  // Loaded when it is asked for: no call waits at the start for what prints.
  paperOf: async (pack, table, vocabulary) =>
    (await import('./paper/paper-of.ts')).paperOf(pack, table, vocabulary),
};
