import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { diagramOf } from '../../protocol/diagram/diagram.ts';
import { svgOf } from '../../protocol/diagram/svg.ts';
import { ProtocolFileRefused } from '../../protocol/faults.ts';
import { loadPack, packInUse } from '../../protocol/load-pack.ts';
import type { Io } from '../io.ts';
import { notWritten } from './not-written.ts';

const usage = `Usage: concord protocol diagram [PACK.yaml] [--from OLDER.yaml] [--out FILE.svg] [--json]

Draws the script from the pack itself, as SVG, to FILE.svg or to standard output. --from marks what is
new or changed since an older version. --json prints the drawing as data instead.
`;

type Wish = {
  readonly file: string;
  readonly from: string | null;
  readonly out: string | null;
  readonly json: boolean;
};

function wishOf(argv: readonly string[]): Wish | { readonly misused: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
        // Every command takes it; no data folder is opened.
        data: { type: 'string' },
      },
    });
    if (positionals.length > 1) return { misused: 'name one pack file' };
    return {
      file: positionals[0] ?? packInUse(),
      from: values.from ?? null,
      out: values.out ?? null,
      json: values.json === true,
    };
  } catch (error) {
    return { misused: error instanceof Error ? error.message : String(error) };
  }
}

/** `concord protocol diagram`. Resolves to the exit code: 0 drawn, 1 a file refused, 2 wrong usage. */
export function diagramCommand(argv: readonly string[], io: Io): Promise<number> {
  const wish = wishOf(argv);
  if ('misused' in wish) {
    io.stderr.write(`concord protocol diagram: ${wish.misused}\n\n${usage}`);
    return Promise.resolve(2);
  }
  try {
    const { pack, vocabulary } = loadPack(resolve(io.cwd, wish.file));
    const older = wish.from === null ? null : loadPack(resolve(io.cwd, wish.from)).pack;
    const view = diagramOf(pack, vocabulary, older);
    const text = wish.json
      ? `${JSON.stringify(view)}\n`
      : svgOf(view, `${pack.title}, version ${pack.version}`);
    if (wish.out === null) io.stdout.write(text);
    else {
      const path = resolve(io.cwd, wish.out);
      writeFileSync(path, text);
      io.stderr.write(`Drawn to ${path}.\n`);
    }
    return Promise.resolve(0);
  } catch (error) {
    const unwritten = notWritten(error);
    if (!(error instanceof ProtocolFileRefused) && unwritten === null) throw error;
    io.stderr.write(`concord protocol diagram: ${unwritten ?? String(error)}\n`);
    return Promise.resolve(1);
  }
}
