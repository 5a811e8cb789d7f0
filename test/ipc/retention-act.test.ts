import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '#main/application.ts';
import { callProjection } from '#main/calls/call-projection.ts';
import { verifyJournal } from '#main/journal/verify-journal.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { closedCall, deskAt, signIn } from '#test/support/closed-call.ts';

const began = Date.parse('2020-03-02T12:00:00Z');
let dir: string;
let application: Application;
let callId: CallId;
let nowMs: number;

const start = (): Application => deskAt(dir, () => nowMs);

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'concord-retention-act-'));
  nowMs = began;
  application = start();
  callId = await closedCall(application);
});
afterEach(() => {
  application.stop();
  rmSync(dir, { recursive: true, force: true });
});

const open = () => {
  const room = application.room();
  if (room === null) throw new Error('the record is not open');
  return room;
};
const call = () => open().ports.calls.get(callId);
const onDay = (day: string): void => {
  nowMs = Date.parse(`${day}T12:00:00Z`);
};
const as = (name: 'Moira Kelso' | 'Dan Whitfield' | 'Priya Nair') => signIn(application, name);
const due = () => application.handlers['retention.due']({});
const erase = (pin = '2580') =>
  application.handlers['retention.erase']({ callId, reason: 'Six quiet years', pin });
const keep = (years: number) =>
  application.handlers['retention.keep']({ callId, reason: 'An inquest is open', years });
/** Every text that is stored of the call, in the journal and in the tables. */
const stored = (): string =>
  JSON.stringify([
    open().journal.db.all(
      'SELECT content FROM content JOIN entry USING (event_id) WHERE call_id IS NOT NULL',
    ),
    open().journal.db.all('SELECT state, number, person_id FROM call_state'),
    open().journal.db.all('SELECT * FROM call_place'),
  ]);
const said = ['Ellen Marsh', 'Fernhurst', '900142', 'LP-0412'] as const;

describe('a review that is due', () => {
  it('is listed for whoever answers for the half, on its day, without a name', async () => {
    await as('Dan Whitfield');
    onDay('2026-03-01');
    expect(await due()).toMatchObject({ value: { half: 'police', years: 6, total: 0, due: [] } });
    onDay('2026-03-02');
    const listed = await due();
    expect(listed).toMatchObject({ value: { total: 1, due: [{ callId, kept: null }] } });
    expect(JSON.stringify(listed)).not.toMatch(/Ellen|Jamie/);
    await as('Moira Kelso');
    expect(await due()).toMatchObject({ value: { half: 'nurse', years: 20, total: 0 } });
    await as('Priya Nair');
    expect(await due()).toMatchObject({ ok: false, error: { reason: 'role-may-not' } });
  });

  it('keeps the half with its reason, and asks again after as many years', async () => {
    await as('Dan Whitfield');
    onDay('2026-03-02');
    expect(await keep(5)).toEqual({ ok: true, value: 'done' });
    expect(await due()).toMatchObject({ value: { total: 0 } });
    expect(await erase()).toMatchObject({ ok: false, error: { reason: 'not-due' } });
    onDay('2031-03-02');
    expect(await due()).toMatchObject({
      value: { due: [{ kept: { byName: 'Dan Whitfield', reason: 'An inquest is open' } }] },
    });
  });

  it('is refused before its day, with a wrong PIN, and for the other half, and nothing changes', async () => {
    const before = stored();
    await as('Dan Whitfield');
    expect(await erase()).toMatchObject({ ok: false, error: { reason: 'not-due' } });
    onDay('2026-03-01');
    expect(await erase()).toMatchObject({ ok: false, error: { reason: 'not-due' } });
    onDay('2026-03-02');
    expect(await erase('1111')).toMatchObject({ ok: false });
    await as('Moira Kelso');
    expect(await erase()).toMatchObject({ ok: false, error: { reason: 'not-due' } });
    expect(stored() === before).toBe(true);
  });

  it('shows the half to who decides, and the look is recorded', async () => {
    await as('Dan Whitfield');
    onDay('2026-03-02');
    const read = await application.handlers['retention.read']({ callId });
    expect(JSON.stringify(read)).toContain('Fernhurst');
    await as('Moira Kelso');
    const nurses = JSON.stringify(await application.handlers['retention.read']({ callId }));
    expect(nurses).toContain('What was said');
    expect(nurses).not.toContain('Fernhurst');
  });
});

describe('the police half', () => {
  beforeEach(async () => {
    await as('Dan Whitfield');
    onDay('2026-03-02');
    await application.handlers['call.select']({ callId });
    await application.handlers['call.saveDraft']({ callId, text: 'half a sentence' });
    await application.handlers['forms.keep']({ form: `s136 ${callId}`, values: { who: 'half' } });
    expect(await erase()).toEqual({ ok: true, value: 'done' });
  });

  it('takes with it what was being typed about the call, leaves the screen, and is not opened again', async () => {
    const { db } = open().journal;
    expect(db.all('SELECT * FROM draft')).toEqual([]);
    expect(db.all('SELECT * FROM form_draft')).toEqual([]);
    expect(application.view().call).toBeNull();
    for (const refused of [
      await application.handlers['call.reopen']({ callId, reason: 'rang again' }),
      await application.handlers['call.saveDraft']({ callId, text: 'again' }),
      await application.handlers['call.copySummary']({ callId }),
      await application.handlers['supervisor.review']({ callId, agrees: true, reason: null }),
      await application.handlers['outcome.record']({
        callId,
        kind: 'settled',
        detail: 'late',
        s136: null,
      }),
    ])
      expect(refused).toMatchObject({ ok: false, error: { reason: 'record-deleted' } });
  });

  it('is gone from the journal, its log and its tables; the nurse’s half, the chain and the decision stay', async () => {
    for (const word of said) expect(stored()).not.toContain(word);
    expect(call()).toMatchObject({
      callId,
      number: null,
      answers: [],
      contacts: [{ byName: 'Moira Kelso' }],
      retention: { erased: [{ half: 'police', byName: 'Dan Whitfield' }] },
    });
    expect(call()?.closedAtMs).toBeGreaterThan(0);
    expect(verifyJournal(open().journal)).toMatchObject({ ok: true });
    expect(await due()).toMatchObject({ value: { total: 0 } });
    expect(await application.handlers['supervisor.wholeRecord']({ callId })).toMatchObject({
      ok: false,
      error: { reason: 'record-deleted', text: expect.stringContaining('2 Mar 2026') as string },
    });
    expect(await application.handlers['call.select']({ callId })).toMatchObject({
      ok: false,
      error: { reason: 'record-deleted' },
    });
    const files = readdirSync(dir).filter((name) => name.startsWith('journal.db'));
    expect(readFileSync(join(dir, files.find((name) => name.endsWith('-wal')) ?? '')).length).toBe(
      0,
    );
  });

  it('comes out the same when every table is built again from the record', () => {
    const before = call();
    application.stop();
    const { version } = callProjection;
    Object.assign(callProjection, { version: version + 1 });
    try {
      application = start();
      expect(call()).toEqual(before);
    } finally {
      Object.assign(callProjection, { version });
    }
  });

  it('leaves the nurse’s half to the nurse, who may delete it after its own years: then nothing is left', async () => {
    onDay('2040-03-01');
    await as('Moira Kelso');
    expect(await erase()).toMatchObject({ ok: false, error: { reason: 'not-due' } });
    onDay('2040-03-02');
    expect(await due()).toMatchObject({ value: { total: 1 } });
    expect(await erase()).toEqual({ ok: true, value: 'done' });
    expect(call()).toMatchObject({ contacts: [], person: null, handler: { name: 'deleted' } });
    const kept = open()
      .journal.db.all(
        'SELECT type FROM entry JOIN content USING (event_id) WHERE call_id IS NOT NULL',
      )
      .map(({ type }) => type);
    expect(kept).toEqual(['half-erased', 'half-erased']);
  });
});
