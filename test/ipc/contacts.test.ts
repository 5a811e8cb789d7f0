import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApplication, type Application } from '#main/application.ts';
import { contactProjection } from '#main/contacts/past-contacts.ts';
import { nothingStated } from '#main/csv/map.ts';
import { tables } from '#main/desk/tables.ts';
import type { Journal } from '#main/journal/journal.ts';
import { importPeopleCsv } from '#main/people/import-files.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { fixedSecrets } from '#test/journal/support/application-acts.ts';
import { makeDesk } from '#test/people/desk.ts';
import { setUpDesk, signInAs } from '#test/support/desk.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const steward = { user: 'steward-1', role: 'steward' };
let dir: string;
let application: Application;
let nowMs: number;

const start = (): Application =>
  createApplication({
    dataDir: dir,
    secrets: fixedSecrets,
    hands: { nowMs: () => nowMs, after: () => () => undefined },
    copyText: () => Promise.resolve(),
    notices: [],
    show: () => undefined,
  });

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'concord-contacts-'));
  nowMs = Date.parse('2025-11-21T00:52:00Z');
  application = start();
  await setUpDesk(application);
  await signInAs(application, 'Amy Kerrigan');
  importPeopleCsv(
    room().journal,
    [
      {
        name: 'people.csv',
        text: 'id,given_name,surname,dob,postcode\np1,Danny,Whitlock,1987-03-14,LE3 2AB\np2,Ash,Young,2010-01-01,LE1 1AA\n',
      },
    ],
    steward,
    nowMs,
  );
});

afterEach(() => {
  application.stop();
  rmSync(dir, { recursive: true, force: true });
});

const room = () => {
  const open = application.room();
  if (open === null) throw new Error('the record is not open');
  return open;
};

function granted<T>(
  reply: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
}

const opened = async (number: string): Promise<CallId> =>
  granted(
    await application.handlers['call.open']({ source: 'phone', number, incidentReference: null }),
  );
const supplied = (callId: CallId) => room().ports.calls.get(callId)?.supplied ?? {};

async function choose(callId: CallId, who: string): Promise<void> {
  const found = granted(await application.handlers['people.lookUp']({ text: who, callId }));
  const personId = found.matches[0]?.personId ?? '';
  granted(await application.handlers['call.choosePerson']({ callId, personId }));
}

const say = async (
  callId: CallId,
  question: string,
  values: Readonly<Record<string, string>>,
): Promise<void> => {
  granted(
    await application.handlers['call.recordAnswer']({
      callId,
      question,
      values,
      words: null,
    }),
  );
};

const pastOf = (...rows: readonly string[]) =>
  tables.contacts.take(
    room().journal,
    [{ name: 'c.csv', text: `when,person_id,phone,address,reason\n${rows.join('\n')}\n` }],
    steward,
    nowMs,
    nothingStated,
  );

describe('calls that belong together', () => {
  it('are four in a day, however the number is written, and the open ones hear of it too', async () => {
    const first = await opened('07700 900123');
    expect(supplied(first)['linked_calls_24h']).toBe('0');
    for (const number of ['+447700900123', '+44 7700 900 123']) {
      nowMs += 6 * hour;
      await opened(number);
    }
    nowMs += 5 * hour;
    const fourth = await opened('07700900123');
    expect(supplied(fourth)['linked_calls_24h']).toBe('3_or_more');
    expect(supplied(first)['linked_calls_24h']).toBe('3_or_more');
    expect(application.view().call?.linkedBy).toEqual(['From this number']);
    nowMs += day + 1;
    expect(supplied(await opened('07700900123'))['linked_calls_24h']).toBe('0');
  });

  it('are those at one address from different numbers, and those of another system', async () => {
    pastOf('2025-11-20 20:00,,,"31 Marlow Gdns, LE3 2AB",noise');
    const call = await opened('07700 900111');
    granted(
      await application.handlers['call.describeCaller']({
        callId: call,
        name: null,
        relation: null,
        addressSaid: '31 Marlow Gardens',
        addressSaidBy: 'the caller',
      }),
    );
    expect(supplied(call)['linked_calls_24h']).toBe('1');
    expect(application.view().call?.linkedBy).toEqual(['At this address']);
  });
});

describe('frequent contact', () => {
  const nights = (count: number, person: string): readonly string[] =>
    Array.from({ length: count }, (_, at) => `2025-11-${10 + at} 23:00,${person},,,lonely`);

  it('is the fifth in a month about one person, this call included', async () => {
    pastOf(...nights(3, 'p1'));
    const call = await opened('07700 900111');
    await choose(call, 'danny whitlock 14/03/1987');
    expect(supplied(call)['frequent_contact']).toBeUndefined();
    pastOf(...nights(4, 'p1'));
    await choose(call, 'danny whitlock 14/03/1987');
    expect(supplied(call)['frequent_contact']).toBe('yes');
    expect(application.view().call?.person?.frequentContact).toMatchObject({
      total: 5,
      met: ['About this person: 5 in a month (5 is frequent)'],
    });
  });

  it('is the third in half a year for somebody under 18', async () => {
    pastOf('2025-07-01 10:00,p2,,,', '2025-09-01 10:00,p2,,,');
    const call = await opened('07700 900111');
    await choose(call, 'ash young 01/01/2010');
    expect(supplied(call)['frequent_contact']).toBe('yes');
  });
});

describe('different today', () => {
  it('names what none of the person’s earlier calls had, and keeps it on the record', async () => {
    const before = await opened('07700 900111');
    await choose(before, 'danny whitlock 14/03/1987');
    granted(await application.handlers['call.startScript']({ callId: before }));
    await say(before, 'talking', { talking: 'clear' });
    nowMs += 30 * day;
    const today = await opened('07700 900111');
    await choose(today, 'danny whitlock 14/03/1987');
    granted(await application.handlers['call.startScript']({ callId: today }));
    await say(today, 'talking', { talking: 'clear' });
    expect(supplied(today)['different_today']).toBeUndefined();
    granted(
      await application.handlers['call.volunteerFact']({
        callId: today,
        fact: 'weapon',
        value: 'within_reach',
      }),
    );
    expect(supplied(today)['different_today']).toBe('yes');
    expect(application.view().call?.person?.differentToday).toMatchObject({
      title: expect.stringMatching(/: never before$/) as string,
      detail: expect.stringContaining('1 earlier call') as string,
    });
  });
});

describe('a clock set back', () => {
  it('is noticed and said, and a small correction is not', async () => {
    expect(application.view().notices).toEqual([]);
    await opened('07700 900111');
    const before = nowMs;
    nowMs -= 3 * day;
    expect(application.view().notices.join()).toMatch(
      /clock .* was set back: .* 21 Nov 2025, 00:52/,
    );
    nowMs = before - 30_000;
    expect(application.view().notices).toEqual([]);
  });
});

describe('importing contacts', () => {
  it('counts the same contact once, and refuses what it would have to guess', () => {
    expect(pastOf('2025-11-20 20:00,p1,07700 900111,,x')).toMatchObject({ read: 1, new: 1 });
    expect(pastOf('2025-11-20 20:00,p1,07700 900111,,x')).toMatchObject({ new: 0, unchanged: 1 });
    const seq = room().journal.lastSeq();
    expect(pastOf('2025-11-20 20:00,p1,,,', '03/04/2025 20:00,p1,,,').rejected).toMatchObject([
      {
        file: 'c.csv',
        place: 'line 3, when',
        reason: expect.stringMatching(/--dates dmy/) as string,
      },
    ]);
    expect(room().journal.lastSeq()).toBe(seq);
  });

  it('leaves out and names what tells nobody or lies ahead', () => {
    const done = pastOf('2025-11-20 20:00,,,,x', '2026-11-20 20:00,p1,,,x', 'soon,p1,,,x');
    expect(done).toMatchObject({ read: 3, new: 0, notUsed: { 'rows left out': 3 } });
    expect(done.warned.map(({ place }) => place)).toEqual(['line 2', 'line 3', 'line 4']);
  });

  it('reads the clocks of London', () => {
    pastOf('2025-07-01 10:00,p1,,,', '2025-12-01T10:00:00+02:00,p2,,,', '2025-01-01 10:00,p2,,,');
    const times = room().journal.db.all('SELECT at_ms FROM past_contact ORDER BY at_ms');
    expect(times.map((row) => new Date(Number(row['at_ms'])).toISOString())).toEqual([
      '2025-01-01T10:00:00.000Z',
      '2025-07-01T09:00:00.000Z',
    ]);
  });

  it('is there again after its tables were made again from the record', () => {
    const desk = makeDesk();
    const open = (version: number) => desk.open([{ ...contactProjection, version }]);
    const rows = (journal: Journal): string =>
      JSON.stringify([
        journal.db.all('SELECT * FROM past_contact'),
        journal.db.all('SELECT * FROM past_contact_place'),
      ]);
    const text = 'when,phone,address\n2025-11-20 20:00,07700 900111,12 Low Rd\n';
    const journal = open(1);
    tables.contacts.take(journal, [{ name: 'c.csv', text }], steward, nowMs, nothingStated);
    const before = rows(journal);
    expect(before).toContain('12 low road');
    journal.close();
    expect(rows(open(2))).toBe(before);
    desk.clear();
  });
});

describe('importing in the window', () => {
  const bring = async (...files: { name: string; text: string }[]) => {
    await signInAs(application, 'Sam Steward');
    return granted(await application.handlers['people.import']({ files }));
  };

  it('takes FHIR and tables together, each by what is in it', async () => {
    const done = await bring(
      { name: 'a.csv', text: 'id,surname\nq1,Quill\nq2,Quartz\n' },
      { name: 'b.csv', text: 'when,person_id\n2025-11-20 20:00,p1\n' },
      { name: 'c.csv', text: 'from_person,to_person,kind\np1,p2,brother\n' },
      { name: 'd.json', text: JSON.stringify({ resourceType: 'Patient', id: 'x' }) },
      { name: 'e.csv', text: 'id,surname\nq3,Br\uFFFDnn\n' },
    );
    expect(done).toMatchObject({ files: 5, read: 5, new: 5 });
    expect(done.rejected).toMatchObject([
      { file: 'e.csv', reason: expect.stringContaining('not valid UTF-8') as string },
    ]);
  });

  it('reads a table by the mapping file chosen with it', async () => {
    const map = 'dates: dmy\ncolumns:\n  when: Date\n  person_id: URN\n';
    const table = { name: 't.csv', text: 'URN,Date\np1,03/04/2025 20:00\n' };
    expect((await bring(table, { name: 'm.yaml', text: map })).new).toBe(1);
    const wrong = await bring(table, { name: 'm.yaml', text: map.replace('URN', 'Ref') });
    expect(wrong.rejected).toMatchObject([{ file: 't.csv', place: 'line 1' }]);
  });
});

describe('the nurse’s timeline', () => {
  it('has this call, and the person’s twelve weeks before it, on this desk and elsewhere', async () => {
    tables.contacts.take(
      room().journal,
      [
        {
          name: 'past.csv',
          text: 'when,person_id,reason,outcome\n2025-11-01 10:00,p1,Voices at night,Crisis team rang\n2025-06-01 10:00,p1,Long ago,Settled\n',
        },
      ],
      steward,
      nowMs,
      nothingStated,
    );
    const earlier = await opened('07700 900001');
    await choose(earlier, 'Danny Whitlock');
    granted(
      await application.handlers['outcome.record']({
        callId: earlier,
        kind: 'settled',
        detail: null,
        s136: null,
      }),
    );
    nowMs += 2 * day;
    const callId = await opened('07700 900002');
    await choose(callId, 'Danny Whitlock');
    const call = room().ports.calls.get(callId);
    if (call === null) throw new Error('it is open');
    const lines = room()
      .ports.contacts.before(call)
      .map(({ text }) => text);
    expect(lines).toEqual([
      'Call: nothing found. Settled on the call. With Amy Kerrigan',
      'Voices at night. Crisis team rang',
    ]);
  });
});
