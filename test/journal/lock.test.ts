import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockHolder, takeLock } from '#main/journal/lock.ts';
import { tempDir } from './support/kit.ts';

const held = (dir: string): { release: () => void } => {
  const taken = takeLock(dir, 'window');
  if (!taken.ok) throw new Error(taken.error.text);
  return taken.value;
};

describe('the folder’s lock', () => {
  it('refuses an import while the window is open, naming its process', () => {
    const dir = tempDir();
    const window = held(dir);
    const refused = takeLock(dir, 'import');
    expect(refused).toMatchObject({
      ok: false,
      error: { reason: 'journal-in-use', pid: process.pid, kind: 'window' },
    });
    expect(!refused.ok && refused.error.text).toContain(`process ${process.pid}`);
    window.release();
    expect(takeLock(dir, 'import').ok).toBe(true);
  });

  it('is taken over from a process that was killed', async () => {
    const dir = tempDir();
    const script = `import { takeLock } from ${JSON.stringify(join(import.meta.dirname, '../../main/journal/lock.ts'))};
      console.log(takeLock(${JSON.stringify(dir)}, 'window').ok); setInterval(() => {}, 1000);`;
    const run = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: join(import.meta.dirname, '../..'),
    });
    await once(run.stdout, 'data');
    expect(takeLock(dir, 'import')).toMatchObject({ ok: false, error: { pid: run.pid } });
    run.kill('SIGKILL');
    await once(run, 'close');
    expect(lockHolder(dir)).toBeNull();
    expect(takeLock(dir, 'import').ok).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')(
    'is not kept by another process that got the same number',
    () => {
      const dir = tempDir();
      const holder = { pid: process.pid, kind: 'window', born: 'another-boot:1' };
      writeFileSync(join(dir, 'journal.lock'), JSON.stringify(holder));
      expect(takeLock(dir, 'import').ok).toBe(true);
    },
  );

  it('is taken over when a power cut left it empty', () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'journal.lock'), '');
    held(dir).release();
    expect(existsSync(join(dir, 'journal.lock'))).toBe(false);
  });

  it('is not released by somebody who no longer holds it', () => {
    const dir = tempDir();
    const first = held(dir);
    const { pid } = spawnSync('true');
    writeFileSync(join(dir, 'journal.lock'), JSON.stringify({ pid, kind: 'import', born: null }));
    first.release();
    expect(existsSync(join(dir, 'journal.lock'))).toBe(true);
  });
});
