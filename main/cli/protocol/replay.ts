import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { levelWords } from '#shared/call/level-words.ts';
import type { PastCall, UnreadCall } from '#shared/protocol/past-call.ts';
import { createReplayer } from '#shared/protocol/replay.ts';
import { newTally, type ReplayTally } from '#shared/protocol/replay-tally.ts';
import { replayView, type ReplayWords } from '#shared/protocol/replay-view.ts';
import { JournalFault } from '../../journal/faults.ts';
import type { Io } from '../io.ts';
import { openForCli } from '../open-for-cli.ts';
import { journalCalls } from './journal-calls.ts';
import { CallsFileUnreadable, readCalls } from './read-calls.ts';
import { replayLines } from './replay-lines.ts';
import { twoVersions, type TwoVersions } from './two-versions.ts';

const usage = `Usage: concord protocol replay [--from A.yaml] [--to B.yaml] [--calls F.jsonl | F.json] [--data DIR] [--json]

Runs past calls on another version of the script and lists every call it would send elsewhere, those to a
lesser contact first. Without --calls it reads the calls of the journal; a version that is not named is the
delivered one. Exit 1 when a call could not be replayed: it is named, and the rest go on.
`;

/** `concord protocol replay`. Exit 0 replayed, 1 a call or a file refused, 2 wrong usage. */
export async function replayCommand(argv: readonly string[], io: Io): Promise<number> {
  const flags = parsed(argv);
  if (flags === null) {
    io.stderr.write(usage);
    return 2;
  }
  const versions = twoVersions(io, 'concord protocol replay', flags);
  if (versions === null) return 1;
  try {
    const tally =
      flags.calls === undefined
        ? await fromJournal(versions, flags.data, io)
        : await tallied(versions, readCalls(resolve(io.cwd, flags.calls)));
    const words = wordsOf(versions);
    for (const { why } of tally.notReplayed) io.stderr.write(`concord protocol replay: ${why}\n`);
    if (flags.json) io.stdout.write(`${JSON.stringify(asJson(tally, words))}\n`);
    else for (const line of replayLines(tally, words)) io.stdout.write(`${line}\n`);
    return tally.notReplayed.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof CallsFileUnreadable || error instanceof JournalFault)) throw error;
    io.stderr.write(`concord protocol replay: ${error.message}\n`);
    return 1;
  }
}

async function tallied(
  { from, to }: TwoVersions,
  calls: AsyncIterable<PastCall | UnreadCall> | Iterable<PastCall | UnreadCall>,
): Promise<ReplayTally> {
  const replayOne = createReplayer(from, to);
  const tally = newTally(from.pack, to.pack, Infinity);
  for await (const call of calls) tally.add(replayOne(call));
  return tally.sum();
}

async function fromJournal(versions: TwoVersions, data: string | undefined, io: Io) {
  const journal = openForCli(io)(data);
  try {
    return await tallied(versions, journalCalls(journal.db));
  } finally {
    journal.close();
  }
}

/** A destination by the first words of its line in the vocabulary: "Embedded nurse joins or takes the call". */
const wordsOf = ({ to }: TwoVersions): ReplayWords => ({
  level: (level) => levelWords[level].full,
  destination: (id) => (to.vocabulary.destinations[id] ?? id).split(/[;(]/, 1)[0]?.trim() ?? id,
});

/** As the screen has it, with every change and every call that was not replayed. */
function asJson(tally: ReplayTally, words: ReplayWords) {
  const { notReplayed, unfamiliar, otherReasons, inexact } = tally;
  return {
    ...replayView(tally, words, () => null, Infinity),
    otherReasons,
    inexact,
    named: notReplayed.map(({ id, why }) => ({ id, why })),
    unfamiliar,
  };
}

function parsed(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        calls: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const { from, to, calls, data, json } = values;
    return { from, to, calls, data, json: json === true };
  } catch {
    return null;
  }
}
