import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { connect } from '#main/journal/db.ts';
import * as faults from '#main/journal/faults.ts';
import { openJournal } from '#main/journal/journal.ts';
import { verifyJournal } from '#main/journal/verify-journal.ts';
import { copyAsCut, optionsFor, openTest, tempDir, thrownBy } from './support/kit.ts';
import { seeded, testSeed, type Random } from './support/random.ts';
import { event, fixedKeys } from './support/script.ts';
import { say } from './support/say.ts';

/** A closed journal of `events` events and the path of its backup. */
function filled(events = 300): { dir: string; path: string; backup: string } {
  const dir = tempDir();
  const journal = openJournal(optionsFor(dir));
  journal.append([event('call-opened', 'call-1')]);
  for (let count = 1; count < events; count += 1) {
    journal.append([event('answer-recorded', 'call-1', { words: 'w'.repeat(200) })]);
  }
  const backup = journal.backup();
  journal.close();
  if (!backup.ok) throw new Error(backup.error.text);
  return { dir, path: join(dir, 'journal.db'), backup: backup.value };
}

function flip(path: string, random: Random, from = 0, below = statSync(path).size): number {
  const bytes = readFileSync(path);
  const at = from + random.below(below - from);
  bytes[at]! ^= 1 << random.below(8);
  writeFileSync(path, bytes);
  return at;
}

/** Opens and reads everything; null when all is well. */
function faultOf(dir: string, events: number): unknown {
  let journal;
  try {
    journal = openJournal(optionsFor(dir));
    const report = verifyJournal(journal);
    expect(report).toMatchObject({ ok: true, events });
    return null;
  } catch (error) {
    return error;
  } finally {
    journal?.close();
  }
}

describe('a damaged journal', () => {
  it('names a file that was cut short and offers the backup', () => {
    const { dir, path, backup } = filled();
    const random = seeded(testSeed('cuts'));
    const whole = readFileSync(path);
    for (let cut = 0; cut < 30; cut += 1) {
      writeFileSync(path, whole.subarray(0, random.below(whole.length)));
      const fault = thrownBy(() => openJournal(optionsFor(dir)));
      expect(fault).toBeInstanceOf(faults.JournalTruncated);
      expect(fault).toMatchObject({ path, lastGoodBackup: backup });
      expect(String(fault)).toContain(path);
      expect(String(fault)).toContain(`concord journal restore ${backup}`);
    }
  });

  it('names an empty file and leaves it empty', () => {
    const { dir, path } = filled();
    truncateSync(path, 0);
    expect(thrownBy(() => openJournal(optionsFor(dir)))).toBeInstanceOf(faults.JournalTruncated);
    expect(statSync(path).size).toBe(0);
  });

  it('names a file with a flipped bit, wherever it is', () => {
    const { dir, path, backup } = filled();
    const random = seeded(testSeed('flips'));
    const whole = readFileSync(path);
    let named = 0;
    const flips = 100;
    for (let count = 0; count < flips; count += 1) {
      const at = flip(path, random);
      const fault = faultOf(dir, 300);
      if (fault !== null) {
        named += 1;
        expect(fault, `flipped at ${at}`).toBeInstanceOf(faults.JournalDamaged);
        expect(fault).toMatchObject({ path, lastGoodBackup: backup });
      }
      writeFileSync(path, whole);
      for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    }
    say(`flips: ${named} of ${flips} named; in the rest every event was still whole`);
    expect(named).toBeGreaterThan(flips * 0.9);
  });

  it('names a flipped bit in the log instead of dropping what follows', () => {
    const random = seeded(testSeed('log flips'));
    const dir = tempDir();
    const journal = openTest(dir);
    for (let count = 0; count < 40; count += 1) journal.append([event('note-taken', 'call-1')]);
    const beforeLast = statSync(join(dir, 'journal.db-wal')).size;
    for (let count = 0; count < 3; count += 1) journal.append([event('note-taken', 'call-1')]);
    let named = 0;
    for (let count = 0; count < 60; count += 1) {
      const copy = copyAsCut(dir);
      const at = flip(join(copy, 'journal.db-wal'), random, 0, beforeLast);
      const fault = faultOf(copy, 43);
      if (fault === null) continue;
      named += 1;
      expect(fault, `flipped at ${at}`).toBeInstanceOf(faults.JournalDamaged);
      expect((fault as Error).message).toContain('journal.db-wal');
    }
    expect(named).toBeGreaterThan(55);
  });

  it('offers no backup that is itself damaged', () => {
    const { dir, path, backup } = filled();
    const later = join(dir, 'backups', 'journal-20990101T000000000Z.db');
    copyFileSync(backup, later);
    truncateSync(later, 5_000);
    truncateSync(path, 9_000);
    expect(thrownBy(() => openJournal(optionsFor(dir)))).toMatchObject({ lastGoodBackup: backup });
  });
});

describe('a journal that is not this one', () => {
  it('names a file that is something else', () => {
    const { dir, path } = filled(1);
    writeFileSync(path, 'Dear diary. '.repeat(2_000));
    rmSync(join(dir, 'journal.mark'));
    const fault = thrownBy(() => openJournal(optionsFor(dir)));
    expect(fault).toBeInstanceOf(faults.JournalNotADatabase);
    expect(readFileSync(path, 'utf8')).toContain('Dear diary');
  });

  it('names a plain SQLite file and another program’s encrypted one', () => {
    const { dir, path } = filled(1);
    rmSync(path);
    const plain = new Database(path);
    plain.exec('CREATE TABLE other (a)');
    plain.close();
    expect(thrownBy(() => openJournal(optionsFor(dir)))).toBeInstanceOf(faults.JournalNotADatabase);
    rmSync(path);
    const sealed = connect(path, fixedKeys.key, { writable: true, mustExist: false });
    sealed.exec('CREATE TABLE other (a)');
    sealed.close();
    expect(thrownBy(() => openJournal(optionsFor(dir)))).toBeInstanceOf(faults.JournalNotADatabase);
  });

  it('names a wrong key, and changes nothing', () => {
    const { dir, path } = filled(3);
    const before = readFileSync(path);
    const wrong = optionsFor(dir, { key: new Uint8Array(32).fill(99) });
    expect(thrownBy(() => openJournal(wrong))).toBeInstanceOf(faults.JournalKeyWrong);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuses another desk’s name and another desk’s signing key', () => {
    const { dir } = filled(1);
    for (const changed of [{ deskId: 'desk-9' }, { signingKey: new Uint8Array(32).fill(77) }]) {
      const fault = thrownBy(() => openJournal(optionsFor(dir, changed)));
      expect(fault).toBeInstanceOf(faults.JournalOfAnotherDesk);
    }
  });

  it('refuses a database from a newer build by name', () => {
    const { dir, path } = filled(1);
    const later = connect(path, fixedKeys.key, { writable: true, mustExist: true });
    later.pragma('user_version=9990');
    later.close();
    const fault = thrownBy(() => openJournal(optionsFor(dir)));
    expect(fault).toMatchObject({ name: 'JournalFromFuture', code: 'journal-from-future' });
    expect(String(fault)).toContain('9990');
  });
});

describe('a missing journal', () => {
  it('is a fault beside its marker or a backup, and no new one is made', () => {
    const { dir, path, backup } = filled(3);
    rmSync(path);
    expect(thrownBy(() => openJournal(optionsFor(dir)))).toMatchObject({
      name: 'JournalMissing',
      lastGoodBackup: backup,
    });
    rmSync(join(dir, 'journal.mark'));
    expect(thrownBy(() => openJournal(optionsFor(dir)))).toBeInstanceOf(faults.JournalMissing);
    expect(existsSync(path)).toBe(false);
  });

  it('is made in a fresh folder, whole, with nothing left over', () => {
    const dir = join(tempDir(), 'new', 'folder');
    openTest(dir).close();
    expect(readdirSync(dir).sort()).toEqual(['journal.db', 'journal.mark']);
  });

  it('is not made by opening for reading', () => {
    const dir = tempDir();
    const fault = thrownBy(() => openJournal(optionsFor(dir, { writable: false })));
    expect(fault).toBeInstanceOf(faults.JournalAbsent);
    expect(readdirSync(dir)).toEqual([]);
  });
});
