import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { paperCode } from '#shared/protocol/paper-code.ts';
import { ProtocolFileRefused } from '../../protocol/faults.ts';
import { loadProtocol } from '../../protocol/load-pack.ts';
import { paperOf } from '../../protocol/paper/paper-of.ts';
import type { Io } from '../io.ts';
import { packAsked } from './pack-asked.ts';
import { notWritten } from './not-written.ts';

const usage = `Usage: concord protocol paper [FILE.yaml] --out FILE.pdf [--data DIR] [--json]

Prints a script (FILE.yaml; or the one in use on the desk in DIR; or the one delivered with Concord) as a PDF for when everything is down. The code on every
page enters the call afterwards (/ paper) with its real times.
`;

function parsed(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        json: { type: 'boolean' },
        data: { type: 'string' },
      },
    });
    if (values.out === undefined || positionals.length > 1)
      return { misused: 'Say where the PDF goes: --out FILE.pdf, and at most one pack.' };
    const { out, data, json } = values;
    return { out, data, file: positionals[0], json: json === true };
  } catch (error) {
    return { misused: error instanceof Error ? error.message : String(error) };
  }
}

/** `concord protocol paper`. Resolves to the exit code: 0 written, 1 refused, 2 wrong usage. */
export async function paperCommand(argv: readonly string[], io: Io): Promise<number> {
  const asked = parsed(argv);
  if ('misused' in asked) {
    io.stderr.write(`concord protocol paper: ${asked.misused}\n\n${usage}`);
    return 2;
  }
  try {
    const { table } = loadProtocol();
    const { pack, vocabulary } = packAsked(asked.file, asked.data, io);
    const out = resolve(io.cwd, asked.out);
    const pdf = await paperOf(pack, table, vocabulary);
    writeFileSync(out, pdf);
    const { id, version, hash } = pack;
    const code = paperCode(hash);
    io.stdout.write(
      asked.json
        ? `${JSON.stringify({ file: out, code, bytes: pdf.length, pack: { id, version, hash } })}\n`
        : `${id} ${version} on paper, code ${code}: ${out}\n`,
    );
    return 0;
  } catch (error) {
    const unwritten = notWritten(error);
    if (!(error instanceof ProtocolFileRefused) && unwritten === null) throw error;
    io.stderr.write(`concord protocol paper: nothing was written. ${unwritten ?? String(error)}\n`);
    return 1;
  }
}
