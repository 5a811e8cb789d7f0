import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diffCommand } from '#main/cli/protocol/diff.ts';
import { replayCommand } from '#main/cli/protocol/replay.ts';
import { packInUse } from '#main/protocol/load-pack.ts';

class Collected extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

// Whole packs are read again and again, on machines that do other work besides.
vi.setConfig({ testTimeout: 30_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-replay-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

async function run(command: typeof replayCommand, argv: readonly string[]) {
  const [stdout, stderr] = [new Collected(), new Collected()];
  const stdin = Readable.from(['']);
  const code = await command(argv, {
    stdin,
    stdout,
    stderr,
    env: {},
    cwd: folder,
    homeDir: folder,
  });
  return { code, said: stdout.text, wrong: stderr.text };
}

const england = readFileSync(packInUse(), 'utf8');
const draft = england
  .replace(/^version: .*$/m, 'version: 7.7.7')
  .replace(/(- id: several-calls\n[^]*?level: )soon/, '$1urgent');
const vignettes = new URL('../../../fixtures/vignettes/published.json', import.meta.url).pathname;

describe('concord protocol replay', () => {
  it('replays an array of written calls, further keys and all', async () => {
    const { code, said } = await run(replayCommand, ['--calls', vignettes]);
    expect(code).toBe(0);
    expect(said).toMatch(/^\d+ calls of version .* the same, 0 changed, 0 not replayed\.\n$/);
  });

  it('lists every change in words', async () => {
    write('to.yaml', draft);
    const call = { id: 'busy', facts: { linked_calls_24h: '3_or_more', nurse_on_duty: 'yes' } };
    write('calls.jsonl', `\uFEFF${JSON.stringify(call)}\r\n\r\n`);
    const { code, said } = await run(replayCommand, ['--to', 'to.yaml', '--calls', 'calls.jsonl']);
    expect(code).toBe(0);
    expect(said).toContain('0 the same, 1 changed');
    expect(said).toContain('Sooner (1):\n  busy\n    was Within 4 hours: ');
    expect(said).toContain('    now Within the hour: ');
  });

  it('names a bad line and its number, and goes on', async () => {
    write(
      'calls.jsonl',
      [
        '{"id":"a","facts":{}}',
        'not json',
        '{"id":"c","facts":{"weapon":3}}',
        '{"id":"d","facts":{"wepon":"no"}}',
        '{"id":"e"}',
        '{"id":"f","facts":{"__proto__":"no"}}',
        '{"id":"g","answers":[{"question":"life","values":{"life_at_risk_now":"yes"},"words":null}]}',
      ].join('\n'),
    );
    const { code, said, wrong } = await run(replayCommand, ['--calls', 'calls.jsonl', '--json']);
    expect(code).toBe(1);
    const answer = JSON.parse(said) as Record<string, unknown>;
    expect(answer).toMatchObject({ calls: 7, same: 2, notReplayed: 5 });
    expect(wrong).toContain('Line 2 is not JSON');
    expect(wrong).toContain('Line 3: facts.weapon');
    expect(wrong).toContain('Neither version knows wepon: no');
    expect(wrong).toContain('Line 5: The call has neither facts nor answers');
    expect(wrong).toContain('Line 6: There is no fact "__proto__"');
  });

  it('refuses a version, a file of calls and a data folder that cannot be used', async () => {
    write('bad.yaml', 'id: [');
    expect(await run(replayCommand, ['--to', 'bad.yaml'])).toMatchObject({ code: 1 });
    const none = await run(replayCommand, ['--calls', 'none.jsonl']);
    expect(none).toMatchObject({ code: 1 });
    expect(none.wrong).toContain('none.jsonl cannot be read');
    write('half.json', '[{"id":"a"');
    expect((await run(replayCommand, ['--calls', 'half.json'])).wrong).toContain('is not JSON');
    expect(await run(replayCommand, ['--what'])).toMatchObject({ code: 2 });
  });
});

describe('concord protocol diff', () => {
  it('marks the words that were and are', async () => {
    write('to.yaml', draft);
    const { code, said } = await run(diffCommand, ['--to', 'to.yaml']);
    expect(code).toBe(0);
    expect(said).toContain('→ 7.7.7: 2 differences');
    expect(said).toContain('Rule several-calls, response needed, changed:\n  [-soon-]{+urgent+}');
  });

  it('says that a version does not differ from itself', async () => {
    expect((await run(diffCommand, [])).said).toMatch(/: 0 differences\n$/);
    expect(await run(diffCommand, ['--what'])).toMatchObject({ code: 2 });
  });
});
