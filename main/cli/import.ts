import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { JournalFault } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import {
  importFhirFiles,
  importPeopleCsv,
  type ImportSummary,
  type TextFile,
} from '../people/import-files.ts';

export interface CliIo {
  readonly stdout: { readonly write: (text: string) => unknown };
  readonly stderr: { readonly write: (text: string) => unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** Opens the journal of `--data DIR` (or the default) with every projection. */
export type OpenForCli = (data: string | undefined) => Journal | Promise<Journal>;

const usage = `Usage:
  concord import fhir F… [--data DIR] [--json]         FHIR R4 (JSON, NDJSON, XML); what comes from the NHS waits for release
  concord import people F.csv… [--data DIR] [--json]   the people file of a police system
`;

interface Rejected {
  readonly file: string;
  readonly place: string;
  readonly reason: string;
}

/** `concord import …`. Resolves to the exit code: 0 done, 1 something was refused, 2 wrong usage. */
export async function importCommand(
  argv: readonly string[],
  io: CliIo,
  open: OpenForCli,
): Promise<number> {
  const parsed = argumentsOf(argv);
  if (typeof parsed === 'string') {
    io.stderr.write(`concord import: ${parsed}\n\n${usage}`);
    return 2;
  }
  const { kind, names, data, json } = parsed;
  const files: TextFile[] = [];
  const unreadable: Rejected[] = [];
  for (const name of names) {
    const read = readText(resolve(io.cwd, name), name);
    if ('text' in read) files.push(read);
    else unreadable.push(read);
  }
  try {
    const journal = await open(data);
    try {
      return report(imported(journal, kind, files), unreadable, names.length, json, io);
    } finally {
      journal.close();
    }
  } catch (error) {
    if (!(error instanceof JournalFault) && !(error instanceof InUse)) throw error;
    if (json)
      io.stdout.write(
        `${JSON.stringify({ error: { reason: error.code, text: error.message } })}\n`,
      );
    io.stderr.write(`concord import: ${error.message}\n`);
    return 1;
  }
}

/** The window, or another import, has the data folder. */
class InUse extends Error {
  override readonly name = 'InUse';
  readonly code = 'journal-in-use';
}

function imported(
  journal: Journal,
  kind: 'fhir' | 'people',
  files: readonly TextFile[],
): ImportSummary {
  const lock = journal.lock('import');
  if (!lock.ok) throw new InUse(lock.error.text);
  try {
    const by = { user: `account ${accountName()}`, role: 'steward' };
    const take = kind === 'fhir' ? importFhirFiles : importPeopleCsv;
    return take(journal, files, by, Date.now());
  } finally {
    lock.value.release();
  }
}

/** Who the machine says is at the keyboard; some accounts have no name. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'without a name';
  }
}

interface Arguments {
  readonly kind: 'fhir' | 'people';
  readonly names: readonly string[];
  readonly data: string | undefined;
  readonly json: boolean;
}

function argumentsOf(argv: readonly string[]): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { data: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [kind, ...names] = positionals;
    if (kind !== 'fhir' && kind !== 'people')
      return kind === undefined ? 'say what to import.' : `"${kind}" is not something to import.`;
    if (names.length === 0) return 'name at least one file.';
    return { kind, names, data: values.data, json: values.json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readText(path: string, name: string): TextFile | Rejected {
  try {
    const bytes = readFileSync(path);
    return {
      name: basename(name),
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    };
  } catch (error) {
    const reason =
      error instanceof TypeError
        ? 'The file is not valid UTF-8. Ask the sender for UTF-8.'
        : `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
    return { file: basename(name), place: 'the whole file', reason };
  }
}

function report(
  summary: ImportSummary,
  unreadable: readonly Rejected[],
  files: number,
  json: boolean,
  io: CliIo,
): number {
  const whole: ImportSummary = {
    ...summary,
    files,
    rejected: [...unreadable, ...summary.rejected],
  };
  if (json) io.stdout.write(`${JSON.stringify(whole)}\n`);
  else io.stdout.write(inSentences(whole));
  return whole.rejected.length > 0 ? 1 : 0;
}

function inSentences(summary: ImportSummary): string {
  const notUsed = Object.entries(summary.notUsed).map(([type, n]) => `${type} ${n}`);
  return [
    `${summary.files} files, ${summary.read} resources read: ${summary.new} new, ${summary.changed} changed, ${summary.unchanged} unchanged.`,
    ...(notUsed.length > 0 ? [`Not used: ${notUsed.join(', ')}.`] : []),
    ...summary.warned.map(({ file, place, reason }) => `Warning: ${file}, ${place}: ${reason}`),
    ...summary.rejected.map(({ file, place, reason }) => `Refused: ${file}, ${place}: ${reason}`),
    '',
  ].join('\n');
}
