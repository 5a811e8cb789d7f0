import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright-core';
import { startConcord } from '#main/concord.ts';
import type { Application } from '#main/application.ts';
import type { Hands } from '#main/calls/timers.ts';
import { chromiumHost } from '#main/host/chromium/chromium-host.ts';
import { minimumSize, type Size, type WindowTheme } from '#main/host/host.ts';
import { buildAll } from '#tools/build.ts';
import { findElectron } from '#tools/ensure-system.ts';
import { root } from '#tools/root.ts';

export interface LaunchOptions {
  readonly dataDir: string;
  readonly size?: Size;
  readonly theme?: WindowTheme;
  /** A clock of the test's own; only where the application runs in this process, that is in chromium. */
  readonly hands?: Hands;
  readonly links?: readonly string[];
}

export interface Launched {
  /** The very page the application shows. */
  readonly page: Page;
  /** Null in Electron, where the application is another process. */
  readonly application: Application | null;
  /** Problems the page itself reported: uncaught errors, console errors, violations of its policy. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** `CONCORD_HOST=electron` runs the same tests in the product's own window. */
export const hostName = (): 'electron' | 'chromium' =>
  process.env['CONCORD_HOST'] === 'electron' ? 'electron' : 'chromium';

/** Why the tests cannot run in the host that was asked for, for `test.skip(hostMissing() !== null, …)`. */
export const hostMissing = (): string | null =>
  hostName() === 'electron' && findElectron() === null
    ? 'CONCORD_HOST=electron, and the Electron runtime is not on this machine'
    : null;

/** Starts the real application over `dataDir`, with its window on show to the test. */
export async function launchConcord(options: LaunchOptions): Promise<Launched> {
  return await (hostName() === 'electron' ? launchElectron(options) : launchChromium(options));
}

async function launchChromium({
  dataDir,
  size = minimumSize,
  theme,
  hands,
  links = [],
}: LaunchOptions): Promise<Launched> {
  const dist = join(root, 'dist');
  if (!existsSync(join(dist, 'page'))) throw new Error('there is no dist/page: npm run build');
  const complaints: string[] = [];
  const pages: Page[] = [];
  const host = chromiumHost({
    dataDir,
    pageDir: join(dist, 'page'),
    preloadPath: join(dist, 'preload', 'index.cjs'),
    headless: true,
    links,
    onPage: (page) => {
      pages.push(page);
      listen(page, complaints);
    },
  });
  const concord = await startConcord({ host, dataDir, size, ...(hands ? { hands } : {}) });
  const [page] = pages;
  if (!page) throw new Error('the chromium host opened without a page');
  if (theme) await concord.application.handlers['access.setTheme']({ theme });
  return {
    page,
    application: concord.application,
    complaints,
    close: async () => {
      await concord.stop();
      await host.quit();
    },
  };
}

async function launchElectron({ dataDir, size, theme, links = [] }: LaunchOptions) {
  const executablePath = findElectron();
  if (executablePath === null) throw new Error(hostMissing() ?? 'no Electron');
  await buildAll();
  const running = await _electron.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, ...links],
    env: { ...definedEnv(), CONCORD_DATA: dataDir },
  });
  const complaints: string[] = [];
  const page = await running.firstWindow();
  listen(page, complaints);
  if (size) await page.setViewportSize(size);
  if (theme) await page.evaluate(setThemeIn, theme);
  return { page, application: null, complaints, close: async () => await running.close() };
}

const setThemeIn = async (theme: string): Promise<void> => {
  const { concord } = window as unknown as {
    concord: { invoke: (channel: string, payload: unknown) => Promise<unknown> };
  };
  await concord.invoke('access.setTheme', { theme });
};

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' || /Content Security Policy/i.test(text)) complaints.push(text);
  });
}

const definedEnv = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
