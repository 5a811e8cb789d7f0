import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { importCommand } from '#main/cli/import.ts';
import { importChosen } from '#main/desk/import/import-chosen.ts';
import { unwatched } from '#main/people/import-files.ts';
import { personFor, wholeRecord } from '#main/people/people.ts';
import { checkImports } from '#main/desk/check-imports.ts';
import { makeDesk, night, steward, type Desk } from './desk.ts';

let desk: Desk;
let folder: string;
beforeEach(async () => {
  desk = makeDesk();
  folder = mkdtempSync(join(tmpdir(), 'concord-flags-'));
  write('people.csv', 'id,given_name,surname\np1,Danny,Whitlock\np2,Ash,Young\n');
  expect(await run('people', 'people.csv')).toMatchObject({ code: 0, new: 2 });
});
afterEach(() => {
  desk.clear();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string): void => {
  writeFileSync(join(folder, name), text);
};
async function run(...argv: readonly string[]) {
  let [out, error] = ['', ''];
  const code = await importCommand(
    [...argv, '--json'],
    {
      stdout: { write: (text: string) => (out += text) },
      stderr: { write: (text: string) => (error += text) },
      env: {},
      cwd: folder,
    },
    () => desk.open(),
  );
  return { code, error, ...(out === '' ? {} : (JSON.parse(out) as Record<string, unknown>)) };
}
const shown = (personId: string, role: 'handler' | 'nurse' = 'handler', nowMs = night) => {
  const journal = desk.open();
  return personFor(journal.db, personId, role, nowMs);
};
const flagsOf = (personId: string, nowMs = night) =>
  shown(personId, 'handler', nowMs)?.flags.map(({ text }) => text);
const table = (...rows: readonly string[]): void => {
  write('flags.csv', `id,person_id,category,text,review_by,expires,status\n${rows.join('\n')}\n`);
};

it('shows a flag of a police system to the handler with its author, basis and dates, until it expires', async () => {
  write(
    'flags.csv',
    'id,person_id,category,text,author_organisation,lawful_basis,regime,created,review_by,expires\nF1,p1,Communication,Is deaf in one ear,Leicestershire Police,Law enforcement,,2025-01-02,2026-01-02,2026-06-01\n',
  );
  expect(await run('flags', 'flags.csv')).toMatchObject({ code: 0, read: 1, new: 1, warned: [] });
  expect(shown('p1')?.flags).toMatchObject([
    { text: 'Is deaf in one ear', kind: 'Communication', nature: 'fact' },
  ]);
  expect(JSON.stringify(wholeRecord(desk.open().db, 'p1')?.items)).toMatch(
    /"regime":"dpa-part-3".*"reviewBy":"2026-01-02"|"reviewBy":"2026-01-02".*"regime":"dpa-part-3"/,
  );
  expect(flagsOf('p1', Date.parse('2026-06-03'))).toEqual([]);
  expect(checkImports(desk.open()).changed).toEqual([]);
});

it('takes the same flag once, a newer word of it as that, and a withdrawal as one', async () => {
  table('F1,p1,Need,Use his nickname Dan,2026-05-01,,');
  expect(await run('flags', 'flags.csv')).toMatchObject({ new: 1 });
  expect(await run('flags', 'flags.csv')).toMatchObject({ new: 0, unchanged: 1 });
  table('F1,p1,Need,Use his nickname Danny,2026-05-01,,');
  expect(await run('flags', 'flags.csv')).toMatchObject({ changed: 1 });
  expect(flagsOf('p1')).toEqual(['Use his nickname Danny']);
  table('F1,p1,Need,Use his nickname Danny,2026-05-01,,entered-in-error');
  expect(await run('flags', 'flags.csv')).toMatchObject({ changed: 1 });
  expect(flagsOf('p1')).toEqual([]);
});

it.each([
  ['nobody it knows', 'F1,p9,Need,Speak slowly,2026-05-01,,', /no person "p9".*Left out/],
  ['nobody at all', 'F1,,Need,Speak slowly,2026-05-01,,', /nobody whom it is about/],
  ['no words', 'F1,p1,Need,,2026-05-01,,', /no words/],
  ['an expiry that is none', 'F1,p1,Need,Speak slowly,,soon,', /"soon" is no date.*Left out/],
  ['a status that is none', 'F1,p1,Need,Speak slowly,2026-05-01,,old', /"old" is no status/],
])('leaves out a row with %s, says so, and takes the others', async (_, row, reason) => {
  table(row, 'F2,p2,Need,Speak slowly,2026-05-01,,');
  expect(await run('flags', 'flags.csv')).toMatchObject({
    code: 0,
    read: 2,
    new: 1,
    warned: [{ place: 'line 2', reason: expect.stringMatching(reason) as string }],
  });
  expect([flagsOf('p1'), flagsOf('p2')]).toEqual([[], ['Speak slowly']]);
});

it('refuses words that would lower a response and lists them for the steward', async () => {
  table('F1,p1,Warning,Police do not attend,2026-05-01,,', 'F2,p1,Need,Speak slowly,2026-05-01,,');
  expect(await run('flags', 'flags.csv')).toMatchObject({
    code: 1,
    new: 1,
    rejected: [{ place: 'line 2', reason: expect.stringMatching(/do not attend/i) as string }],
  });
  expect(flagsOf('p1')).toEqual(['Speak slowly']);
});

it('refuses a file whole that would have to be guessed, and changes nothing', async () => {
  table('F1,p1,Need,Speak slowly,03/04/2026,,');
  expect(await run('flags', 'flags.csv')).toMatchObject({
    code: 1,
    rejected: [{ place: 'line 2, review_by' }],
  });
  table('F1,p1,Need,Speak slowly,2026-05-01,,', 'F1,p2,Need,Speak up,2026-05-01,,');
  expect(await run('flags', 'flags.csv')).toMatchObject({
    code: 1,
    rejected: [{ place: 'line 3', reason: expect.stringContaining('already on line 2') as string }],
  });
  expect(flagsOf('p1')).toEqual([]);
});

it('does not let a flag move to another person and stay on both', async () => {
  table('F1,p1,Need,Speak slowly,2026-05-01,,');
  await run('flags', 'flags.csv');
  table('F1,p2,Need,Speak slowly,2026-05-01,,');
  expect(await run('flags', 'flags.csv')).toMatchObject({
    new: 0,
    warned: [{ reason: expect.stringContaining('held about person "p1"') as string }],
  });
  expect([flagsOf('p1'), flagsOf('p2')]).toEqual([['Speak slowly'], []]);
});

it.each(['Child protection plan', 'FGM risk', 'Has a diagnosis of bipolar disorder'])(
  'never shows a handler what is never released, also from a police system: %s',
  async (text) => {
    table(`F1,p1,Warning,${text},2026-05-01,,`);
    expect(await run('flags', 'flags.csv')).toMatchObject({ new: 1 });
    expect(JSON.stringify(shown('p1'))).not.toContain(text);
    expect(shown('p1')?.withheld).toHaveLength(1);
    expect(JSON.stringify(shown('p1', 'nurse'))).toContain(text);
  },
);

it('reads another system’s columns and codes by a mapping file, in the window too', () => {
  const map = `dates: dmy
columns:
  id: MarkerRef
  person_id: Nominal
  text: Marker
  review_by: Review
  status: Live
values:
  status: { Y: active, N: superseded }
`;
  const text =
    'MarkerRef,Nominal,Marker,Review,Live\nM1,p1,Speak slowly,01/05/2026,Y\nM2,p1,Old,01/05/2026,N\n';
  const journal = desk.open();
  const done = importChosen(
    journal,
    [
      { name: 'markers.csv', text },
      { name: 'markers.yaml', text: map },
    ],
    steward,
    night,
    unwatched,
  );
  expect(done).toMatchObject({ read: 2, new: 2, rejected: [] });
  expect(flagsOf('p1')).toEqual(['Speak slowly']);
});
