import { chromium, type BrowserContext } from 'playwright-core';
import type { Size } from '../host.ts';
import { needBrowser } from './find-browser.ts';

export interface LaunchOptions {
  readonly profileDir: string;
  readonly origin: string;
  readonly headless: boolean;
  readonly size: Size;
}

/** As root Chromium refuses to start sandboxed; only machines that build and test run it so. */
export const runsSandboxed = (): boolean => process.getuid?.() !== 0;

const flags = [
  // Dates and times as the control room writes them.
  '--lang=en-GB',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-breakpad',
  '--no-pings',
  '--no-proxy-server',
  '--disable-print-preview',
  '--disable-spell-checking',
  // No name resolves: whatever the browser or a page might ask for never leaves the machine.
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** A browser of our own over two pipes; `--remote-debugging-pipe` opens no port. */
export async function launchBrowser(options: LaunchOptions): Promise<BrowserContext> {
  const { profileDir, origin, headless, size } = options;
  const shape = headless ? { viewport: size } : { viewport: null };
  return await chromium.launchPersistentContext(profileDir, {
    executablePath: needBrowser(),
    headless,
    chromiumSandbox: runsSandboxed(),
    acceptDownloads: false,
    serviceWorkers: 'block',
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // They would open pop-ups the page policy forbids, and a bar about automated tests.
    ignoreDefaultArgs: ['--enable-automation', '--disable-popup-blocking'],
    args: [
      ...flags,
      ...(headless ? [] : [`--app=${origin}/`, `--window-size=${size.width},${size.height}`]),
    ],
    ...shape,
  });
}
