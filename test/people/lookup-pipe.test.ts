import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importCommand } from '#main/cli/import.ts';
import type { Io } from '#main/cli/io.ts';
import { openForCli } from '#main/cli/open-for-cli.ts';
import { root } from '#tools/root.ts';
import { practiceFolder } from './desk.ts';

let dir: string;
const io = (): Io => ({
  stdin: new PassThrough(),
  stdout: new PassThrough(),
  stderr: new PassThrough(),
  env: {},
  cwd: practiceFolder,
  homeDir: dir,
});
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'concord-lookup-'));
  const argv = ['fhir', 'whitlock.json', '--data', dir];
  expect(await importCommand(argv, io(), openForCli(io()))).toBe(0);
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** The command as a machine runs it, over a pipe; every chunk is written when the answers before it are in. */
async function asked(
  chunks: readonly { readonly send: Buffer | string; readonly answers: number }[],
): Promise<{ readonly code: unknown; readonly lines: readonly unknown[] }> {
  const child = spawn(
    process.execPath,
    [join(root, 'main/cli/index.ts'), 'lookup', '--jsonl', '--data', dir],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const lines: unknown[] = [];
  const out = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) {
      const line = await out.next();
      if (line.done === true) return;
      lines.push(JSON.parse(line.value) as unknown);
    }
  };
  await next(1);
  for (const { send, answers } of chunks) {
    child.stdin.write(send);
    await next(answers);
  }
  child.stdin.end();
  await next(1);
  const [code] = (await ended) as readonly unknown[];
  return { code, lines };
}

const question = (qid: string, fields: Record<string, string>): string =>
  JSON.stringify({ type: 'query', qid, fields });

describe('concord lookup --jsonl over a pipe', () => {
  it('answers each line as soon as it is whole, wherever it was cut, and the last without its end', async () => {
    const bytes = Buffer.from(`${question('ż', { text: 'Whitlock Danny' })}\n`);
    const cut = bytes.indexOf(0xc5) + 1;
    const { code, lines } = await asked([
      { send: bytes.subarray(0, cut), answers: 0 },
      { send: bytes.subarray(cut), answers: 1 },
      {
        send: `\n${question('2', { text: 'Whitlock' })}\n${question('3', { phone: '1' })}\n`,
        answers: 2,
      },
      { send: question('4', { given_name: 'Daniel', surname: 'Whitlock' }), answers: 0 },
    ]);
    expect(lines[0]).toEqual({ type: 'ready' });
    expect(lines.slice(1).map((line) => (line as { qid: string }).qid)).toEqual([
      'ż',
      '2',
      '3',
      '4',
    ]);
    const found = lines.map((line) => (line as { results?: unknown[] }).results?.length ?? 0);
    expect(found).toEqual([0, 1, 1, 0, 1]);
    expect(code).toBe(0);
  });

  it('says what is wrong with a line, goes on, and ends with 1', async () => {
    const { code, lines } = await asked([
      { send: 'not json\n', answers: 1 },
      { send: `${JSON.stringify({ type: 'query', qid: '1' })}\n`, answers: 1 },
      { send: `${question('2', { text: 'Whitlock' })}\n{"type":"end"}\n`, answers: 1 },
    ]);
    expect(lines.slice(1)).toMatchObject([
      { type: 'error', error: { text: expect.stringContaining('not JSON') as string } },
      { type: 'error', error: { text: expect.stringContaining('fields') as string } },
      { type: 'result', qid: '2' },
    ]);
    expect(code).toBe(1);
  });

  it('logs that somebody looked, and how often', async () => {
    await asked([{ send: `${question('1', { text: 'Whitlock' })}\n`, answers: 1 }]);
    const journal = openForCli(io())(dir);
    const logged = [...journal.read({ type: 'people-listed' })];
    journal.close();
    expect(logged).toMatchObject([{ content: { count: 0 } }, { content: { count: 1 } }]);
  });
});
