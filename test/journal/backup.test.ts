import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { backupsIn, backupsKept, eventsInBackup } from '#main/journal/backup.ts';
import { openJournal, type Journal } from '#main/journal/journal.ts';
import { restoreBackup, type RestoreOptions } from '#main/journal/restore.ts';
import { verifyJournal } from '#main/journal/verify-journal.ts';
import { openTest, optionsFor, tempDir, thrownBy } from './support/kit.ts';
import { event, fixedKeys } from './support/script.ts';

const hourMs = 3_600_000;
const startMs = 1_790_000_000_000;

const made = (journal: Journal): string => {
  const result = journal.backup();
  if (!result.ok) throw new Error(result.error.text);
  return result.value;
};

const restoring = (
  dir: string,
  backup: string,
  changed: Partial<RestoreOptions> = {},
): RestoreOptions => ({
  dir,
  backup,
  backupKey: fixedKeys.backupKey,
  keys: {
    databaseKey: fixedKeys.key,
    backupKey: fixedKeys.backupKey,
    signingSeed: fixedKeys.signingKey,
  },
  newEventId: uuidv7,
  nowMs: startMs,
  ...changed,
});

describe('a backup', () => {
  it('is whole, under its own key, while the journal is in use', () => {
    const journal = openTest(tempDir());
    journal.append([event('call-opened', 'call-1')]);
    const path = made(journal);
    expect(eventsInBackup(path, fixedKeys.backupKey)).toBe(1);
    expect(eventsInBackup(path, fixedKeys.key)).toBeNull();
    expect(verifyJournal({ path, key: fixedKeys.backupKey })).toMatchObject({
      ok: true,
      events: 1,
    });
    journal.append([event('call-closed', 'call-1')]);
    expect(readdirSync(join(journal.dir, 'backups'))).toHaveLength(1);
  });

  it('is made when the last is six hours old, and the oldest go', () => {
    const journal = openTest(tempDir());
    expect(journal.backupIfDue(startMs)).toMatchObject({ ok: true });
    expect(journal.backupIfDue(startMs + 5 * hourMs)).toBeNull();
    for (let count = 1; count <= backupsKept + 2; count += 1) {
      expect(journal.backupIfDue(startMs + count * 6 * hourMs)).toMatchObject({ ok: true });
    }
    expect(backupsIn(journal.dir)).toHaveLength(backupsKept);
    expect(journal.backupIfDue(startMs)).toMatchObject({ ok: true });
  });

  it('is refused in words without a backup key or a folder to write to', () => {
    const { dir, key, signingKey, clock, newEventId } = optionsFor(tempDir());
    const journal = openJournal({ dir, key, signingKey, clock, newEventId, projections: [] });
    expect(journal.backup()).toMatchObject({ ok: false, error: { reason: 'no-backup-key' } });
    journal.close();
    const other = openTest(tempDir());
    writeFileSync(join(other.dir, 'backups'), 'a file where the folder should be');
    expect(other.backup()).toMatchObject({ ok: false, error: { reason: 'backup-failed' } });
  });
});

describe('restoring', () => {
  it('puts the backup in place, keeps the damaged file, and begins a new chain', () => {
    const dir = tempDir();
    const journal = openJournal(optionsFor(dir));
    journal.append([event('call-opened', 'call-1'), event('answer-recorded', 'call-1')]);
    const backup = made(journal);
    journal.append([event('answer-recorded', 'call-1')]);
    journal.close();
    truncateSync(join(dir, 'journal.db'), 10_000);
    thrownBy(() => openJournal(optionsFor(dir)));

    const restored = restoreBackup(restoring(dir, backup));
    if (!restored.ok) throw new Error(restored.error.text);
    expect(restored.value.events).toBe(2);
    expect(readFileSync(join(restored.value.aside!, 'journal.db'))).toHaveLength(10_000);

    const again = openTest(dir);
    expect(again.deskId).toBe(restored.value.desk);
    expect(again.deskId).not.toBe(journal.deskId);
    expect([...again.read()].map(({ type }) => type)).toEqual([
      'call-opened',
      'answer-recorded',
      'journal-restored',
    ]);
    again.append([event('answer-recorded', 'call-1')]);
    expect(again.db.all('SELECT question FROM call_at')).toEqual([{ question: 3 }]);
    expect(verifyJournal(again)).toMatchObject({
      ok: true,
      events: 4,
      desks: [{ events: 2 }, { events: 2 }],
    });
  });

  it('refuses a damaged backup or another key, and leaves the journal alone', () => {
    const dir = tempDir();
    const journal = openJournal(optionsFor(dir));
    journal.append([event('call-opened', 'call-1')]);
    const backup = made(journal);
    journal.close();
    const before = readFileSync(join(dir, 'journal.db'));
    const wrongKey = restoring(dir, backup, { backupKey: new Uint8Array(32).fill(9) });
    expect(restoreBackup(wrongKey)).toMatchObject({ error: { reason: 'backup-not-good' } });
    truncateSync(backup, 20_000);
    expect(restoreBackup(restoring(dir, backup))).toMatchObject({
      error: { reason: 'backup-not-good' },
    });
    expect(restoreBackup(restoring(dir, join(dir, 'none.db')))).toMatchObject({ ok: false });
    expect(readFileSync(join(dir, 'journal.db')).equals(before)).toBe(true);
    expect(existsSync(join(dir, 'set-aside'))).toBe(false);
  });

  it('is refused with the process id while the window is open', () => {
    const dir = tempDir();
    const journal = openTest(dir);
    const backup = made(journal);
    expect(journal.lock('window').ok).toBe(true);
    const refused = restoreBackup(restoring(dir, backup));
    expect(refused).toMatchObject({ ok: false, error: { reason: 'journal-in-use' } });
    expect(!refused.ok && refused.error.text).toContain(`process ${process.pid}`);
  });
});
