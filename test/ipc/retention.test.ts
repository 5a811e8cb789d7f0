import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callCommand } from '#main/cli/call-run.ts';
import { openForCli } from '#main/cli/open-for-cli.ts';
import { retentionCommand } from '#main/cli/retention.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'concord-retention-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const inFolder = () => ({
  stdin: new PassThrough(),
  stdout: new PassThrough(),
  stderr: new PassThrough(),
  env: {},
  cwd: dir,
  homeDir: dir,
});

/** What the command wrote, and how it ended. */
async function ask(argv: readonly string[], packs?: string) {
  const io = inFolder();
  const code = await retentionCommand(argv, io, openForCli(io), packs);
  const text = (stream: PassThrough): string => String(stream.read() ?? '');
  return { code, said: text(io.stdout), complaint: text(io.stderr) };
}

it('lists each half of the calls on this desk with its day, and says which are due', async () => {
  const data = join(dir, 'data');
  expect(
    await callCommand(['run', 'main/play/first-call.json', '--data', data], {
      ...inFolder(),
      cwd: process.cwd(),
    }),
  ).toBe(0);
  const { code, said } = await ask(['--json', '--on', '2099-01-01', '--data', data]);
  expect(code).toBe(0);
  const { halves } = JSON.parse(said) as { halves: readonly { half: string; due: boolean }[] };
  expect(halves.map(({ half, due }) => [half, due])).toEqual([
    ['police', true],
    ['nurse', true],
  ]);
  expect((await ask(['--data', data])).said).toMatch(/^0 of 2 halves are due/);
});

it('refuses what is no day and years below the rules, and opens nothing for it', async () => {
  expect(await ask(['--on', 'soon'])).toMatchObject({ code: 2, said: '' });
  writeFileSync(join(dir, 'retention.yaml'), 'police: 1\nnurse: 20\n');
  const short = await ask(['--data', join(dir, 'none')], dir);
  expect(short).toMatchObject({ code: 1, said: '' });
  expect(short.complaint).toContain('police (line 1)');
});
