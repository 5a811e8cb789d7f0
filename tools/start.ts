import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasDisplay } from '#main/host/chromium/chromium-host.ts';
import { BrowserMissing } from '#main/host/chromium/find-browser.ts';
import { buildAll } from './build.ts';
import { ensureSystem, findElectron } from './ensure-system.ts';
import { root } from './root.ts';

const script = join(root, 'main', 'play', 'first-call.json');
const pictures = join(root, 'out', 'first-call');

/** `npm start`: builds what is not built, and opens Concord; with no display it shows itself in pictures instead. */
async function start(argv: readonly string[]): Promise<number> {
  const electron = hasDisplay() ? findElectron() : null;
  if (electron === null) ensureSystem({ tests: false });
  await buildAll(electron === null ? ['page', 'preload'] : undefined);
  if (electron !== null) {
    // As root Chromium refuses to start sandboxed; only machines that build and test run it so.
    const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return await ran(electron, [...flags, root, ...argv]);
  }
  const entry = join(root, 'main', 'index.ts');
  if (hasDisplay()) return await ran(process.execPath, [entry, ...argv]);
  return await playInPictures(entry);
}

async function playInPictures(entry: string): Promise<number> {
  console.log(
    'There is no display here, so Concord has no window to open. Instead it plays a scripted call through the real application, headless, in a data folder of its own.',
  );
  const dataDir = mkdtempSync(join(tmpdir(), 'concord-start-'));
  rmSync(pictures, { recursive: true, force: true });
  try {
    const play = ['--play', script, '--screenshots', pictures];
    return await ran(process.execPath, [entry, '--data', dataDir, '--headless', ...play]);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const ran = async (program: string, args: readonly string[]): Promise<number> =>
  await new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
    // The terminal sends Ctrl-C to both: the application closes its journal, then we follow it.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => void child.kill(signal));
    }
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BrowserMissing)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
