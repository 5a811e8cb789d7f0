import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { readArguments, type StartOptions } from './arguments.ts';
import { startConcord } from './concord.ts';
import { RoomInUse } from './desk/room.ts';
import { chromiumHost } from './host/chromium/chromium-host.ts';
import { BrowserMissing } from './host/chromium/find-browser.ts';
import { dropLink } from './host/chromium/link-drop.ts';
import { resolveDataDir } from './journal/data-dir.ts';
import { lockHolder } from './journal/lock.ts';
import { playShown } from './play/play-shown.ts';
import { readScript } from './play/read-script.ts';

/** Concord in an installed browser. In Electron the entry is electron.ts; from `startConcord` on they are the same. */
const asked = readArguments(process.argv.slice(2));
if (asked.ok) process.exitCode = await run(asked.value);
else {
  process.stderr.write(`concord: ${asked.error.text}`);
  process.exitCode = 2;
}

async function run(options: StartOptions): Promise<number> {
  const dataDir = resolveDataDir(options.data, {
    env: process.env,
    platform: process.platform,
    homeDir: homedir(),
    cwd: process.cwd(),
  });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (lockHolder(dataDir)?.kind === 'window') return handOver(dataDir, options);
  try {
    return await show(dataDir, options);
  } catch (error) {
    // Two starts at the same moment: the other one was first.
    if (error instanceof RoomInUse && lockHolder(dataDir)?.kind === 'window')
      return handOver(dataDir, options);
    if (!(error instanceof BrowserMissing || error instanceof RoomInUse)) throw error;
    process.stderr.write(`concord: ${error.message}\n`);
    return 1;
  }
}

async function show(dataDir: string, options: StartOptions): Promise<number> {
  // Before anything is opened: a script that cannot be played leaves nothing behind.
  const script = options.play === null ? null : readScript(resolve(options.play));
  if (script?.ok === false) {
    process.stderr.write(`concord: ${script.error.text}\n`);
    return 1;
  }
  const dist = join(import.meta.dirname, '..', 'dist');
  const host = chromiumHost({
    dataDir,
    pageDir: join(dist, 'page'),
    preloadPath: join(dist, 'preload', 'index.cjs'),
    links: options.links,
    ...(options.headless ? { headless: true } : {}),
  });
  try {
    const concord = await startConcord({ host, dataDir });
    try {
      if (script !== null) return await playShown(concord, script.value, options.screenshots);
      await closedOrTold(concord.window.onClosed);
      return 0;
    } finally {
      await concord.stop();
    }
  } finally {
    await host.quit();
  }
}

/** Until the window is closed, or the system ends the session. */
async function closedOrTold(onClosed: (callback: () => void) => void): Promise<void> {
  await new Promise<void>((resolve) => {
    onClosed(resolve);
    // Kept, not once: Ctrl-C comes from the terminal and again from npm, and the second must not cut the closing short.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, resolve);
    process.stdout.write('Concord is open.\n');
  });
}

function handOver(dataDir: string, { links, play }: StartOptions): number {
  if (play !== null) {
    process.stderr.write(`concord: the data folder ${dataDir} is open in another window.\n`);
    return 1;
  }
  for (const link of links.length > 0 ? links : [null]) dropLink(dataDir, link);
  process.stdout.write('Concord is open already; its window comes to the front.\n');
  return 0;
}
