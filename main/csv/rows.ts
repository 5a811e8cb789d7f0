import { err, ok, type Result } from '#shared/kit/result.ts';

export interface CsvRow {
  /** The line the row begins on, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

export interface CsvFault {
  readonly line: number;
  readonly text: string;
}

/** How the fields of a file are told apart. */
export interface Dialect {
  /** One character. */
  readonly delimiter: string;
  /** A quote within quotes is doubled (RFC 4180), or has a backslash before it. */
  readonly escape: 'doubled' | 'backslash';
  /** Where the header begins: after a byte order mark, or after a line that only says `sep=;`. */
  readonly start: number;
  /** The line the header is on, from 1. */
  readonly line: number;
}

export const rfc4180: Dialect = { delimiter: ',', escape: 'doubled', start: 0, line: 1 };

/**
 * RFC 4180, a row at a time: quotes, doubled quotes, line breaks in quotes, CRLF or LF. Anything else ends it with a
 * fault and its line. Never more than one row is held, so a file of a million costs no more than its text.
 */
export function* csvRows(
  text: string,
  { delimiter, escape, start, line: firstLine }: Dialect = rfc4180,
): Generator<CsvRow, CsvFault | null, undefined> {
  const between = delimiter.charCodeAt(0);
  let at = start === 0 && text.startsWith('\uFEFF') ? 1 : start;
  let line = firstLine;
  while (at < text.length) {
    const started = line;
    const fields: string[] = [];
    for (;;) {
      const field =
        text.charCodeAt(at) === quote ? quoted(text, at, escape) : plain(text, at, between);
      if (typeof field === 'string') return { line, text: field };
      fields.push(field.value);
      line += field.lines;
      at = field.end;
      if (text.charCodeAt(at) !== between) break;
      at += 1;
    }
    if (at < text.length) {
      if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
      else if (text[at] === '\n' || text[at] === '\r') at += 1;
      else return { line, text: afterQuote };
      line += 1;
    }
    if (fields.length > 1 || fields[0]?.trim() !== '') yield { line: started, fields };
  }
  return null;
}

export const afterQuote = 'something follows a closing quote';

/** The whole of a small file. */
export function parseCsv(
  text: string,
  dialect: Dialect = rfc4180,
): Result<readonly CsvRow[], CsvFault> {
  const rows: CsvRow[] = [];
  const reading = csvRows(text, dialect);
  for (;;) {
    const next = reading.next();
    if (next.done !== true) rows.push(next.value);
    else return next.value === null ? ok(rows) : err(next.value);
  }
}

const quote = 0x22;

interface Field {
  readonly value: string;
  readonly end: number;
  readonly lines: number;
}

function plain(source: string, from: number, between: number): Field | string {
  let end = from;
  while (end < source.length) {
    const code = source.charCodeAt(end);
    if (code === between || code === 0x0a || code === 0x0d) break;
    // In the middle of a field it is a character like another (5' 2"); after blanks alone somebody meant to quote.
    if (code === quote && source.slice(from, end).trim() === '')
      return 'a quote stands after a blank at the beginning of a field';
    if (code === 0) return 'a NUL byte stands in a field';
    end += 1;
  }
  return { value: source.slice(from, end), end, lines: 0 };
}

function quoted(source: string, from: number, escape: Dialect['escape']): Field | string {
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = source.indexOf('"', at);
    if (close < 0) return 'a quoted field is not closed';
    value += source.slice(at, close);
    if (escape === 'backslash' && source[close - 1] === '\\') {
      value = `${value.slice(0, -1)}"`;
      at = close + 1;
      continue;
    }
    if (source[close + 1] !== '"')
      return { value, end: close + 1, lines: value.split('\n').length - 1 };
    value += '"';
    at = close + 2;
  }
}
