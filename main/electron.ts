import { homedir } from 'node:os';
import { join } from 'node:path';
import { startConcord } from './concord.ts';
import { runElectron } from './host/electron/electron-host.ts';
import { resolveDataDir } from './journal/data-dir.ts';

/** Concord in Electron. Built into dist/main/electron.js, beside dist/page and dist/preload. */
const dist = join(import.meta.dirname, '..');
// Not read with `readArguments`: Electron's and Chromium's own switches stand among ours.
const at = process.argv.indexOf('--data');
const dataDir = resolveDataDir(at === -1 ? undefined : process.argv[at + 1], {
  env: process.env,
  platform: process.platform,
  homeDir: homedir(),
  cwd: process.cwd(),
});

// Not awaited: Electron is not ready before its entry module has been evaluated.
void runElectron(
  {
    dataDir,
    argv: process.argv,
    pageDir: join(dist, 'page'),
    preloadPath: join(dist, 'preload', 'index.cjs'),
  },
  async (host) => {
    const { application, window } = await startConcord({ host, dataDir });
    window.onClosed(() => {
      application.stop();
      void host.quit();
    });
  },
);
