import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { contract } from '#shared/contract/contract.ts';
import { fileSecretStore } from '../../journal/file-secret-store.ts';
import { createFunnel } from '../funnel.ts';
import {
  minimumSize,
  type BuiltParts,
  type Host,
  type HostWindow,
  type WindowOptions,
} from '../host.ts';
import { linkQueue } from '../link-queue.ts';
import { goHome, guardWindow, origin } from './guard.ts';
import { fitWindow } from './fit-window.ts';
import { launchBrowser, runsSandboxed } from './launch.ts';
import { watchLinks } from './link-drop.ts';
import { bridgePage, type PageSender } from './page-bridge.ts';
import { freshProfile } from './profile.ts';

export interface ChromiumHostOptions extends BuiltParts {
  readonly dataDir: string;
  /** By default without a window where there is no display to show it on. */
  readonly headless?: boolean;
  /** Links given on the command line of this very start. */
  readonly links?: readonly string[];
  /** For tests that drive the very page the application shows. */
  readonly onPage?: (page: Page) => void;
}

interface Shown {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly close: () => Promise<void>;
}

export const hasDisplay = ({ env, platform } = process): boolean =>
  platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);

/** The same application in an installed Chrome, Edge or Chromium, over a pipe; no port is opened. */
export function chromiumHost(options: ChromiumHostOptions): Host {
  const { dataDir } = options;
  const secrets = fileSecretStore(join(dataDir, 'keys'));
  const links = linkQueue();
  const shown = new Set<Shown>();
  const stopWatching = watchLinks(dataDir, (url) => {
    for (const { page } of shown) void page.bringToFront().catch(() => undefined);
    if (url !== '') links.arrived(url);
  });
  for (const url of options.links ?? []) links.arrived(url);

  return {
    name: 'chromium',
    secrets,
    open: async (window) => {
      const opened = await openWindow(options, window);
      shown.add(opened);
      return opened;
    },
    onLink: links.onLink,
    copyText: async (text) => {
      const first = [...shown].find(({ page }) => !page.isClosed());
      if (!first) throw new NoWindow('nothing can be copied without a window');
      await first.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    },
    quit: async () => {
      stopWatching();
      await Promise.all([...shown].map(({ close }) => close()));
    },
    notices: [
      secrets.describe().notice,
      runsSandboxed()
        ? null
        : 'Concord runs as root, so the browser that shows it has no sandbox. Use an ordinary account.',
    ].filter((notice) => notice !== null),
  };
}

/** A view that was just sent is painted by then. */
const twoFrames = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`;

export class NoWindow extends Error {
  override readonly name = 'NoWindow';
}

async function openWindow(
  { dataDir, pageDir, preloadPath, headless = !hasDisplay(), onPage }: ChromiumHostOptions,
  { handlers, onFault, size = minimumSize, theme }: WindowOptions,
): Promise<HostWindow & Shown> {
  const profile = freshProfile(dataDir);
  const context = await launchBrowser({ profileDir: profile.path, origin, headless, size });
  const page = context.pages()[0] ?? (await context.newPage());
  await guardWindow(context, page, pageDir);
  const funnel = createFunnel<PageSender>({
    contract,
    handlers,
    isTrusted: (sender) => sender.isMainFrame && sender.origin === origin,
    onFault,
  });
  const preload = readFileSync(preloadPath, 'utf8');
  const bridge = await bridgePage({ page, origin, preload, funnel });
  const setTheme: HostWindow['setTheme'] = (wanted) =>
    void page
      .emulateMedia({
        colorScheme: wanted === 'light' ? 'light' : 'dark',
        contrast: wanted === 'contrast' ? 'more' : 'no-preference',
      })
      .catch(() => undefined);
  if (theme) setTheme(theme);
  onPage?.(page);
  await goHome(page);
  if (!headless) await fitWindow(page, size);

  const closed: (() => void)[] = [];
  const close = async (): Promise<void> => {
    await context.close().catch(() => undefined);
    // Only now has the browser ended, and writes nothing more.
    profile.remove();
  };
  // The context goes when the last window does, or the browser under it dies.
  context.once('close', () => {
    for (const callback of closed) callback();
  });
  page.once('close', () => void close());
  return {
    context,
    page,
    send: bridge.send,
    onClosed: (callback) => void closed.push(callback),
    setTheme,
    screenshot: async (path) => {
      await page.evaluate(twoFrames);
      await page.screenshot({ path });
    },
    close,
  };
}
