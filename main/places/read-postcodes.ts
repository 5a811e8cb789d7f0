import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { postcodeIn } from '#shared/places/postcode.ts';
import { csvRows, type CsvRow } from '../csv/rows.ts';

export interface Refused {
  readonly place: string;
  readonly text: string;
}

export interface PostcodeRow {
  readonly line: number;
  readonly postcode: string;
  /** Metres of the British grid, of the Irish one for BT; null where the file has no position for it. */
  readonly point: { readonly easting: number; readonly northing: number } | null;
  readonly quality: number | null;
  /** Yyyymm, where the postcode is no longer in use. */
  readonly ended: number | null;
  readonly ward: string | null;
  readonly lsoa: string | null;
  readonly force: string | null;
}

/** What each column is called by the Ordnance Survey (Code-Point Open) and the ONS (ONSPD, NSPL), over the years; best first. */
const names = {
  postcode: [/^pcds$/, /^postcode$/, /^pcd8$/, /^pcd2$/, /^pcd7?$/, /^pc$/],
  easting: [/^eastings?$/, /^(?:os)?east1m$/, /^ea$/],
  northing: [/^northings?$/, /^(?:os)?(?:north|nrth)1m$/, /^no$/],
  quality: [/^positional_quality_indicator$/, /^(?:os)?grdind$/, /^gridind$/, /^pq$/],
  ended: [/^doterm$/],
  ward: [/^admin_ward_code$/, /^wd\d\dcd$/, /^osward$/, /^ward$/, /^wc$/],
  lsoa: [/^lsoa21(?:cd)?$/, /^lsoa\d\d(?:cd)?$/],
  force: [/^pfa\d\dcd$/, /^pfa$/],
} as const;
type Column = keyof typeof names;
const columns = [
  'postcode',
  'easting',
  'northing',
  'quality',
  'ended',
  'ward',
  'lsoa',
  'force',
] as const satisfies readonly Column[];

/** Code-Point Open has no header: ten columns in this order. */
const codePoint: readonly (Column | null)[] = [
  'postcode',
  'quality',
  'easting',
  'northing',
  null,
  null,
  null,
  null,
  null,
  'ward',
];

type Places = Readonly<Partial<Record<Column, number>>>;

/** Which column is which, and whether the first row is a header; null where it is no postcode file. */
export function columnsOf(first: readonly string[]): {
  readonly places: Places;
  readonly header: boolean;
} | null {
  const header = first.map((name) => name.trim().toLowerCase());
  const places: Partial<Record<Column, number>> = {};
  for (const column of columns) {
    const pattern = names[column].find((one) => header.some((name) => one.test(name)));
    if (pattern !== undefined) places[column] = header.findIndex((name) => pattern.test(name));
  }
  if (
    places.postcode !== undefined &&
    places.easting !== undefined &&
    places.northing !== undefined
  )
    return { places, header: true };
  if (first.length !== codePoint.length || postcodeIn(first[0] ?? '') === null) return null;
  return {
    places: Object.fromEntries(
      codePoint.flatMap((column, at) => (column === null ? [] : [[column, at]])),
    ),
    header: false,
  };
}

/**
 * A postcode file, a row at a time, whatever its size; `onBytes` sees the bytes as they are read. A row that cannot be read ends
 * it with place and reason.
 */
export function* postcodesIn(
  path: string,
  onBytes: (bytes: Uint8Array) => void,
): Generator<PostcodeRow, Refused | null, undefined> {
  const rows = rowsOf(path, onBytes);
  const first = rows.next();
  if (first.done === true) return first.value ?? { place: 'line 1', text: 'The file is empty.' };
  const found = columnsOf(first.value.fields);
  if (found === null)
    return {
      place: 'line 1',
      text: 'Neither Code-Point Open (ten columns, no header) nor a directory with columns for postcode, easting and northing.',
    };
  const { places, header } = found;
  let next: IteratorResult<CsvRow, Refused | null> = header ? rows.next() : first;
  while (next.done !== true) {
    const { line, fields } = next.value;
    const read = rowFrom(line, fields, places);
    if ('text' in read) return read;
    yield read;
    next = rows.next();
  }
  return next.value;
}

function rowFrom(line: number, fields: readonly string[], places: Places): PostcodeRow | Refused {
  const cell = (column: Column): string => fields[places[column] ?? -1]?.trim() ?? '';
  const whole = (column: Column): number | null =>
    /^\d+(?:\.0+)?$/.test(cell(column)) ? Number(cell(column)) : null;
  const postcode = postcodeIn(cell('postcode'));
  if (postcode === null)
    return { place: `line ${line}`, text: `"${cell('postcode')}" is no postcode.` };
  const [easting, northing] = [whole('easting'), whole('northing')];
  if (
    (easting === null && cell('easting') !== '') ||
    (northing === null && cell('northing') !== '')
  )
    return {
      place: `line ${line}`,
      text: `"${cell('easting')}, ${cell('northing')}" are no metres of the grid.`,
    };
  const quality = whole('quality');
  // Code-Point writes 0, 0 and quality 90, the ONS nothing and quality 9, for a postcode without a position.
  const isPlaced = easting !== null && northing !== null && easting + northing > 0;
  return {
    line,
    postcode,
    point: isPlaced && quality !== 90 && quality !== 9 ? { easting, northing } : null,
    quality,
    ended: whole('ended'),
    ward: cell('ward') || null,
    lsoa: cell('lsoa') || null,
    force: cell('force') || null,
  };
}

const chunkBytes = 4 * 1024 * 1024;

/** Rows of a file that may be larger than memory: whole lines at a time. No field of these files has a line break. */
function* rowsOf(
  path: string,
  onBytes: (bytes: Uint8Array) => void,
): Generator<CsvRow, Refused | null, undefined> {
  const file = openSync(path, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const bytes = Buffer.alloc(chunkBytes);
    let rest = '';
    let line = 1;
    for (;;) {
      const length = readSync(file, bytes, 0, chunkBytes, null);
      onBytes(bytes.subarray(0, length));
      const text = rest + (length === 0 ? decoder.end() : decoder.write(bytes.subarray(0, length)));
      const end = length === 0 ? text.length : text.lastIndexOf('\n') + 1;
      const rows = csvRows(text.slice(0, end));
      const from = line;
      for (;;) {
        const next = rows.next();
        if (next.done !== true) {
          yield { line: from + next.value.line - 1, fields: next.value.fields };
          continue;
        }
        if (next.value !== null)
          return {
            place: `line ${from + next.value.line - 1}`,
            text: `Not valid CSV: ${next.value.text}.`,
          };
        break;
      }
      line += text.slice(0, end).split('\n').length - 1;
      rest = text.slice(end);
      if (length === 0) return null;
    }
  } finally {
    closeSync(file);
  }
}
