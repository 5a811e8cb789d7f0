import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paperCommand } from '#main/cli/protocol/paper.ts';
import { loadProtocol } from '#main/protocol/load-pack.ts';
import { paperCode } from '#shared/protocol/paper-code.ts';

vi.setConfig({ testTimeout: 60_000 });
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'concord-paper-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

async function run(...argv: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const io = { stdin: new PassThrough(), stdout, stderr, env: {}, cwd: dir, homeDir: dir };
  const exit = await paperCommand(argv, io);
  return { exit, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

describe('concord protocol paper', () => {
  it('writes the script in use, and names its code', async () => {
    const { exit, out } = await run('--out', 'script.pdf');
    expect(exit).toBe(0);
    expect(out).toContain(paperCode(loadProtocol().pack.hash));
    expect(readFileSync(join(dir, 'script.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('needs to be told where', async () => {
    expect(await run()).toMatchObject({ exit: 2, err: expect.stringContaining('--out') as string });
    expect((await run('--nonsense')).exit).toBe(2);
  });

  it('writes nothing for a pack or a place that cannot be used', async () => {
    const pack = await run('nowhere.yaml', '--out', 'script.pdf');
    expect(pack.exit).toBe(1);
    expect(pack.err).toContain('cannot be read');
    expect(existsSync(join(dir, 'script.pdf'))).toBe(false);
    expect((await run('--out', join('no', 'such', 'folder.pdf'))).exit).toBe(1);
  });
});
