import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type * as ElectronHost from '#main/host/electron/electron-host.ts';
import { chromiumHost } from '#main/host/chromium/chromium-host.ts';
import { dropLink } from '#main/host/chromium/link-drop.ts';
import type { Host } from '#main/host/host.ts';
import { underStandIn } from './electron-stand-in/load.ts';

/** One host with what a test needs to look behind it: the page it shows, and the machine around it. */
export interface HostDriver {
  readonly host: Host;
  readonly dataDir: string;
  /** The page before it loads anything: the last one opened. */
  readonly page: () => Page;
  /** What the page and the browser wrote to its console since the window opened. */
  readonly console: readonly string[];
  /** Loads the page again, as the host itself would. */
  readonly reload: () => Promise<void>;
  /** Another start of Concord hands over this link. */
  readonly bringLink: (url: string) => void;
  readonly clipboard: () => Promise<string>;
  readonly dispose: () => Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/** A copy of the test page with a file beside its folder, which nothing may ever read. */
function folders() {
  const dir = mkdtempSync(join(tmpdir(), 'concord-host-'));
  const pageDir = join(dir, 'page');
  cpSync(join(root, 'test/fixtures/page'), pageDir, { recursive: true });
  writeFileSync(join(dir, 'outside.css'), 'h1 { color: red }');
  writeFileSync(join(pageDir, '.hidden.css'), 'h1 { color: red }');
  symlinkSync(join(dir, 'outside.css'), join(pageDir, 'link.css'));
  return {
    dir,
    pageDir,
    dataDir: join(dir, 'desk'),
    preloadPath: join(root, 'dist/preload/index.cjs'),
  };
}

export const drivers: Readonly<Record<Host['name'], () => HostDriver>> = {
  chromium: () => {
    const { dir, dataDir, pageDir, preloadPath } = folders();
    const seen = watchPages();
    const host = chromiumHost({
      dataDir,
      pageDir,
      preloadPath,
      headless: true,
      links: ['concord://call?number=999'],
      onPage: seen.onPage,
    });
    return {
      host,
      dataDir,
      page: seen.page,
      console: seen.console,
      reload: async () => {
        await seen.page().goto('https://concord.invalid/');
      },
      bringLink: (url) => dropLink(dataDir, url),
      clipboard: async () => {
        await seen
          .page()
          .context()
          .grantPermissions(['clipboard-read'], { origin: new URL(seen.page().url()).origin });
        return await seen.page().evaluate(() => navigator.clipboard.readText());
      },
      dispose: async () => {
        await host.quit();
        rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  },
  electron: () => {
    const { dir, dataDir, pageDir, preloadPath } = folders();
    const { load, standIn } = underStandIn();
    const seen = watchPages();
    standIn.onPage = seen.onPage;
    const { electronHost } = load('main/host/electron/electron-host.ts') as typeof ElectronHost;
    const argv = ['concord', 'concord://call?number=999'];
    const host = electronHost({ dataDir, pageDir, preloadPath, argv });
    if (host === null) throw new Error('the stand-in refused the single-instance lock');
    return {
      host,
      dataDir,
      page: seen.page,
      console: seen.console,
      reload: async () => await standIn.windows[0]!.loadURL('concord-app://page/'),
      bringLink: (url) => standIn.app.emit('second-instance', {}, ['concord', url]),
      clipboard: () => Promise.resolve(standIn.clipboard),
      dispose: async () => {
        await host.quit();
        rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  },
};

function watchPages() {
  const lines: string[] = [];
  let last: Page | null = null;
  return {
    console: lines,
    page: (): Page => {
      if (last === null) throw new Error('no window is open');
      return last;
    },
    onPage: (page: Page): void => {
      last = page;
      page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => lines.push(`error: ${error.message}`));
    },
  };
}
