import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dateIn } from '#main/csv/dates.ts';
import { decoded, type Encoding } from '#main/csv/decode.ts';
import { dialectOf } from '#main/csv/dialect.ts';
import { tableOf } from '#main/csv/table.ts';
import { importCommand } from '#main/cli/import.ts';
import { personRecord } from '#main/people/people.ts';
import { makeDesk, type Desk } from './desk.ts';

const fixtures = join(import.meta.dirname, '../fixtures/csv');

/** Header and rows of a file, or why it is refused. */
function read(bytes: Uint8Array, encoding: Encoding | null = null) {
  const text = decoded(bytes, encoding);
  if (!text.ok) return { refused: 'E_ENCODING', place: 'the whole file', text: text.error };
  const table = tableOf(text.value, null, () => undefined);
  if ('reason' in table)
    return {
      refused: /header/.test(table.text) ? 'E_HEADERS' : 'E_CSV_PARSE',
      place: table.place,
      text: table.text,
    };
  const rows: (readonly string[])[] = [];
  const reading = table.rows();
  for (;;) {
    const next = reading.next();
    if (next.done !== true) rows.push(next.value.fields);
    else if (next.value === null) return { refused: null, header: table.header, rows };
    else return { refused: 'E_CSV_PARSE', place: next.value.place, text: next.value.text };
  }
}

describe('awkward tables', () => {
  const folder = join(fixtures, 'csv-rvl');
  const cases = parse<Record<'file' | 'corpus_expected' | 'delimiter' | 'escape', string>>(
    readFileSync(join(folder, 'expected.csv'), 'utf8'),
    { columns: true },
  );

  it.each(cases)('$file ends as published', ({ file, corpus_expected, delimiter, escape }) => {
    const bytes = readFileSync(join(folder, file));
    const found = read(bytes);
    expect(found.refused ?? 'parse_ok', found.text).toBe(corpus_expected);
    if (found.refused !== null) {
      expect(found.place).toMatch(/^line \d|whole file/);
      return;
    }
    const dialect = dialectOf(bytes.toString('utf8'), null);
    const named = { '0x1F': '\u001f', '\\t': '\t' }[delimiter] ?? delimiter;
    expect(dialect).toMatchObject({
      value: { delimiter: named, escape: escape === 'none' ? 'doubled' : 'backslash' },
    });
  });

  const spectrum = join(fixtures, 'csv-spectrum');
  it.each(readdirSync(join(spectrum, 'csvs')))('%s reads as published', (file) => {
    const bytes = readFileSync(join(spectrum, 'csvs', file));
    const expected: unknown = JSON.parse(
      readFileSync(join(spectrum, 'json', file.replace(/csv$/, 'json')), 'utf8')
        // Published with another telephone number than its table has.
        .replace('1234567890', '2095257564'),
    );
    const found = read(bytes);
    expect(
      found.rows?.map((row) =>
        Object.fromEntries(row.map((value, at) => [found.header[at] ?? '', value])),
      ),
    ).toEqual([expected].flat());
  });

  it('asks where two delimiters would do', () => {
    expect(dialectOf('a,b;c\n1,2;3\n', null)).toMatchObject({
      ok: false,
      error: { line: 1, text: expect.stringMatching(/"," and ";".*State which/) as string },
    });
    expect(dialectOf('a,b;c\n1,2;3\n', ';')).toMatchObject({ value: { delimiter: ';' } });
  });
});

describe('dates of a table', () => {
  it.each([
    ['03/04/1990', 'dmy', '1990-04-03'],
    ['03/04/1990', 'mdy', '1990-03-04'],
    ['1990/04/03', null, '1990-04-03'],
    ['3 April 1990', null, '1990-04-03'],
    ['03-Apr-1990', null, '1990-04-03'],
    ['19900403', 'ymd', '1990-04-03'],
    ['1990-04', null, '1990-04'],
  ] as const)('%s read as %s is %s', (text, order, iso) => {
    expect(dateIn(text, order)).toEqual({ ok: true, value: iso });
  });

  it.each([
    ['03/04/1990', null, 'asks'],
    ['31/02/1990', 'dmy', 'none'],
    ['23/04/1990', 'mdy', 'none'],
    ['yesterday', 'dmy', 'none'],
  ] as const)('%s read as %s: %s', (text, order, error) => {
    expect(dateIn(text, order)).toEqual({ ok: false, error });
  });
});

describe('concord import people, with a mapping file', () => {
  let desk: Desk;
  let folder: string;
  beforeEach(() => {
    desk = makeDesk();
    folder = mkdtempSync(join(tmpdir(), 'concord-csv-'));
  });
  afterEach(() => {
    desk.clear();
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(...argv: readonly string[]) {
    let [out, error] = ['', ''];
    const code = await importCommand(
      ['people', ...argv, '--json'],
      {
        stdout: { write: (text: string) => (out += text) },
        stderr: { write: (text: string) => (error += text) },
        env: {},
        cwd: folder,
      },
      () => desk.open(),
    );
    const summary = out === '' ? {} : (JSON.parse(out) as Record<string, unknown>);
    return { code, error, ...summary };
  }
  const write = (name: string, text: string | Uint8Array): void => {
    writeFileSync(join(folder, name), text);
  };
  const map = `delimiter: semicolon
encoding: windows-1252
dates: dmy
columns:
  id: URN
  given_name: [Forename 1, Forename 2]
  surname: Surname
  dob: DOB
  gender: Sex
  phone: [Home, Mobile]
  house: House
  street: Road
  postcode: PCode
  nhs_number: NHS
values:
  gender: { '1': male, '2': female }
`;
  const rows =
    'URN;Surname;Forename 1;Forename 2;Sex;DOB;Home;Mobile;House;Road;PCode;NHS;Colour\r\n' +
    '77;Brontë;Zoë;Ann;2;03/04/1990;0116 496 0123;07700 900123;4;Low Rd;LE1 1AA;943 476 5919;red\r\n';

  it('takes each field from where the mapping says', async () => {
    write('map.yaml', map);
    write('p.csv', Buffer.from(rows, 'latin1'));
    const done = await run('p.csv', '--map', 'map.yaml');
    expect(done).toMatchObject({ code: 0, new: 1, rejected: [] });
    expect(JSON.stringify(done)).toContain('Columns that are not used: Colour');
    const journal = desk.open();
    const people = journal.db.all('SELECT person_id FROM person');
    const record = personRecord(journal.db, String(people[0]?.['person_id']));
    expect(record?.person).toMatchObject({
      names: [{ given: ['Zoë', 'Ann'], family: 'Brontë' }],
      birthDate: '1990-04-03',
      gender: 'female',
      phones: [{ asWritten: '0116 496 0123' }, { e164: '+447700900123' }],
      addresses: [{ lines: ['4 Low Rd'], postcode: 'LE1 1AA' }],
      identifiers: [{ system: 'nhs-number', value: '9434765919', valid: true }],
    });
  });

  it.each([
    ['dates: dmy\n', '', /line 2, dob.*Which way round.*03\/04\/1990/],
    ['encoding: windows-1252\n', '', /not valid UTF-8.*--encoding/],
    ['Surname\n', 'Nachname\n', /column "Nachname", which the file does not have/],
    ['  id: URN\n', '', /"id" is missing/],
    ['surname:', 'surnam:', /line \d+.*(surnam|Invalid)/],
    ['semicolon', 'two', /line 1, delimiter/],
  ])('without %j says what is missing, and changes nothing', async (part, instead, said) => {
    write('map.yaml', map.replace(part, instead));
    write('p.csv', Buffer.from(rows, 'latin1'));
    const done = await run('p.csv', '--map', 'map.yaml');
    expect(done.code).toBeGreaterThan(0);
    expect(JSON.stringify(done).replaceAll('\\"', '"')).toMatch(said);
    expect(desk.open().db.all('SELECT 1 AS one FROM person')).toEqual([]);
  });

  it('lands the people of good rows only when the whole file can be read', async () => {
    write('p.csv', 'id,surname\n1,Ash\n2,"Birch\n');
    expect(await run('p.csv')).toMatchObject({ code: 1, read: 0, new: 0 });
    expect(desk.open().lastSeq()).toBe(0);
  });
});
