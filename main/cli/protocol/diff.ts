import { parseArgs } from 'node:util';
import type { DifferenceView } from '#shared/contract/protocol.ts';
import { differences } from '#shared/protocol/differences.ts';
import type { Io } from '../io.ts';
import { twoVersions } from './two-versions.ts';

const usage = `Usage: concord protocol diff [--from A.yaml] [--to B.yaml] [--json]

Every place in which two versions of the script differ, word by word: [-was-] and {+now+}. A version that
is not named is the delivered one.
`;

const marked = { same: ['', ''], was: ['[-', '-]'], now: ['{+', '+}'] } as const;

function lineOf({ kind, where, what, words }: DifferenceView): string {
  const text = words
    .map(({ text: part, mark }) => `${marked[mark][0]}${part}${marked[mark][1]}`)
    .join('');
  return `${where}, ${what}, ${kind}:\n  ${text.replaceAll('\n', '\n  ')}\n`;
}

/** `concord protocol diff`. Exit 0 compared, whether or not they differ; 1 a file refused; 2 wrong usage. */
export function diffCommand(argv: readonly string[], io: Io): Promise<number> {
  const flags = parsed(argv);
  if (flags === null) {
    io.stderr.write(usage);
    return Promise.resolve(2);
  }
  const versions = twoVersions(io, 'concord protocol diff', flags);
  if (versions === null) return Promise.resolve(1);
  const { from, to } = versions;
  const found = differences(from.pack, to.pack, { before: from.vocabulary, after: to.vocabulary });
  const named = (one: typeof from) => ({ version: one.pack.version, hash: one.pack.hash });
  if (flags.json)
    io.stdout.write(
      `${JSON.stringify({ from: named(from), to: named(to), differences: found })}\n`,
    );
  else {
    const count = found.length === 1 ? '1 difference' : `${found.length} differences`;
    io.stdout.write(`${from.pack.version} → ${to.pack.version}: ${count}\n`);
    for (const one of found) io.stdout.write(`\n${lineOf(one)}`);
  }
  return Promise.resolve(0);
}

function parsed(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    return { from: values.from, to: values.to, json: values.json === true };
  } catch {
    return null;
  }
}
