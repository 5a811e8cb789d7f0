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

/**
 * RFC 4180, a row at a time: quotes, doubled quotes, line breaks in quotes, CRLF or LF. Anything else ends it with a
 * fault and its line. Never more than one row is held, so a file of a million costs no more than its text.
 */
export function* csvRows(text: string): Generator<CsvRow, CsvFault | null, undefined> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const started = line;
    const fields: string[] = [];
    for (;;) {
      const field = text.charCodeAt(at) === quote ? quoted(text, at) : plain(text, at);
      if (typeof field === 'string') return { line, text: field };
      fields.push(field.value);
      line += field.lines;
      at = field.end;
      if (text.charCodeAt(at) !== comma) break;
      at += 1;
    }
    if (at < text.length) {
      if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
      else if (text[at] === '\n' || text[at] === '\r') at += 1;
      else return { line, text: 'something follows a closing quote' };
      line += 1;
    }
    if (fields.length > 1 || fields[0] !== '') yield { line: started, fields };
  }
  return null;
}

/** The whole of a small file. */
export function parseCsv(text: string): Result<readonly CsvRow[], CsvFault> {
  const rows: CsvRow[] = [];
  const reading = csvRows(text);
  for (;;) {
    const next = reading.next();
    if (next.done !== true) rows.push(next.value);
    else return next.value === null ? ok(rows) : err(next.value);
  }
}

const quote = 0x22;
const comma = 0x2c;

interface Field {
  readonly value: string;
  readonly end: number;
  readonly lines: number;
}

function plain(source: string, from: number): Field | string {
  let end = from;
  while (end < source.length) {
    const code = source.charCodeAt(end);
    if (code === comma || code === 0x0a || code === 0x0d) break;
    if (code === quote) return 'a quote stands inside a field that is not quoted';
    if (code === 0) return 'a NUL byte stands in a field';
    end += 1;
  }
  return { value: source.slice(from, end), end, lines: 0 };
}

function quoted(source: string, from: number): Field | string {
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = source.indexOf('"', at);
    if (close < 0) return 'a quoted field is not closed';
    value += source.slice(at, close);
    if (source[close + 1] !== '"')
      return { value, end: close + 1, lines: value.split('\n').length - 1 };
    value += '"';
    at = close + 2;
  }
}
