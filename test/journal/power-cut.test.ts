import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournal } from '#main/journal/journal.ts';
import { verifyJournal } from '#main/journal/verify-journal.ts';
import { setUpDesk } from '#test/support/desk.ts';
import { applicationOn } from './support/application-acts.ts';
import { copyAsCut, openTest, optionsFor, tempDir } from './support/kit.ts';
import { seeded, testSeed } from './support/random.ts';
import { event } from './support/script.ts';
import { syncsBeforeAcks } from './support/syscalls.ts';
import { say } from './support/say.ts';

describe('a log cut by a power failure', () => {
  it('keeps every acknowledged event wherever the log is cut after it', () => {
    const random = seeded(testSeed('log cuts'));
    const dir = tempDir();
    const journal = openTest(dir);
    const wal = join(dir, 'journal.db-wal');
    const acknowledged: { id: string; walBytes: number }[] = [];
    for (let count = 0; count < 60; count += 1) {
      const words = 'w'.repeat(random.below(3_000));
      const [stored] = journal.append([event('answer-recorded', 'call-1', { words })]);
      acknowledged.push({ id: stored!.eventId, walBytes: statSync(wal).size });
    }
    const whole = statSync(wal).size;
    for (let cut = 0; cut < 60; cut += 1) {
      const at = random.below(whole + 1);
      const copy = copyAsCut(dir);
      truncateSync(join(copy, 'journal.db-wal'), at);
      // Half of the cuts leave rubbish behind them, as blocks that were allocated and never written do.
      if (cut % 2 === 0) appendRubbish(join(copy, 'journal.db-wal'), random.below(5_000));
      const opened = openJournal(optionsFor(copy));
      const present = new Set([...opened.read()].map(({ eventId }) => eventId));
      const lost = acknowledged.filter(({ id, walBytes }) => walBytes <= at && !present.has(id));
      expect(lost, `cut at ${at} of ${whole}`).toEqual([]);
      expect(verifyJournal(opened).ok).toBe(true);
      opened.close();
    }
  });

  it('goes on writing after a cut', () => {
    const dir = tempDir();
    const journal = openTest(dir);
    for (let count = 0; count < 10; count += 1) journal.append([event('note-taken', 'call-1')]);
    const copy = copyAsCut(dir);
    const wal = join(copy, 'journal.db-wal');
    truncateSync(wal, statSync(wal).size - 100);
    const opened = openTest(copy);
    expect(opened.lastSeq()).toBe(9);
    opened.append([event('note-taken', 'call-1')]);
    expect(verifyJournal(opened)).toMatchObject({ ok: true, events: 10 });
  });
});

const hasStrace = spawnSync('strace', ['-V']).status === 0;
if (!hasStrace)
  say('SKIPPED: strace is not installed, so syncs before acknowledgements are not shown');

describe.skipIf(!hasStrace)('the disk before the acknowledgement', () => {
  const trace = async (flags: readonly string[]): Promise<string> => {
    const dir = tempDir();
    const first = applicationOn(dir);
    await setUpDesk(first);
    first.stop();
    const output = join(dir, 'trace.txt');
    const child = join(import.meta.dirname, 'support/writer-child.ts');
    const run = spawnSync(
      'strace',
      ['-f', '-y', '-s', '16', '-o', output, '-e', 'trace=write,pwrite64,fsync,fdatasync'].concat([
        process.execPath,
        ...flags,
        child,
        dir,
        '7',
        '40',
      ]),
      { encoding: 'utf8' },
    );
    expect(run.stderr).toBe('');
    return readFileSync(output, 'utf8');
  };

  it('syncs the log before each of 40 acknowledgements', async () => {
    expect(syncsBeforeAcks(await trace([]))).toEqual({ acknowledged: 40, notSynced: 0 });
  });

  it('is seen to fail when syncing is off', async () => {
    const off = join(import.meta.dirname, 'support/sync-off.ts');
    const found = syncsBeforeAcks(await trace(['--import', off]));
    expect(found.acknowledged).toBe(40);
    expect(found.notSynced).toBe(40);
  });
});

function appendRubbish(path: string, bytes: number): void {
  writeFileSync(path, Buffer.alloc(bytes, 0xa5), { flag: 'a' });
}
