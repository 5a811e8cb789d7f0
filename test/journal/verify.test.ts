import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect, type Connection } from '#main/journal/db.ts';
import { entryHash, signerFrom } from '#main/journal/envelope.ts';
import { openJournal } from '#main/journal/journal.ts';
import { verifyJournal } from '#main/journal/verify-journal.ts';
import { openTest, optionsFor, tempDir } from './support/kit.ts';
import { event, fixedKeys } from './support/script.ts';

/** 600 events (two checkpoints), then somebody with the database key at work on the file. */
function tampered(work: (db: Connection) => void): string {
  const dir = tempDir();
  const journal = openJournal(optionsFor(dir));
  for (let batch = 0; batch < 60; batch += 1) {
    journal.append(Array.from({ length: 10 }, (_, at) => event('heard', 'call-1', { at })));
  }
  journal.close();
  const db = connect(join(dir, 'journal.db'), fixedKeys.key, { writable: true, mustExist: true });
  for (const row of db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .all()) {
    db.exec(`DROP TRIGGER ${row.name}`);
  }
  db.pragma('foreign_keys=OFF');
  work(db);
  db.close();
  return dir;
}

const breakOf = (dir: string, quick = false): unknown =>
  verifyJournal(openTest(dir), { quick }).brokenAt;

describe('verify', () => {
  it('finds content that was changed', () => {
    const dir = tampered((db) => {
      db.exec(
        `UPDATE content SET content = '{"at":99}' WHERE event_id = (SELECT event_id FROM entry WHERE seq = 50)`,
      );
    });
    expect(breakOf(dir)).toMatchObject({
      seq: 50,
      deskSeq: 50,
      why: 'its content was changed after it was written',
    });
    expect(verifyJournal(openTest(dir))).toMatchObject({ ok: false, events: 49 });
  });

  it('finds content that was deleted without an erased event', () => {
    const dir = tampered((db) => {
      db.exec('DELETE FROM content WHERE event_id = (SELECT event_id FROM entry WHERE seq = 7)');
    });
    expect(breakOf(dir)).toMatchObject({
      seq: 7,
      why: 'its content is gone without an erased event',
    });
  });

  it('finds an event taken out, also with the numbers closed up', () => {
    const gone = tampered((db) => db.exec('DELETE FROM entry WHERE seq = 300'));
    expect(breakOf(gone)).toMatchObject({
      seq: 301,
      why: 'one or more events before it are missing',
    });
    const closedUp = tampered((db) => {
      db.exec('DELETE FROM entry WHERE seq = 300');
      for (let seq = 301; seq <= 600; seq += 1)
        db.exec(`UPDATE entry SET seq = ${seq - 1} WHERE seq = ${seq}`);
    });
    expect(breakOf(closedUp)).toMatchObject({
      seq: 300,
      why: 'an event of its desk is missing before it',
    });
  });

  it('finds a row that no longer says what was signed', () => {
    const dir = tampered((db) => db.exec("UPDATE entry SET call_id = 'call-2' WHERE seq = 12"));
    expect(breakOf(dir)).toMatchObject({
      seq: 12,
      why: 'its row differs from its signed envelope',
    });
  });

  it('finds a chain rewritten from one event on by somebody without the signing key', () => {
    const rewrite = (db: Connection): void => {
      const rows = db
        .prepare<[], { seq: number; envelope: Uint8Array; signature: Uint8Array }>(
          'SELECT seq, envelope, signature FROM entry WHERE seq >= 100 ORDER BY seq',
        )
        .all();
      let prevHash: string | null = null;
      for (const { seq, envelope, signature } of rows) {
        const fields = JSON.parse(Buffer.from(envelope).toString()) as Record<string, unknown>;
        if (seq === 100) fields['by'] = { user: 'somebody-else', role: 'handler' };
        if (prevHash !== null) fields['prevHash'] = prevHash;
        const bytes = Buffer.from(JSON.stringify(fields));
        prevHash = entryHash(bytes, signature);
        db.prepare<[Uint8Array, string, number], unknown>(
          'UPDATE entry SET envelope = ?, hash = ? WHERE seq = ?',
        ).run(bytes, prevHash, seq);
      }
    };
    const dir = tampered(rewrite);
    expect(breakOf(dir)).toMatchObject({ seq: 100, why: 'its signature is not from its desk' });
    // Without the signatures of single events, the next checkpoint still tells.
    expect(breakOf(dir, true)).toMatchObject({
      why: 'the chain up to it is not the one that its checkpoint signed',
    });
    expect(openTest(dir).startReport.ok).toBe(false);
  });

  it('finds a signature changed, also without checking signatures', () => {
    const dir = tampered((db) =>
      db.exec('UPDATE entry SET signature = zeroblob(64) WHERE seq = 20'),
    );
    const why = 'its envelope or signature was changed after it was written';
    expect(breakOf(dir)).toMatchObject({ seq: 20, why });
    expect(breakOf(dir, true)).toMatchObject({ seq: 20, why });
  });

  it('finds an event replaced by another that the desk itself signed', () => {
    const dir = tampered((db) => {
      const { envelope } = db
        .prepare<[], { envelope: Uint8Array }>('SELECT envelope FROM entry WHERE seq = 100')
        .get()!;
      const fields = JSON.parse(Buffer.from(envelope).toString()) as Record<string, unknown>;
      const bytes = Buffer.from(JSON.stringify({ ...fields, atMs: 1 }));
      const signature = signerFrom(fixedKeys.signingKey).sign(bytes);
      db.prepare<[Uint8Array, Uint8Array, string], unknown>(
        'UPDATE entry SET envelope = ?, signature = ?, hash = ? WHERE seq = 100',
      ).run(bytes, signature, entryHash(bytes, signature));
    });
    expect(breakOf(dir)).toMatchObject({
      seq: 101,
      why: 'it does not follow from the event before it',
    });
  });

  it('opens a journal with a broken chain, says so, and takes calls', () => {
    const dir = tampered((db) => {
      db.exec(
        `UPDATE content SET content = '{}' WHERE event_id = (SELECT event_id FROM entry WHERE seq = 590)`,
      );
    });
    const journal = openTest(dir);
    expect(journal.startReport).toMatchObject({ ok: false, brokenAt: { seq: 590 } });
    expect(journal.append([event('call-opened', 'call-9')])[0]?.seq).toBe(601);
  });

  it('finds an old break in slices, after a start that only looked at the end', () => {
    const dir = tampered((db) => {
      db.exec(
        `UPDATE content SET content = '{}' WHERE event_id = (SELECT event_id FROM entry WHERE seq = 150)`,
      );
    });
    const journal = openTest(dir);
    expect(journal.startReport.ok).toBe(true);
    expect(journal.startReport.events).toBeLessThan(256);
    expect(journal.verifyNext(100)).toBeNull();
    expect(journal.verifyNext(100)).toMatchObject({ ok: false, brokenAt: { seq: 150 } });
  });

  it('reads a file that is not open, and says how many checkpoints it met', () => {
    const dir = tampered(() => undefined);
    expect(verifyJournal({ path: join(dir, 'journal.db'), key: fixedKeys.key })).toMatchObject({
      ok: true,
      events: 600,
      checkpoints: 2,
    });
  });
});
