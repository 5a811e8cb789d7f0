import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ProtocolFileRefused } from '../protocol/faults.ts';
import { loadPack, packInUse } from '../protocol/load-pack.ts';
import { decideLine } from './decide-line.ts';

const usage = `Usage: concord decide [--pack FILE.yaml] < calls.jsonl

Reads one call a line, {"id": …, "facts": {…}}, and prints one decision a line. A line that cannot be
decided gives {"id", "error": {"reason", "text"}}; the rest go on, and the exit code is 1.
`;

export type DecideIo = {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
};

function packFile(argv: readonly string[]): string | { readonly misused: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        pack: { type: 'string' },
        // Every command takes these two: the output is JSON anyway, and no data folder is opened.
        json: { type: 'boolean' },
        data: { type: 'string' },
      },
    });
    return values.pack ?? packInUse();
  } catch (error) {
    return { misused: error instanceof Error ? error.message : String(error) };
  }
}

/** `concord decide`. Resolves to the exit code: 0 every line decided, 1 a line or the pack refused, 2 wrong usage. */
export async function decideCommand(argv: readonly string[], io: DecideIo): Promise<number> {
  const file = packFile(argv);
  if (typeof file !== 'string') {
    io.stderr.write(`concord decide: ${file.misused}\n\n${usage}`);
    return 2;
  }
  let pack: ReturnType<typeof loadPack>;
  try {
    pack = loadPack(file);
  } catch (error) {
    if (!(error instanceof ProtocolFileRefused)) throw error;
    io.stderr.write(`concord decide: the protocol pack cannot be used.\n${error.message}\n`);
    return 1;
  }
  let refused = false;
  let number = 0;
  // `concord decide | head`: who reads has had enough, and that is no fault.
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
  };
  io.stdout.on('error', onError);
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Infinity })) {
    number += 1;
    // A byte-order mark is what some editors put before the first line.
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line;
    if (text.trim() === '') continue;
    const reply = decideLine(pack, text, number);
    refused ||= 'error' in reply;
    if (!io.stdout.write(`${JSON.stringify(reply)}\n`))
      await once(io.stdout, 'drain').catch(onError);
    if (!io.stdout.writable) break;
  }
  return refused ? 1 : 0;
}
