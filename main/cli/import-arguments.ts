import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { dateOrders, type DateOrder } from '../csv/dates.ts';
import { encodings, type Encoding } from '../csv/decode.ts';
import { delimiterFrom, nothingStated, readMap, type Stated } from '../csv/map.ts';
import { tableKinds, tables } from '../desk/tables.ts';

const kinds = ['fhir', ...tableKinds, 'geo'] as const;
export type ImportKind = (typeof kinds)[number];

export interface ImportArguments {
  readonly kind: ImportKind;
  readonly names: readonly string[];
  readonly data: string | undefined;
  readonly json: boolean;
  readonly stated: Stated;
}

/** What `concord import` was asked to do, or what is wrong with it in words. A mapping file is read here. */
export function importArguments(argv: readonly string[], cwd: string): ImportArguments | string {
  const parsed = parsedArguments(argv);
  if (typeof parsed === 'string') return parsed;
  const { values, positionals } = parsed;
  const [kind, ...names] = positionals;
  const known = kinds.find((one) => one === kind);
  if (known === undefined)
    return kind === undefined ? 'say what to import.' : `"${kind}" is not something to import.`;
  if (names.length === 0) return 'name at least one file.';
  const table = tableKinds.find((one) => one === known);
  const csvOnly = [values.map, values.delimiter, values.encoding, values.dates];
  if (table === undefined && csvOnly.some((value) => value !== undefined))
    return `--map, --delimiter, --encoding and --dates are for tables; ${known} files say these themselves.`;
  const stated = statedIn(values);
  if (typeof stated === 'string') return stated;
  const whole = { kind: known, names, data: values.data, json: values.json };
  if (values.map === undefined || table === undefined) return { ...whole, stated };
  const map = readMap(resolve(cwd, values.map), tables[table].fields, tables[table].needed);
  if (!map.ok) return map.error;
  const { delimiter, encoding, dates } = stated;
  return {
    ...whole,
    stated: {
      map: map.value.map,
      delimiter: delimiter ?? map.value.delimiter,
      encoding: encoding ?? map.value.encoding,
      dates: dates ?? map.value.dates,
    },
  };
}

function parsedArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
        map: { type: 'string' },
        delimiter: { type: 'string' },
        encoding: { type: 'string' },
        dates: { type: 'string' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function statedIn(values: {
  readonly delimiter?: string | undefined;
  readonly encoding?: string | undefined;
  readonly dates?: string | undefined;
}): Stated | string {
  const delimiter = values.delimiter === undefined ? null : delimiterFrom(values.delimiter);
  if (values.delimiter !== undefined && delimiter === null)
    return '--delimiter is one character, or comma, semicolon, tab or pipe.';
  const encoding: Encoding | null = encodings.find((one) => one === values.encoding) ?? null;
  if (values.encoding !== undefined && encoding === null)
    return `--encoding is one of ${encodings.join(', ')}.`;
  const dates: DateOrder | null = dateOrders.find((one) => one === values.dates) ?? null;
  if (values.dates !== undefined && dates === null)
    return `--dates is the order of day, month and year: ${dateOrders.join(', ')}.`;
  return { ...nothingStated, delimiter, encoding, dates };
}
