import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { fileSecretStore } from '../../journal/file-secret-store.ts';
import type { BuiltParts, Host, HostWindow, WindowOptions } from '../host.ts';
import { linkQueue } from '../link-queue.ts';
import { runsSandboxed } from './launch.ts';
import { watchLinks } from './link-drop.ts';
import { showPage, type Shown } from './shown.ts';

export interface ChromiumHostOptions extends BuiltParts {
  readonly dataDir: string;
  /** By default without a window where there is no display to show it on. */
  readonly headless?: boolean;
  /** Links given on the command line of this very start. */
  readonly links?: readonly string[];
  /** For tests that drive the very page the application shows. */
  readonly onPage?: (page: Page) => void;
}

interface Window extends HostWindow {
  readonly page: () => Page;
}

export const hasDisplay = ({ env, platform } = process): boolean =>
  platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);

/** The same application in an installed Chrome, Edge or Chromium, over a pipe; no port is opened. */
export function chromiumHost(options: ChromiumHostOptions): Host {
  const { dataDir } = options;
  const secrets = fileSecretStore(join(dataDir, 'keys'));
  const links = linkQueue();
  const windows = new Set<Window>();
  const stopWatching = watchLinks(dataDir, (url) => {
    for (const { page } of windows)
      void page()
        .bringToFront()
        .catch(() => undefined);
    if (url !== '') links.arrived(url);
  });
  for (const url of options.links ?? []) links.arrived(url);

  return {
    name: 'chromium',
    secrets,
    open: async (wanted) => {
      const window = await openWindow(options, wanted);
      windows.add(window);
      return window;
    },
    onLink: links.onLink,
    copyText: async (text) => {
      const first = [...windows].find(({ page }) => !page().isClosed());
      if (!first) throw new NoWindow('nothing can be copied without a window');
      await first.page().evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    },
    quit: async () => {
      stopWatching();
      await Promise.all([...windows].map(({ close }) => close()));
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

/** Opens the window, and opens it again when the page in it breaks down: the record is in main, and shows whole. */
async function openWindow(
  { headless = !hasDisplay(), onPage = () => undefined, ...parts }: ChromiumHostOptions,
  wanted: WindowOptions,
): Promise<Window> {
  const closed: (() => void)[] = [];
  let { theme } = wanted;
  let isClosed = false;
  let replacing: Promise<void> | null = null;
  const gone = (): void => {
    if (replacing !== null || isClosed) return;
    isClosed = true;
    for (const callback of closed) callback();
  };
  const show = async (): Promise<Shown> => {
    const fresh = await showPage(
      {
        ...parts,
        headless,
        onPage,
        onGone: gone,
        onCrash: () => {
          replacing = replace();
        },
      },
      wanted,
    );
    if (theme) fresh.setTheme(theme);
    return fresh;
  };
  const replace = async (): Promise<void> => {
    wanted.onFault(new PageCrashed('the page broke down; its window is opened again'));
    try {
      await shown.close();
      shown = await show();
      replacing = null;
    } catch (error) {
      wanted.onFault(error);
      replacing = null;
      gone();
    }
  };
  let shown = await show();

  return {
    page: () => shown.page,
    send: (channel, payload) => shown.send(channel, payload),
    onClosed: (callback) => void closed.push(callback),
    setTheme: (chosen) => {
      theme = chosen;
      shown.setTheme(chosen);
    },
    screenshot: async (path) => {
      await shown.page.evaluate(twoFrames);
      await shown.page.screenshot({ path });
    },
    close: async () => {
      await replacing;
      await shown.close();
      gone();
    },
  };
}

/** Reported when the browser's process for the page ended by itself. */
export class PageCrashed extends Error {
  override readonly name = 'PageCrashed';
}
