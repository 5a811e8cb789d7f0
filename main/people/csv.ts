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

/** RFC 4180: quotes, doubled quotes, line breaks in quotes, CRLF or LF. Anything else is a fault with its line. */
export function parseCsv(text: string): Result<readonly CsvRow[], CsvFault> {
  const rows: CsvRow[] = [];
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let at = 0;
  let line = 1;
  while (at < source.length) {
    const started = line;
    const fields: string[] = [];
    for (;;) {
      const field = source[at] === '"' ? quoted(source, at) : plain(source, at);
      if (typeof field === 'string') return err({ line, text: field });
      fields.push(field.value);
      line += field.lines;
      at = field.end;
      if (source[at] !== ',') break;
      at += 1;
    }
    if (at < source.length) {
      if (source[at] === '\r' && source[at + 1] === '\n') at += 2;
      else if (source[at] === '\n' || source[at] === '\r') at += 1;
      else return err({ line, text: 'something follows a closing quote' });
      line += 1;
    }
    if (fields.length > 1 || fields[0] !== '') rows.push({ line: started, fields });
  }
  return ok(rows);
}

interface Field {
  readonly value: string;
  readonly end: number;
  readonly lines: number;
}

function plain(source: string, from: number): Field | string {
  const end = /[,\r\n]|$/g;
  end.lastIndex = from;
  const stop = end.exec(source)?.index ?? source.length;
  const value = source.slice(from, stop);
  if (value.includes('"')) return 'a quote stands inside a field that is not quoted';
  if (value.includes('\u0000')) return 'a NUL byte stands in a field';
  return { value, end: stop, lines: 0 };
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
