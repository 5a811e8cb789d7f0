import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createPlaces, type Place } from '../places/places.ts';
import type { OpenForCli } from './import.ts';
import type { Io } from './io.ts';
import { withJournal } from './with-journal.ts';

const usage = `Usage:
  concord place TEXT… [--data DIR] [--json]   where it is: a postcode, a grid reference, or latitude and longitude
  concord place --jsonl [--data DIR]          one query a line, one JSON answer a line; {"query":"…"} or the text alone
`;

/** `concord place`: point, ward and force of a postcode or grid reference, offline. Exit 0 all found, 1 some not, 2 wrong usage. */
export async function placeCommand(
  argv: readonly string[],
  io: Io,
  open: OpenForCli,
): Promise<number> {
  const read = argumentsOf(argv);
  if (typeof read === 'string') {
    io.stderr.write(`concord place: ${read}\n\n${usage}`);
    return 2;
  }
  return withJournal('place', read.data, io, open, async ({ db }) => {
    const places = createPlaces(db);
    let missing = 0;
    const answer = (text: string, json: boolean): void => {
      const place = places.find(text);
      if (place === null) missing += 1;
      io.stdout.write(json ? `${JSON.stringify({ query: text, place })}\n` : inWords(text, place));
    };
    if (!read.jsonl) for (const text of read.texts) answer(text, read.json);
    else
      for await (const line of createInterface({ input: io.stdin }))
        if (line.trim() !== '') answer(queryIn(line), true);
    return missing > 0 ? 1 : 0;
  });
}

function argumentsOf(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
        jsonl: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    if (values.jsonl === positionals.length > 0)
      return 'say what to find, or --jsonl and nothing else.';
    return { ...values, data: values.data, texts: positionals };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A line that is no JSON object with a query is the query itself. */
function queryIn(line: string): string {
  try {
    const read: unknown = JSON.parse(line);
    if (typeof read === 'string') return read;
    if (typeof read === 'object' && read !== null && 'query' in read) return String(read.query);
  } catch {
    // A postcode is no JSON.
  }
  return line.trim();
}

function inWords(text: string, place: Place | null): string {
  if (place === null) return `${text}: not known on this desk. Check how it is written.\n`;
  const { point, grid } = place;
  const at =
    point === null ? [] : [`  ${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}  ${grid ?? ''}\n`];
  const areas = (['ward', 'lsoa', 'force'] as const).flatMap((kind) => {
    const area = place[kind];
    return area === null ? [] : [`  ${kind} ${area.name} (${area.code}), ${area.how}\n`];
  });
  return [`${place.text}\n`, ...at, ...areas, ...place.notes.map((note) => `  ${note}\n`)].join('');
}
