import { parseArgs } from 'node:util';
import { sizeOf, type Picture } from '#shared/picture/picture.ts';
import { dayInWords } from '#shared/people/dates.ts';
import { peopleListed } from '../people/events.ts';
import { createPictures } from '../picture/picture.ts';
import { accountName, type OpenForCli } from './import.ts';
import type { Io } from './io.ts';
import { withJournal } from './with-journal.ts';

const usage = `Usage:
  concord picture --address TEXT [--data DIR] [--json]   who lives or lived there, and who is connected with them
  concord picture --person ID [--data DIR] [--json]      who is connected with a person, two steps out
`;

/** `concord picture`: the single picture as a list by relevance. Exit 0 somebody, 1 nobody, 2 wrong usage. */
export async function pictureCommand(
  argv: readonly string[],
  io: Io,
  open: OpenForCli,
): Promise<number> {
  const read = argumentsOf(argv);
  if (typeof read === 'string') {
    io.stderr.write(`concord picture: ${read}\n\n${usage}`);
    return 2;
  }
  const { data, json, address, person } = read;
  return withJournal('picture', data, io, open, (journal) => {
    const pictures = createPictures(journal.db);
    const picture =
      address === undefined
        ? pictures.ofPerson(person ?? '', Date.now())
        : pictures.atAddress(address, Date.now());
    // Who looked is on disk before the answer leaves (DPA 2018 s62).
    journal.append([
      peopleListed(
        { atMs: Date.now(), by: { user: `account ${accountName()}`, role: 'steward' } },
        { count: sizeOf(picture), what: 'picture', why: 'asked for by machine' },
      ),
    ]);
    io.stdout.write(json ? `${JSON.stringify(picture)}\n` : inWords(picture));
    return sizeOf(picture) > 0 ? 0 : 1;
  });
}

function argumentsOf(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
        address: { type: 'string' },
        person: { type: 'string' },
      },
    });
    if ((values.address === undefined) === (values.person === undefined))
      return 'give either --address or --person.';
    return { data: undefined, address: undefined, person: undefined, ...values };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function inWords({ lines, more, places, calls }: Picture): string {
  const mark = (danger: boolean): string => (danger ? '! ' : '  ');
  const rows = [
    ...lines.map(
      ({ name, danger, why, via }) =>
        `${mark(danger)}${name}${via === null ? '' : ` (through ${via.name})`}: ${why}`,
    ),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...places.map(({ danger, why }) => `${mark(danger)}${why}`),
    ...calls.map(
      ({ danger, atMs, about, what }) =>
        `${mark(danger)}call of ${dayInWords(atMs)}${about === null ? '' : `, about ${about.name}`}: ${what}`,
    ),
  ];
  if (rows.length === 0) return 'Nobody is known to be connected.\n';
  return rows.map((row) => `${row}\n`).join('');
}
