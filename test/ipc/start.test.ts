import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildAll } from '#tools/build.ts';
import { root } from '#tools/root.ts';
import { processTree } from '../support/listening.ts';

let dataDir: string;
const started: ChildProcess[] = [];

beforeAll(() => buildAll(['page', 'preload']));
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'concord-start-'));
});
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
  }
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(
    process.execPath,
    [join(root, 'main', 'index.ts'), '--data', dataDir, '--headless', ...args],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  started.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, said, ended };
}

const waitFor = { timeout: 60_000, interval: 50 };

const isOpen = async ({ said }: ReturnType<typeof start>): Promise<void> =>
  await vi.waitFor(() => expect(said.out, said.err).toContain('Concord is open.'), waitFor);

const browsersOf = (child: ChildProcess): readonly number[] =>
  processTree(child.pid ?? 0).filter((pid) => pid !== child.pid);

const isRunning = (pid: number): boolean => existsSync(join('/proc', String(pid)));

describe.skipIf(process.platform !== 'linux')('starting Concord', () => {
  it('hands a link to the Concord that has this data folder, and ends', async () => {
    const first = start([]);
    await isOpen(first);
    const second = start(['concord://call?number=07700900123']);
    expect(await second.ended, second.said.err).toBe(0);
    expect(second.said.out).toBe('Concord is open already; its window comes to the front.\n');
    await vi.waitFor(() => expect(readdirSync(join(dataDir, 'links'))).toEqual([]), waitFor);
    expect(first.child.exitCode).toBeNull();
  });

  it('closes its window and its record when the system ends the session', async () => {
    const concord = start([]);
    const { child, said, ended } = concord;
    await isOpen(concord);
    const browsers = browsersOf(child);
    expect(browsers.length).toBeGreaterThan(0);
    // As with Ctrl-C, which comes from the terminal and from npm.
    child.kill('SIGINT');
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGINT'), 20);
    expect(await ended, said.err).toBe(0);
    await vi.waitFor(() => expect(browsers.filter(isRunning)).toEqual([]), waitFor);
    expect(existsSync(join(dataDir, 'journal.lock'))).toBe(false);
    expect(readdirSync(join(dataDir, 'window'))).toEqual([]);
  });

  it('leaves no browser when it is killed, and starts again over what it left', async () => {
    const concord = start([]);
    const { child, ended } = concord;
    await isOpen(concord);
    const browsers = browsersOf(child);
    child.kill('SIGKILL');
    await ended;
    // Their pipe is gone, so they end by themselves.
    await vi.waitFor(() => expect(browsers.filter(isRunning)).toEqual([]), waitFor);
    const [left] = readdirSync(join(dataDir, 'window'));
    const again = start([]);
    await isOpen(again);
    expect(readdirSync(join(dataDir, 'window'))).not.toContain(left);
    again.child.kill('SIGTERM');
    expect(await again.ended, again.said.err).toBe(0);
  });

  it('plays a scripted call to its close, in pictures', async () => {
    const pictures = join(dataDir, 'pictures');
    const script = join(root, 'main', 'play', 'first-call.json');
    const { said, ended } = start(['--play', script, '--screenshots', pictures]);
    expect(await ended, said.out + said.err).toBe(0);
    expect(readdirSync(pictures).length).toBeGreaterThan(15);
    expect(said.out).toContain(`screenshots are in ${pictures}`);
  });

  it.each([
    ['is not there', '/nowhere.json', /cannot read \/nowhere.json/],
    ['is no script', join(root, 'package.json'), /is not a call script/],
  ])('says so when the script to play %s', async (_what, script, sentence) => {
    const { said, ended } = start(['--play', script]);
    expect(await ended).toBe(1);
    expect(said.err).toMatch(sentence);
    expect(said.err).not.toContain('    at ');
  });

  it('says what to install when there is no browser', async () => {
    const { said, ended } = start([], { CONCORD_BROWSER: '/nowhere/chrome' });
    expect(await ended).toBe(1);
    expect(said.err).toMatch(
      /^concord: CONCORD_BROWSER names \/nowhere\/chrome, which is not there/,
    );
    expect(said.err).not.toContain('    at ');
  });

  it('says how it is started when an argument is not understood', async () => {
    const { said, ended } = start(['--kiosk']);
    expect(await ended).toBe(2);
    expect(said.err).toContain('--data DIR');
    expect(existsSync(join(dataDir, 'journal.db'))).toBe(false);
  });
});
