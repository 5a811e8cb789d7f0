import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createApplication } from '../application.ts';
import { machineHands } from '../hands.ts';
import { fileSecretStore } from '../journal/file-secret-store.ts';
import { resolveDataDir } from '../journal/data-dir.ts';
import { playScript } from '../play/play-script.ts';
import { readScript } from '../play/read-script.ts';
import type { Io } from './io.ts';

const usage = 'concord call run F.json [--data DIR] [--json]\n';

/**
 * `concord call run`: plays a scripted call through the real application without a window, and
 * prints its record. Without --data it plays in a fresh folder that is removed afterwards. Exit 1
 * when a step was refused that the script did not expect to be.
 */
export async function callCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parsed(argv);
  const [verb, file] = positionals;
  if (verb !== 'run' || file === undefined) {
    io.stderr.write(usage);
    return 2;
  }
  const script = readScript(resolve(io.cwd, file));
  if (!script.ok) {
    io.stderr.write(`concord: ${script.error.text}\n`);
    return 1;
  }
  const fresh = values.data === undefined ? mkdtempSync(join(tmpdir(), 'concord-call-')) : null;
  const dataDir =
    fresh ??
    resolveDataDir(values.data, {
      env: io.env,
      platform: process.platform,
      homeDir: io.homeDir,
      cwd: io.cwd,
    });
  const application = createApplication({
    dataDir,
    secrets: fileSecretStore(join(dataDir, 'keys')),
    hands: machineHands,
    copyText: () => Promise.resolve(),
    notices: [],
    show: () => undefined,
  });
  try {
    application.start();
    const played = await playScript(application, script.value);
    io.stdout.write(
      values.json === true ? `${JSON.stringify(played)}\n` : `${played.lines.join('\n')}\n`,
    );
    return played.ok ? 0 : 1;
  } finally {
    application.stop();
    if (fresh !== null) rmSync(fresh, { recursive: true, force: true });
  }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { data: { type: 'string' }, json: { type: 'boolean' } },
    });
  } catch {
    return { values: {}, positionals: [] };
  }
}
