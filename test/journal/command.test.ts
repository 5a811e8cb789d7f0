import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { journalCommand } from '#main/cli/journal.ts';
import { connect } from '#main/journal/db.ts';
import { fileSecretStore } from '#main/journal/file-secret-store.ts';
import { openJournal } from '#main/journal/journal.ts';
import { loadKeys, type KeyBundle } from '#main/journal/keys.ts';
import { tempDir } from './support/kit.ts';
import { event } from './support/script.ts';

async function run(
  ...argv: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await journalCommand(argv, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    env: {},
  });
  return { code, out, err };
}

function desk(): { dir: string; keys: KeyBundle } {
  const dir = tempDir();
  const keys = loadKeys(fileSecretStore(join(dir, 'keys')), dir);
  const journal = openJournal({
    dir,
    key: keys.databaseKey,
    signingKey: keys.signingSeed,
    clock: { nowMs: () => 1_790_000_000_000 },
    newEventId: uuidv7,
    projections: [],
  });
  journal.append([event('call-opened', 'call-1'), event('answer-recorded', 'call-1')]);
  journal.close();
  return { dir, keys };
}

describe('concord journal', () => {
  it('says that a journal is whole', async () => {
    const { dir } = desk();
    expect(await run('verify', '--data', dir)).toEqual({
      code: 0,
      out: `The journal in ${dir} is whole: 2 events of 1 desks.\n`,
      err: '',
    });
    const { code, out } = await run('verify', '--data', dir, '--json');
    expect([code, JSON.parse(out)]).toMatchObject([0, { ok: true, events: 2 }]);
  });

  it('says where a chain breaks', async () => {
    const { dir, keys } = desk();
    const db = connect(join(dir, 'journal.db'), keys.databaseKey, {
      writable: true,
      mustExist: true,
    });
    db.exec(
      `DROP TRIGGER content_no_update; UPDATE content SET content = '1' WHERE event_id = (SELECT event_id FROM entry WHERE seq = 2)`,
    );
    db.close();
    const { code, err } = await run('verify', '--data', dir);
    expect(code).toBe(1);
    expect(err).toContain('breaks at event 2');
    expect(err).toContain('its content was changed after it was written');
    const json = await run('verify', '--data', dir, '--json');
    expect([json.code, JSON.parse(json.out)]).toMatchObject([
      1,
      { ok: false, brokenAt: { seq: 2 } },
    ]);
  });

  it('backs up, and restores over a damaged journal', async () => {
    const { dir } = desk();
    expect((await run('backup', '--data', dir)).code).toBe(0);
    const [name = ''] = readdirSync(join(dir, 'backups'));
    truncateSync(join(dir, 'journal.db'), 5_000);
    const damaged = await run('verify', '--data', dir);
    expect(damaged.code).toBe(1);
    expect(damaged.err).toContain(`concord journal restore ${join(dir, 'backups', name)}`);
    const restored = await run('restore', name, '--data', dir);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain(join(dir, 'set-aside'));
    expect((await run('verify', '--data', dir)).out).toContain('3 events of 2 desks');
  });

  it('restores on another machine with the key from the safe', async () => {
    const { dir } = desk();
    await run('backup', '--data', dir);
    const backup = join(dir, 'backups', readdirSync(join(dir, 'backups'))[0] ?? '');
    const other = tempDir();
    const paper = join(other, 'paper.txt');
    writeFileSync(paper, (await run('backup-key', '--data', dir)).out);
    const restored = await run('restore', backup, '--data', other, '--backup-key-file', paper);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect((await run('verify', '--data', other)).code).toBe(0);
    writeFileSync(paper, 'nonsense');
    const refused = await run('restore', backup, '--data', other, '--backup-key-file', paper);
    expect(refused).toMatchObject({ code: 1 });
  });

  it('refuses wrong usage with 2 and a folder without a journal with 1, making nothing', async () => {
    const dir = join(tempDir(), 'none');
    for (const argv of [[], ['frobnicate'], ['verify', 'x'], ['verify', '--wrong'], ['restore']]) {
      expect((await run(...argv, '--data', dir)).code, argv.join(' ')).toBe(2);
    }
    const { code, err } = await run('verify', '--data', dir);
    expect(code).toBe(1);
    expect(err).toContain(dir);
    expect(existsSync(dir)).toBe(false);
  });
});
