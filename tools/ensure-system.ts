import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserMissing, findBrowser, needBrowser } from '#main/host/chromium/find-browser.ts';
import { root } from './root.ts';

export interface SystemNeeds {
  /** What the tests need besides: a virtual display, strace, which shows what reached the disk when, and a hub. */
  readonly tests: boolean;
}

/**
 * Where the Electron runtime is: ELECTRON_OVERRIDE_DIST_PATH, or in node_modules once its download has been run
 * (`allowScripts` does not run it by itself). Null when there is none.
 */
export function findElectron(): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const named = join(folder, 'path.txt');
  const program = existsSync(named) ? readFileSync(named, 'utf8').trim() : usualName();
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), program);
  return existsSync(path) ? path : null;
}

function usualName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/**
 * Makes sure that there is something to show the window in. On Debian as root it fetches what is missing from apt
 * and says so; elsewhere it says plainly what to install, by throwing `BrowserMissing`.
 */
export function ensureSystem({ tests }: SystemNeeds): void {
  const missing: string[] = [];
  if (findBrowser() === null) missing.push('chromium');
  if (tests && process.platform === 'linux') {
    if (!onPath('Xvfb')) missing.push('xvfb');
    if (!onPath('strace')) missing.push('strace');
    if (!onPath('nats-server')) missing.push('nats-server');
  }
  if (missing.length === 0) return;
  if (isDebian() && process.getuid?.() === 0 && onPath('apt-get')) {
    console.log(`Fetching ${missing.join(' and ')} with apt-get, which this machine has not got …`);
    aptGet('update', '--quiet=2');
    aptGet('install', '--yes', '--quiet=2', '--no-install-recommends', ...missing);
  }
  if (findBrowser() !== null) return;
  if (isDebian() && process.env['CONCORD_BROWSER'] === undefined) {
    throw new BrowserMissing(
      'Concord found no browser to show its window in. Install one: sudo apt-get install chromium',
    );
  }
  needBrowser();
}

function aptGet(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) console.error(`apt-get ${args[0] ?? ''} failed:\n${stderr}`);
}

const onPath = (program: string): boolean =>
  (process.env['PATH'] ?? '')
    .split(':')
    .concat('/usr/bin', '/usr/sbin')
    .some((folder) => existsSync(join(folder, program)));

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
