import { dialectOf } from './dialect.ts';
import { csvRows, type CsvRow } from './rows.ts';

/** Why a file was refused whole. */
export interface TableRefused {
  readonly reason: string;
  readonly place: string;
  readonly text: string;
}

/** A file of rows under a header. */
export interface Table {
  /** As the file writes them, trimmed; a column without a name is "column 3". */
  readonly header: readonly string[];
  /** A row at a time, each as long as the header; ends with the reason for which the file is refused, or null. */
  readonly rows: () => Generator<CsvRow, TableRefused | null, undefined>;
}

/**
 * Opens a text as a table. `delimiter` as stated, or null to tell it from the file. A row that is too short is filled up
 * with empty fields, and one that is too long may only be so by empty ones; `warn` hears of each short row.
 */
export function tableOf(
  text: string,
  delimiter: string | null,
  warn: (line: number, reason: string) => void,
): Table | TableRefused {
  if (text.trim() === '') return refuse('line 1', 'The file is empty.');
  const dialect = dialectOf(text, delimiter);
  if (!dialect.ok) return notCsv(dialect.error);
  const first = csvRows(text, dialect.value).next();
  if (first.done === true)
    return first.value === null
      ? refuse(`line ${dialect.value.line}`, 'There is no header: the row that names the columns.')
      : notCsv(first.value);
  const header = first.value.fields.map((field, at) => field.trim() || `column ${at + 1}`);
  const twice = header.find((column, at) => header.indexOf(column) !== at);
  if (twice !== undefined)
    return refuse(`line ${first.value.line}`, `The column "${twice}" is there twice.`);
  return { header, rows: () => rowsUnder(text, dialect.value, header.length, warn) };
}

function* rowsUnder(
  text: string,
  dialect: Parameters<typeof csvRows>[1],
  width: number,
  warn: (line: number, reason: string) => void,
): Generator<CsvRow, TableRefused | null, undefined> {
  const rows = csvRows(text, dialect);
  rows.next();
  for (;;) {
    const next = rows.next();
    if (next.done === true) return next.value === null ? null : notCsv(next.value);
    const { line, fields } = next.value;
    if (fields.length === width) {
      yield next.value;
      continue;
    }
    if (fields.slice(width).some((field) => field.trim() !== ''))
      return refuse(
        `line ${line}`,
        `This row has ${fields.length} fields, the header has ${width}. Is a field that holds the delimiter without quotes?`,
      );
    if (fields.length < width)
      warn(line, `This row has only ${fields.length} of ${width} fields; the others are empty.`);
    yield {
      line,
      fields: Array.from({ length: width }, (_, at) => fields[at] ?? ''),
    };
  }
}

/** What is asked of a date whose order nobody stated. */
export const askDate = (text: string): string =>
  `Which way round is the date "${text}"? State the order of day, month and year: --dates dmy (or mdy, ymd), or "dates:" in the mapping file.`;

export const refuse = (place: string, text: string): TableRefused => ({
  reason: 'not-valid-csv',
  place,
  text,
});

const notCsv = ({ line, text }: { readonly line: number; readonly text: string }): TableRefused =>
  refuse(`line ${line}`, `Not valid CSV: ${text}.`);
