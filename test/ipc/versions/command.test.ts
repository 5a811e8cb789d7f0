import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApplication } from '#main/application.ts';
import { protocolCommand } from '#main/cli/protocol.ts';
import { machineHands } from '#main/hands.ts';
import { fileSecretStore } from '#main/journal/file-secret-store.ts';
import { protocolVersions } from '#shared/contract/cli.ts';
import { packsWith, smallScript } from '#test/support/small-script.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'concord-versions-cli-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function concord(...argv: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const io = { stdin: process.stdin, stdout, stderr, env: {}, cwd: dir, homeDir: dir };
  const code = await protocolCommand(argv, io);
  const text = (stream: PassThrough) => String(stream.read() ?? '');
  return { code, out: text(stdout), err: text(stderr) };
}

describe('concord protocol versions', () => {
  it('lists what the desk has, newest first, in words and for machines', async () => {
    const data = join(dir, 'data');
    for (const version of ['1.0.0', '2.0.0'])
      createApplication({
        dataDir: data,
        packs: packsWith(join(dir, 'packs'), smallScript({ version })),
        secrets: fileSecretStore(join(data, 'keys')),
        hands: machineHands,
        copyText: () => Promise.resolve(),
        notices: [],
        show: () => undefined,
      }).stop();
    const { code, out } = await concord('versions', '--data', data);
    expect(code).toBe(0);
    expect(out).toMatch(/^england 2\.0\.0 {2}[0-9a-f]{8} {2}draft {5}Not checked yet\n/);
    expect(out).toMatch(/\nengland 1\.0\.0 .* in-use .*as delivered\n$/);
    const { versions } = protocolVersions.parse(
      JSON.parse((await concord('versions', '--data', data, '--json')).out),
    );
    expect(versions.map(({ version }) => version)).toEqual(['2.0.0', '1.0.0']);
  });

  it('makes no desk where there is none, and says how it is used', async () => {
    const none = await concord('versions', '--data', join(dir, 'none'));
    expect(none).toMatchObject({ code: 1, out: '' });
    expect(none.err).toContain('There is no desk in');
    expect(await concord('versions', '--data', join(dir, 'none'))).toMatchObject({ code: 1 });
    expect(await concord('versions', '--fast')).toMatchObject({ code: 2, out: '' });
    expect(await concord('sing')).toMatchObject({ code: 2, out: '' });
    expect(await concord('help')).toMatchObject({ code: 0, err: '' });
  });
});
