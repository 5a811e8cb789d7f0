import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { userInfo } from 'node:os';
import { decoded, type Encoding } from '../csv/decode.ts';
import type { Stated } from '../csv/map.ts';
import { tables } from '../desk/tables.ts';
import { JournalFault } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import { importGeo } from '../places/import-geo.ts';
import { importFhirFiles, type ImportSummary, type TextFile } from '../people/import-files.ts';
import { importArguments, type ImportKind } from './import-arguments.ts';

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
  concord import people F.csv… [--map M.yaml] [--data DIR] [--json]
                                                       the people file of a police system; M.yaml says which column is what
  concord import flags F.csv… [--map M.yaml] [--data DIR] [--json]
                                                       flags of a police system about people who are here already
  concord import contacts F.csv… [--map M.yaml] [--data DIR] [--json]
                                                       past contacts: when, and about whom, from which number or at which address
  concord import relations F.csv… [--map M.yaml] [--data DIR] [--json]
                                                       who is what to whom among the known people, with dates
  concord import geo F… [--data DIR] [--json]          open data: postcodes (OS, ONS), wards, LSOAs and force areas (GeoJSON)
  for tables, where the file does not tell: --delimiter C  --encoding utf-8|windows-1252|…  --dates dmy|mdy|ymd
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
  const parsed = importArguments(argv, io.cwd);
  if (typeof parsed === 'string') {
    io.stderr.write(`concord import: ${parsed}\n\n${usage}`);
    return 2;
  }
  const { kind, names, data, json, stated } = parsed;
  const paths = names.map((name) => resolve(io.cwd, name));
  const files: TextFile[] = [];
  const unreadable: Rejected[] = [];
  // Open data may be larger than memory: its files are read as they are taken in.
  for (const name of kind === 'geo' ? [] : names) {
    const read = readText(resolve(io.cwd, name), name, kind === 'fhir' ? 'utf-8' : stated.encoding);
    if ('text' in read) files.push(read);
    else unreadable.push(read);
  }
  try {
    const journal = await open(data);
    try {
      return report(
        imported(journal, kind, files, paths, stated),
        unreadable,
        names.length,
        json,
        io,
      );
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
  kind: ImportKind,
  files: readonly TextFile[],
  paths: readonly string[],
  stated: Stated,
): ImportSummary {
  const lock = journal.lock('import');
  if (!lock.ok) throw new InUse(lock.error.text);
  try {
    const by = { user: `account ${accountName()}`, role: 'steward' };
    switch (kind) {
      case 'fhir':
        return importFhirFiles(journal, files, by, Date.now());
      case 'geo':
        return importGeo(journal, paths, by, Date.now());
      default:
        return tables[kind].take(journal, files, by, Date.now(), stated);
    }
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

function readText(path: string, name: string, encoding: Encoding | null): TextFile | Rejected {
  const refused = (reason: string): Rejected => ({
    file: basename(name),
    place: 'the whole file',
    reason,
  });
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return refused(
      `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
  const text = decoded(bytes, encoding);
  return text.ok ? { name: basename(name), text: text.value } : refused(text.error);
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
    `${summary.files} files, ${summary.read} records read: ${summary.new} new, ${summary.changed} changed, ${summary.unchanged} unchanged.`,
    ...(notUsed.length > 0 ? [`Not used: ${notUsed.join(', ')}.`] : []),
    ...summary.warned.map(({ file, place, reason }) => `Warning: ${file}, ${place}: ${reason}`),
    ...summary.rejected.map(({ file, place, reason }) => `Refused: ${file}, ${place}: ${reason}`),
    '',
  ].join('\n');
}
