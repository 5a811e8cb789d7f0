import { err, ok, type Result } from '#shared/kit/result.ts';
import { afterQuote, csvRows, type CsvFault, type Dialect } from './rows.ts';

/** What separates fields in files that people send; the last is ASCII's own unit separator. */
const candidates = [',', ';', '\t', '|', '^', '\u001f'];
const named: Readonly<Record<string, string>> = { '\t': 'tab', '\u001f': 'unit separator' };
const nameOf = (delimiter: string): string => named[delimiter] ?? `"${delimiter}"`;

/**
 * How a file separates and quotes its fields. A delimiter that is stated (or by Excel's first line `sep=;`) is taken; else
 * it is told from the rows, and where two would do, asked for. Backslashes escape quotes only in a file that cannot be read otherwise.
 */
export function dialectOf(text: string, stated: string | null): Result<Dialect, CsvFault> {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const sep = /^sep=([^\r\n])(?:\r\n|\n|\r|$)/.exec(text.slice(mark, mark + 8));
  const said = sep?.[1];
  if (said !== undefined && stated !== null && said !== stated)
    return err({
      line: 1,
      text: `The file says that ${nameOf(said)} separates its fields, but ${nameOf(stated)} was stated`,
    });
  const start = mark + (sep?.[0].length ?? 0);
  const from = { start, line: sep === null ? 1 : 2, escape: 'doubled' } as const;
  const delimiter = stated ?? said;
  if (delimiter !== undefined) return ok(withEscape(text, { ...from, delimiter }));
  const read = candidates.map((one) => withEscape(text, { ...from, delimiter: one }));
  const fits = read.map((dialect) => fitOf(text, dialect));
  const best = read.filter((_, at) => fits[at] !== 'not' && fits[at] === bestOf(fits));
  const [first, second] = best;
  if (first === undefined) return ok(withEscape(text, { ...from, delimiter: ',' }));
  if (second === undefined) return ok(first);
  return err({
    line: from.line,
    text: `Both ${nameOf(first.delimiter)} and ${nameOf(second.delimiter)} could separate the fields. State which: --delimiter, or "delimiter:" in the mapping file`,
  });
}

type Fit = 'every row' | 'with short rows' | 'not';
const bestOf = (fits: readonly Fit[]): Fit =>
  (['every row', 'with short rows'] as const).find((fit) => fits.includes(fit)) ?? 'not';

const rowsLookedAt = 50;

/** Whether the first rows have as many fields as the header; empty fields at a row's end do not count. */
function fitOf(text: string, dialect: Dialect): Fit {
  const reading = csvRows(text, dialect);
  const header = reading.next();
  if (header.done === true || header.value.fields.length < 2) return 'not';
  const width = header.value.fields.length;
  let fit: Fit = 'every row';
  for (let rows = 0; rows < rowsLookedAt; rows++) {
    const next = reading.next();
    if (next.done === true) return next.value === null ? fit : 'not';
    if (next.value.fields.slice(width).some((field) => field.trim() !== '')) return 'not';
    if (next.value.fields.length < width) fit = 'with short rows';
  }
  return fit;
}

/** Backslashes are ordinary characters, unless they stand in the way of reading the file. */
function withEscape(text: string, dialect: Dialect): Dialect {
  if (!text.includes('\\"') || faultIn(text, dialect)?.text !== afterQuote) return dialect;
  const backslash: Dialect = { ...dialect, escape: 'backslash' };
  return faultIn(text, backslash) === null ? backslash : dialect;
}

function faultIn(text: string, dialect: Dialect): CsvFault | null {
  const reading = csvRows(text, dialect);
  for (;;) {
    const next = reading.next();
    if (next.done === true) return next.value;
  }
}
