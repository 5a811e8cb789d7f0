import { describe, expect, it } from 'vitest';
import { JournalFault, ProjectionFailed } from '#main/journal/faults.ts';
import { connect } from '#main/journal/db.ts';
import type { Projection } from '#main/journal/journal.ts';
import { verifyJournal } from '#main/journal/verify-journal.ts';
import { join } from 'node:path';
import { openTest, tempDir, thrownBy } from './support/kit.ts';
import { seeded, testSeed } from './support/random.ts';
import { callAt, event, fixedKeys } from './support/script.ts';

const raw = (dir: string): ReturnType<typeof connect> =>
  connect(join(dir, 'journal.db'), fixedKeys.key, { writable: true, mustExist: true });

describe('append', () => {
  it('gives back what a later read gives', () => {
    const dir = tempDir();
    const journal = openTest(dir);
    const written = journal.append([
      event('call-opened', 'call-1', { at: 'ringing', skipped: undefined, list: [1, 'ü', null] }),
      { ...event('desk-opened'), by: null, packHash: 'abc' },
    ]);
    journal.close();
    expect([...openTest(dir).read()]).toEqual(written);
    expect(written.map(({ seq, deskSeq }) => [seq, deskSeq])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('reads by call, by type, from a place and up to a number', () => {
    const journal = openTest(tempDir());
    for (let count = 0; count < 600; count += 1) {
      journal.append([event(count % 3 === 0 ? 'note-taken' : 'heard', `call-${count % 2}`)]);
    }
    const seqs = (filter: Parameters<typeof journal.read>[0]): number[] =>
      [...journal.read(filter)].map(({ seq }) => seq);
    expect(seqs({ callId: 'call-1' })).toHaveLength(300);
    expect(seqs({ type: 'note-taken', callId: 'call-0', sinceSeq: 580 })).toEqual([583, 589, 595]);
    expect(seqs({ sinceSeq: 10, limit: 3 })).toEqual([11, 12, 13]);
    expect(seqs({ limit: 256 })).toHaveLength(256);
    expect(seqs({ limit: 600 })).toEqual(Array.from({ length: 600 }, (_, at) => at + 1));
  });

  it('writes all of a batch and its rows, or nothing', () => {
    const journal = openTest(tempDir());
    const fails = (): unknown =>
      thrownBy(() =>
        journal.append([event('people-imported'), event('people-imported')], {
          alsoInTransaction: (db) => {
            db.run("INSERT INTO draft VALUES ('half', 'done')");
            throw new Error('row 17');
          },
        }),
      );
    expect(String(fails())).toContain('row 17');
    expect(journal.lastSeq()).toBe(0);
    expect(journal.draft('half')).toBeNull();
    expect(journal.append([event('people-imported')])[0]).toMatchObject({ seq: 1, deskSeq: 1 });
  });

  it('decides inside the transaction on rows that are not stale', () => {
    const dir = tempDir();
    const window = openTest(dir);
    const command = openTest(dir, { projections: [] });
    command.append([event('call-opened', 'call-1')]);
    const [stored] = window.append((db) => {
      const row = db.get("SELECT question FROM call_at WHERE call_id = 'call-1'");
      return [event('answer-recorded', 'call-1', { question: row?.['question'] })];
    });
    expect(stored?.content).toEqual({ question: 1 });
  });

  it('refuses content that is not a JSON value', () => {
    const journal = openTest(tempDir());
    const bad = { ...event('note-taken'), content: undefined };
    expect(thrownBy(() => journal.append([bad]))).toBeInstanceOf(TypeError);
    const half = { ...event('note-taken'), atMs: 1.5 };
    expect(thrownBy(() => journal.append([half]))).toBeInstanceOf(TypeError);
    expect(journal.lastSeq()).toBe(0);
  });

  it('refuses an event that a view cannot fold, naming both', () => {
    const bad: Projection = {
      ...callAt,
      apply: (db) => {
        db.run('INSERT INTO call_at VALUES (?, ?, ?)', null, null, null);
      },
    };
    const journal = openTest(tempDir(), { projections: [bad] });
    const fault = thrownBy(() => journal.append([event('call-opened', 'call-1')]));
    expect(fault).toBeInstanceOf(ProjectionFailed);
    expect(String(fault)).toContain('call-at');
    expect(journal.lastSeq()).toBe(0);
  });
});

describe('two writers on one journal', () => {
  it('interleave into one whole chain, and each hears of the other', () => {
    const random = seeded(testSeed('two writers'));
    const dir = tempDir();
    const window = openTest(dir);
    const command = openTest(dir);
    const heard: string[] = [];
    const watch = window.watch((events) => heard.push(...events.map(({ eventId }) => eventId)));
    const byCommand: string[] = [];
    for (let count = 0; count < 300; count += 1) {
      const by = random.below(2) === 0 ? window : command;
      const stored = by.append([event(count % 9 === 0 ? 'call-opened' : 'heard', `call-${count}`)]);
      if (by === command) byCommand.push(stored[0]!.eventId);
      if (random.below(5) === 0) watch.check();
    }
    watch.check();
    watch.check();
    expect(heard).toEqual(byCommand);
    expect(verifyJournal(window)).toMatchObject({ ok: true, events: 300 });
    expect(window.db.all('SELECT * FROM call_at')).toHaveLength(34);
    watch.stop();
    command.append([event('heard')]);
    watch.check();
    expect(heard).toEqual(byCommand);
  });
});

describe('the record', () => {
  it('cannot be changed, deleted or replaced', () => {
    const dir = tempDir();
    const journal = openTest(dir);
    journal.append([event('call-opened', 'call-1', { a: 1 }), event('call-closed', 'call-1')]);
    journal.close();
    const db = raw(dir);
    for (const sql of [
      "UPDATE entry SET type = 'x'",
      'DELETE FROM entry',
      'DELETE FROM entry WHERE seq = 2',
      'REPLACE INTO entry SELECT * FROM entry WHERE seq = 1',
      "UPDATE content SET content = '{}'",
      'DELETE FROM content',
      'REPLACE INTO content SELECT * FROM content',
      'INSERT INTO erasure SELECT event_id, event_id FROM entry',
    ]) {
      expect(
        thrownBy(() => db.exec(sql)),
        sql,
      ).toMatchObject({
        message: expect.stringMatching(/append-only|erased event/) as string,
      });
    }
    db.close();
    expect(verifyJournal(openTest(dir))).toMatchObject({ ok: true, events: 2 });
  });

  it('loses an erased content for good, and the chain stays whole', () => {
    const dir = tempDir();
    const journal = openTest(dir);
    const ids = journal
      .append([
        event('note-taken', 'call-1', { words: 'said in confidence' }),
        event('note-taken', 'call-1', { words: 'and this' }),
      ])
      .map(({ eventId }) => eventId);
    const [closed] = journal.append([event('call-closed', 'call-1')]);
    const why = { by: { user: 'sam', role: 'steward' }, reason: 'retention' };
    journal.erase(ids, why);
    expect(verifyJournal(journal)).toMatchObject({ ok: true, events: 4, erased: 2 });
    const kinds = [...journal.read()].map(({ kind }) => kind);
    expect(kinds).toEqual(['content-erased', 'content-erased', 'event', 'event']);
    for (const again of [[closed!.eventId, ids[0]!], ['no-such-event']])
      expect(thrownBy(() => journal.erase(again, why))).toBeInstanceOf(RangeError);
    expect(verifyJournal(journal)).toMatchObject({ events: 4, erased: 2 });
    journal.close();
    expect([...openTest(dir, { projections: [callAt] }).read()]).toHaveLength(4);
  });

  it('keeps drafts and settings outside the chain', () => {
    const dir = tempDir();
    const journal = openTest(dir);
    journal.saveDraft('call-1', 'she said');
    journal.saveDraft('call-1', 'she said that');
    journal.saveSetting('theme', 'dark');
    journal.close();
    const again = openTest(dir);
    expect([again.draft('call-1'), again.setting('theme'), again.setting('none')]).toEqual([
      'she said that',
      'dark',
      null,
    ]);
    again.clearDraft('call-1');
    expect(again.draft('call-1')).toBeNull();
    expect(again.lastSeq()).toBe(0);
  });

  it('is not written by a journal opened for reading', () => {
    const dir = tempDir();
    openTest(dir).append([event('call-opened', 'call-1')]);
    const reader = openTest(dir, { writable: false });
    expect(thrownBy(() => reader.append([event('heard')]))).toBeInstanceOf(JournalFault);
    expect(reader.lastSeq()).toBe(1);
  });
});
