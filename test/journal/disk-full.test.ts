import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openJournal } from '#main/journal/journal.ts';
import { verifyJournal } from '#main/journal/verify-journal.ts';
import { optionsFor, openTest, tempDir } from './support/kit.ts';
import { say } from './support/say.ts';

const can = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0;
if (!can) say('SKIPPED: without prlimit (Linux) a full disk cannot be staged');

it.skipIf(!can)('refuses with a sentence when the disk is full, and goes on after', async () => {
  const dir = tempDir();
  openJournal(optionsFor(dir)).close();
  const child = join(import.meta.dirname, 'support/full-child.ts');
  // 300 blocks of 1024 bytes: the log meets the limit after some twenty events.
  const run = spawn(
    'bash',
    ['-c', `ulimit -S -f 300; exec "$0" "$@"`, process.execPath, child, dir],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines: string[] = [];
  let rest = '';
  run.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    if (!parts.includes('waiting')) return;
    spawnSync('prlimit', ['--pid', String(run.pid), '--fsize=unlimited']);
    run.stdin.write('room\n');
  });
  await once(run, 'close');

  const acknowledged = lines
    .filter((line) => line.startsWith('event '))
    .map((line) => line.slice(6));
  const refusal = lines.find((line) => line.startsWith('JournalFull: '));
  expect(refusal).toContain('This could not be saved: the disk that holds');
  expect(refusal).toContain('the call is still open');
  expect(lines).toContain('read while full: true');
  expect(lines.indexOf('waiting')).toBeLessThan(lines.lastIndexOf(`event ${acknowledged.at(-1)!}`));

  const journal = openTest(dir);
  expect([...journal.read()].map(({ eventId }) => eventId)).toEqual(acknowledged);
  expect(journal.draft('call-1')).toBe('kept');
  expect(verifyJournal(journal).ok).toBe(true);
});
