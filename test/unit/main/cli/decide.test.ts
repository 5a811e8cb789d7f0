import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { decideCommand } from '#main/cli/decide.ts';
import { decideRefusal, decideReply } from '#shared/contract/cli.ts';

class Collected extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

async function run(input: string, argv: readonly string[] = []) {
  const [stdout, stderr] = [new Collected(), new Collected()];
  const code = await decideCommand(argv, { stdin: Readable.from([input]), stdout, stderr });
  const lines = stdout.text.split('\n').filter((line) => line !== '');
  return { code, lines: lines.map((line): unknown => JSON.parse(line)), said: stderr.text };
}

const vignettes = JSON.parse(
  readFileSync(new URL('../../../fixtures/vignettes/published.json', import.meta.url), 'utf8'),
) as { id: string; facts: object }[];

describe('concord decide', () => {
  it('answers every call, in order, in the shape of the contract', async () => {
    const { code, lines } = await run(
      vignettes.map(({ id, facts }) => JSON.stringify({ id, facts })).join('\n'),
    );
    expect(code).toBe(0);
    expect(lines.map((line) => decideReply.parse(line).id)).toEqual(vignettes.map(({ id }) => id));
  });

  it('refuses a bad line by name and goes on', async () => {
    const { code, lines } = await run(
      [
        'not json',
        '{"id":"a","facts":{"weapn":"no"}}',
        '{"id":"b","facts":{"weapon":"inhand"}}',
        '{"id":"c","facts":{"__proto__":"yes"}}',
        '{"id":"d","facts":[]}',
        '{"id":"e","facts":{"linked_calls_24h":3}}',
        '{"facts":{}}',
        '[1]',
        '{"id":"last","facts":{}}',
      ].join('\r\n'),
    );
    expect(code).toBe(1);
    const refused = lines.slice(0, -1).map((line) => decideRefusal.parse(line));
    expect(refused.map(({ id, error }) => [id, error.reason])).toEqual([
      [null, 'not-json'],
      ['a', 'unknown-fact-or-value'],
      ['b', 'unknown-fact-or-value'],
      [null, 'unknown-fact-or-value'],
      ['d', 'wrong-shape'],
      ['e', 'wrong-shape'],
      [null, 'wrong-shape'],
      [null, 'wrong-shape'],
    ]);
    expect(refused[1]?.error.text).toContain('Line 2');
    expect(refused[1]?.error.text).toContain('"weapon"');
    expect(decideReply.parse(lines.at(-1)).destinations).toEqual(['supervisor_review']);
  });

  it('takes a byte-order mark and empty lines, and nothing at all', async () => {
    expect((await run('\uFEFF{"id":"a","facts":{}}\n\n')).code).toBe(0);
    expect(await run('')).toMatchObject({ code: 0, lines: [] });
  });

  it('refuses wrong usage with 2 and a pack it cannot read with 1', async () => {
    expect((await run('', ['--pck', 'x'])).code).toBe(2);
    const file = join(tmpdir(), 'concord-no-pack.yaml');
    writeFileSync(file, 'id: x\n');
    const { code, said } = await run('{"id":"a","facts":{}}', ['--pack', file]);
    expect(code).toBe(1);
    expect(said).toContain(file);
    expect(said).toContain('questions');
  });
});
