import { parseArgs } from 'node:util';
import { countWords } from '#shared/protocol/prove/in-words.ts';
import type { Verification } from '#shared/protocol/prove/verification.ts';
import { ProtocolFileRefused } from '../../protocol/faults.ts';
import { loadProtocol } from '../../protocol/load-pack.ts';
import { unreadable, verifyHeld } from '../../protocol/verify-held.ts';
import type { Io } from '../io.ts';
import { packAsked } from './pack-asked.ts';

export const verifyUsage = `Usage: concord protocol verify [F.yaml] [--data DIR] [--json]

Proves every property of a protocol pack over every call, unasked and unknown answers and absent resources
among them. A property that does not hold comes with the shortest call that breaks it. Exit 0 when all hold.
`;

/** What `--json` prints: a file that cannot be read is a property that does not hold, like the rest. */
export type VerifyReply = Omit<Verification, 'pack'> & {
  readonly pack: Verification['pack'] | null;
};

function checked(file: string | undefined, data: string | undefined, io: Io): VerifyReply {
  const startedAtMs = performance.now();
  try {
    const { table } = loadProtocol();
    const steps = verifyHeld(packAsked(file, data, io), table, () => performance.now());
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  } catch (error) {
    if (!(error instanceof ProtocolFileRefused)) throw error;
    const text = 'The pack can be read, its questions run forward, and every word in it is known';
    return {
      pack: null,
      properties: [unreadable('0-readable', text, error)],
      ms: performance.now() - startedAtMs,
    };
  }
}

function asText(file: string, { pack, properties, ms }: VerifyReply): string {
  const holding = properties.filter(({ holds }) => holds).length;
  const lines = properties.map(({ holds, text, covered, unit, counterexample }) =>
    holds
      ? `  holds   ${text} (${countWords(covered)} ${unit})`
      : `  BROKEN  ${text}\n${(counterexample?.words ?? '').replaceAll(/^/gm, '          ')}`,
  );
  const title = pack === null ? file : `${pack.id} ${pack.version} (${pack.hash.slice(0, 16)})`;
  const total = String(properties.length);
  return `${title}\n${lines.join('\n')}\n${String(holding)} of ${total} hold, in ${(ms / 1000).toFixed(1)} s\n`;
}

/** `concord protocol verify`. Resolves to the exit code: 0 all hold, 1 one does not, 2 wrong usage. */
export function verifyCommand(argv: readonly string[], io: Io): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, data: { type: 'string' } },
    });
  } catch (error) {
    const misused = error instanceof Error ? error.message : String(error);
    io.stderr.write(`concord protocol verify: ${misused}\n\n${verifyUsage}`);
    return Promise.resolve(2);
  }
  const { values, positionals } = parsed;
  if (positionals.length > 1) {
    io.stderr.write(`concord protocol verify: one file at a time.\n\n${verifyUsage}`);
    return Promise.resolve(2);
  }
  const file = positionals[0];
  const reply = checked(file, values.data, io);
  io.stdout.write(
    values.json === true ? `${JSON.stringify(reply)}\n` : asText(file ?? 'the script', reply),
  );
  return Promise.resolve(reply.properties.every(({ holds }) => holds) ? 0 : 1);
}
