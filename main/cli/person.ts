import { parseArgs } from 'node:util';
import { nhsNumber } from '#shared/people/nhs-number.ts';
import type { PersonView } from '#shared/people/view.ts';
import { JournalFault } from '../journal/faults.ts';
import { textOf, type Journal } from '../journal/journal.ts';
import { peopleListed, personViewed } from '../people/events.ts';
import { listPeople } from '../people/list.ts';
import { personForHandler } from '../people/people.ts';
import { accountName, type CliIo, type OpenForCli } from './import.ts';

const usage = `Usage:
  concord person list [--data DIR] [--json]                 everyone held
  concord person show ID [--data DIR] [--json]              the person as a handler sees them now
  concord person show --nhs NUMBER [--data DIR] [--json]
`;

interface Flags {
  readonly data?: string | undefined;
  readonly json: boolean;
  readonly nhs?: string | undefined;
}

/** `concord person …`. Resolves to the exit code: 0 done, 1 refused or not found, 2 wrong usage. */
export async function personCommand(
  argv: readonly string[],
  io: CliIo,
  open: OpenForCli,
): Promise<number> {
  let parsed: { values: Flags; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
        nhs: { type: 'string' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    return misused(io, error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [verb, id, ...more] = positionals;
  const isList = verb === 'list' && id === undefined && values.nhs === undefined;
  const isShow =
    verb === 'show' && more.length === 0 && (id === undefined) !== (values.nhs === undefined);
  if (!isList && !isShow) return misused(io, 'say "list", or "show" with an ID or --nhs NUMBER.');
  try {
    const journal = await open(values.data);
    try {
      return isList ? list(journal, values.json, io) : show(journal, id, values, io);
    } finally {
      journal.close();
    }
  } catch (error) {
    if (!(error instanceof JournalFault)) throw error;
    return refused(io, values.json, error.code, error.message);
  }
}

const by = () => ({ user: `account ${accountName()}`, role: 'handler' });
const why = 'asked on the command line';

/** What is printed was looked at, so the look is on disk first (DPA 2018 s62). */
function list(journal: Journal, json: boolean, io: CliIo): number {
  const people = listPeople(journal.db, Date.now());
  journal.append([
    peopleListed(
      { atMs: Date.now(), by: by() },
      { count: people.length, what: 'names, dates of birth and NHS numbers', why },
    ),
  ]);
  if (json) io.stdout.write(`${JSON.stringify(people)}\n`);
  else if (people.length === 0) io.stdout.write('Nobody is held.\n');
  else
    io.stdout.write(
      people
        .map(
          ({ id, name, born, deceased }) =>
            `${id}  ${name}${born === null ? '' : `, born ${born}`}${deceased ? ' (has died)' : ''}\n`,
        )
        .join(''),
    );
  return 0;
}

function show(journal: Journal, id: string | undefined, { nhs, json }: Flags, io: CliIo): number {
  const found = nhs === undefined ? byId(journal, id ?? '') : byNhs(journal, nhs);
  if ('reason' in found) return refused(io, json, found.reason, found.text);
  const view = personForHandler(journal.db, found.personId, Date.now());
  if (!view) return refused(io, json, 'no-match', 'no match found');
  journal.append([
    personViewed(
      { atMs: Date.now(), by: by() },
      { personId: found.personId, what: 'the record as a handler sees it', why },
    ),
  ]);
  io.stdout.write(json ? `${JSON.stringify(view)}\n` : inLines(view));
  return 0;
}

type Found = { readonly personId: string } | { readonly reason: string; readonly text: string };

/** Our id, or the sender's own: "Patient/123" or "123". */
function byId({ db }: Journal, id: string): Found {
  const rows = db.all(
    'SELECT person_id FROM person WHERE person_id = ? UNION SELECT person_id FROM person WHERE source_key IN (?, ?)',
    id,
    id,
    `Patient/${id}`,
  );
  return onlyOne(
    rows.map((row) => textOf(row, 'person_id')),
    `the id ${id}`,
  );
}

function byNhs({ db }: Journal, text: string): Found {
  const number = nhsNumber(text);
  if (number === null) {
    return {
      reason: 'nhs-number-not-valid',
      text: `${text} is not an NHS number: its check digit is wrong, or it has not ten digits.`,
    };
  }
  const rows = db.all('SELECT person_id FROM person_identifier WHERE value = ?', number);
  return onlyOne(
    rows.map((row) => textOf(row, 'person_id')),
    `the NHS number ${number}`,
  );
}

function onlyOne(ids: readonly string[], what: string): Found {
  const [personId, second] = ids;
  if (personId === undefined) return { reason: 'no-match', text: `no match found for ${what}` };
  if (second !== undefined) {
    return {
      reason: 'more-than-one',
      text: `More than one record has ${what}. Nothing is merged: show one of ${ids.join(', ')}.`,
    };
  }
  return { personId };
}

function inLines(view: PersonView): string {
  const { plan } = view;
  const line = (label: string, text: string | null): readonly string[] =>
    text === null ? [] : [`  ${label}: ${text}`];
  return [
    `${view.name}${view.nickname === null ? '' : ` "${view.nickname}"`}${view.deceased ? ` HAS DIED${view.deceasedAt === null ? '' : ` ${view.deceasedAt}`}` : ''}`,
    ...line('Born', view.born),
    ...view.identifiers.map(
      ({ system, value, warning }) =>
        `  ${system}: ${value}${warning === null ? '' : ` (${warning})`}`,
    ),
    ...view.phones.map(
      ({ number, state }) => `  Telephone: ${number}${state === 'past' ? ' (past)' : ''}`,
    ),
    ...view.addresses.map(
      ({ text, state, from, to }) =>
        `  Address, ${state}: ${text}${from === null ? '' : ` from ${from}`}${to === null ? '' : ` to ${to}`}`,
    ),
    ...(plan === null
      ? []
      : [
          `  Care plan (${plan.state})`,
          ...line('  What helps', plan.whatHelps),
          ...line('  What makes it worse', plan.whatMakesWorse),
          ...line('  Who to call', plan.whoToCall),
          ...line('  About police', plan.aboutPolice),
          ...line('  Agreed response', plan.agreedResponse),
          ...line('  In their own words', plan.ownWords),
          `    Owner ${plan.provenance.owner}; review ${plan.provenance.review}; basis ${plan.provenance.basis}`,
        ]),
    ...view.flags.map(
      ({ kind, text, provenance }) =>
        `  Flag, ${kind}: ${text}. Owner ${provenance.owner}; review ${provenance.review}; basis ${provenance.basis}`,
    ),
    ...view.contacts.map(
      ({ name, relation, phone }) =>
        `  Contact: ${name}, ${relation}${phone === null ? '' : `, ${phone}`}`,
    ),
    ...view.withheld.map(({ what, why: reason }) => `  Withheld: ${what}. ${reason}.`),
    `  From ${view.source}, taken in ${new Date(view.cachedAtMs).toISOString()}`,
    '',
  ].join('\n');
}

function misused(io: CliIo, text: string): number {
  io.stderr.write(`concord person: ${text}\n\n${usage}`);
  return 2;
}

function refused(io: CliIo, json: boolean, reason: string, text: string): number {
  if (json) io.stdout.write(`${JSON.stringify({ error: { reason, text } })}\n`);
  io.stderr.write(`concord person: ${text}\n`);
  return 1;
}
