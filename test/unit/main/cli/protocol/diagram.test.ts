import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { diagramView } from '#shared/contract/protocol.ts';
import { diagramCommand } from '#main/cli/protocol/diagram.ts';
import { packInUse } from '#main/protocol/load-pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'concord-diagram-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const written = (stream: PassThrough): string => {
  const read: unknown = stream.read();
  return Buffer.isBuffer(read) ? read.toString('utf8') : '';
};

async function run(...argv: readonly string[]) {
  const stdout = new PassThrough({ highWaterMark: 8 * 1024 * 1024 });
  const stderr = new PassThrough();
  const io = { stdin: new PassThrough(), stdout, stderr, env: {}, cwd: folder, homeDir: folder };
  const code = await diagramCommand(argv, io);
  return { code, out: written(stdout), err: written(stderr) };
}

describe('concord protocol diagram', () => {
  it('prints the script in use as one whole SVG', async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out).toMatch(/^<svg [^]*<\/svg>\n$/);
    expect(out).toContain('Is a life in danger now?'.slice(0, 12));
    expect(out).not.toMatch(/<script|href=/);
  });

  it('writes a file, beside where it was asked', async () => {
    const { code, out, err } = await run('--out', 'script.svg');
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain(join(folder, 'script.svg'));
    expect(readFileSync(join(folder, 'script.svg'), 'utf8')).toContain('</svg>');
  });

  it('prints the drawing as data for machines', async () => {
    const { code, out } = await run(packInUse(), '--json');
    expect(code).toBe(0);
    expect(diagramView.parse(JSON.parse(out)).nodes.length).toBeGreaterThan(30);
  });

  it('marks what is new since another version', async () => {
    const text = readFileSync(packInUse(), 'utf8');
    writeFileSync(join(folder, 'older.yaml'), text.replace('short: Is it a gun?', 'short: A gun?'));
    const { out } = await run('--from', 'older.yaml', '--json');
    const { nodes } = diagramView.parse(JSON.parse(out));
    expect(nodes.filter(({ mark }) => mark !== 'same').map(({ id }) => id)).toEqual(['firearm']);
  });

  it('refuses a file that is no pack with all that is wrong, and draws nothing', async () => {
    writeFileSync(join(folder, 'broken.yaml'), 'id: x\n');
    const { code, out, err } = await run('broken.yaml');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/broken\.yaml: \d+ problems/);
  });

  it('refuses a place that cannot be written', async () => {
    const { code, err } = await run('--out', 'nowhere/script.svg');
    expect(code).toBe(1);
    expect(err).toContain('nowhere');
  });

  it('says how it is used', async () => {
    const { code, err } = await run('--colour');
    expect(code).toBe(2);
    expect(err).toContain('Usage: concord protocol diagram');
  });
});
