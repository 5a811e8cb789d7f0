import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { ProtocolFileRefused } from '../protocol/faults.ts';
import { readYamlText, type YamlFile } from '../protocol/read-yaml.ts';
import { dateOrders, type DateOrder } from './dates.ts';
import { encodings, type Encoding } from './decode.ts';

/** What is stated about a file besides its text; null where it was not. */
export interface Stated {
  readonly delimiter: string | null;
  readonly encoding: Encoding | null;
  readonly dates: DateOrder | null;
  readonly map: CsvMap | null;
}

export const nothingStated: Stated = { delimiter: null, encoding: null, dates: null, map: null };

/** From which columns of the file each of Concord's fields is taken, and what their codes mean. */
export interface CsvMap {
  readonly name: string;
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** By field: the file's code, and the word that it stands for. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const delimiters: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
};

/** One character, or its name. Null for anything else. */
export function delimiterFrom(text: string): string | null {
  const found = delimiters[text] ?? text;
  return found.length === 1 && !/["\r\n\uFEFF]/.test(found) ? found : null;
}

const column = z.union([z.string().min(1), z.number().transform(String)]);
const mapFile = (fields: readonly [string, ...string[]]) =>
  z.strictObject({
    delimiter: z
      .string()
      .refine(
        (text) => delimiterFrom(text) !== null,
        'is not one character, comma, semicolon, tab or pipe',
      )
      .optional(),
    encoding: z.enum(encodings).optional(),
    dates: z.enum(dateOrders).optional(),
    columns: z.partialRecord(z.enum(fields), z.union([column, z.array(column).min(1)])),
    values: z
      .partialRecord(
        z.enum(fields),
        z.record(z.string(), z.union([z.string(), z.number()]).transform(String)),
      )
      .optional(),
  });

/**
 * Reads a mapping file for files whose records have `fields`; `needed` are those that must be mapped. Every fault is
 * told with its line.
 */
export function readMap(
  path: string,
  fields: readonly [string, ...string[]],
  needed: readonly string[],
): ReturnType<typeof readMapText> {
  const name = basename(path);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return err(`${name}: the file cannot be read. Check its name, and that you may open it.`);
  }
  return readMapText(name, bytes, fields, needed);
}

/** The same from its bytes. */
export function readMapText(
  name: string,
  bytes: Uint8Array,
  fields: readonly [string, ...string[]],
  needed: readonly string[],
): Result<Stated & { readonly map: CsvMap }, string> {
  let yaml: YamlFile;
  try {
    yaml = readYamlText(name, bytes);
  } catch (error) {
    if (error instanceof ProtocolFileRefused) return err(error.message);
    throw error;
  }
  const read = mapFile(fields).safeParse(yaml.value);
  if (!read.success) return err(faults(name, yaml, read.error, fields));
  const columns = Object.fromEntries(
    Object.entries(read.data.columns).map(([field, from]) => [field, [from ?? []].flat()]),
  );
  const missing = needed.find((field) => columns[field] === undefined);
  if (missing !== undefined)
    return err(`${name}: columns: "${missing}" is missing. Say which column of the file it is.`);
  return ok({
    delimiter: delimiterFrom(read.data.delimiter ?? ''),
    encoding: read.data.encoding ?? null,
    dates: read.data.dates ?? null,
    map: { name, columns, values: withoutGaps(read.data.values ?? {}) },
  });
}

function faults(
  name: string,
  yaml: YamlFile,
  { issues }: z.ZodError,
  fields: readonly string[],
): string {
  const lines = issues.map((issue) => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    const { line } = yaml.locate({ path, text: issue.message });
    const where = line === undefined ? '' : `line ${line}, `;
    const what = path.length === 0 ? 'the file' : path.join('.');
    return `${name}: ${where}${what}: ${issue.message}.`;
  });
  return `${lines.join('\n')}\nThe fields are: ${fields.join(', ')}.`;
}

const withoutGaps = <T>(record: Readonly<Record<string, T | undefined>>): Record<string, T> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
