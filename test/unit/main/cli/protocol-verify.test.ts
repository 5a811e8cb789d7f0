import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { verifyCommand } from '#main/cli/protocol/verify.ts';
import { packInUse } from '#main/protocol/load-pack.ts';

vi.setConfig({ testTimeout: 60_000 });

const reply = z.strictObject({
  pack: z.strictObject({ id: z.string(), version: z.string(), hash: z.string() }).nullable(),
  properties: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      holds: z.boolean(),
      covered: z.number(),
      unit: z.string(),
      counterexample: z
        .strictObject({
          words: z.string(),
          facts: z.record(z.string(), z.union([z.string(), z.array(z.string())])).nullable(),
          rules: z.array(z.string()),
        })
        .nullable(),
    }),
  ),
  ms: z.number(),
});

const dir = mkdtempSync(join(tmpdir(), 'concord-verify-'));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

async function verify(...argv: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const io = { stdin: process.stdin, stdout, stderr, env: {}, cwd: dir, homeDir: dir };
  const code = await verifyCommand(argv, io);
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

const damaged = (name: string, change: (text: string) => string): string => {
  const file = join(dir, name);
  writeFileSync(file, change(readFileSync(packInUse(), 'utf8')));
  return file;
};

describe('concord protocol verify', () => {
  it('proves the script that comes with Concord, and says how much that covers', async () => {
    const { code, out } = await verify('--json');
    const { pack, properties } = reply.parse(JSON.parse(out));
    expect(code).toBe(0);
    expect(pack?.id).toBe('england');
    expect(properties.filter(({ holds }) => !holds)).toEqual([]);
    for (const { id, covered } of properties) expect(covered, id).toBeGreaterThan(0);
  });

  it('gives the shortest call that breaks a property, in words and as facts', async () => {
    const file = damaged('late.yaml', (text) =>
      text.replace(/(- id: weapon-in-hand\n(?: {4}.*\n)*? {4}level: )emergency/, '$1urgent'),
    );
    const { code, out } = await verify(file, '--json');
    const broken = reply.parse(JSON.parse(out)).properties.filter(({ holds }) => !holds);
    expect(code).toBe(1);
    const first = broken.find(({ id }) => id === '1-emergency')?.counterexample;
    expect(first?.facts).toEqual({ weapon: 'in_hand' });
    expect(first?.words).toContain('weapon is in hand');
    expect(first?.rules).toContain('weapon-in-hand');
    expect((await verify(file)).out).toContain('BROKEN');
  });

  it('takes a file that cannot be read as a property that does not hold', async () => {
    const file = damaged('wepon.yaml', (text) => text.replace('fact: weapon', 'fact: wepon'));
    const { code, out } = await verify(file, '--json');
    const { pack, properties } = reply.parse(JSON.parse(out));
    expect([code, pack, properties.length]).toEqual([1, null, 1]);
    expect(properties[0]?.counterexample?.words).toMatch(/line \d+.*wepon/);
  });

  it('says how it is used when it is used otherwise', async () => {
    expect((await verify('a.yaml', 'b.yaml')).code).toBe(2);
    expect((await verify('--wrong')).err).toContain('Usage: concord protocol verify');
  });
});
