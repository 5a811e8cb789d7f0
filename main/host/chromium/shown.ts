import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { contract } from '#shared/contract/contract.ts';
import { createFunnel } from '../funnel.ts';
import { minimumSize, type BuiltParts, type WindowOptions, type WindowTheme } from '../host.ts';
import { fitWindow } from './fit-window.ts';
import { goHome, guardWindow, origin } from './guard.ts';
import { launchBrowser } from './launch.ts';
import { bridgePage, type PageSender } from './page-bridge.ts';
import { freshProfile } from './profile.ts';

export interface ShowOptions extends BuiltParts {
  readonly dataDir: string;
  readonly headless: boolean;
  readonly onPage: (page: Page) => void;
  /** The window is gone: closed by somebody, or its browser ended. */
  readonly onGone: () => void;
  /** The page broke down; nothing more can be done with this browser's window. */
  readonly onCrash: () => void;
}

/** One browser with one window with our page in it. */
export interface Shown {
  readonly page: Page;
  readonly send: (channel: string, payload: unknown) => void;
  readonly setTheme: (theme: WindowTheme) => void;
  /** Resolves when the browser has ended and what it kept is removed. */
  readonly close: () => Promise<void>;
}

export async function showPage(
  { dataDir, pageDir, preloadPath, headless, onPage, onGone, onCrash }: ShowOptions,
  { handlers, onFault, size = minimumSize }: WindowOptions,
): Promise<Shown> {
  const profile = freshProfile(dataDir);
  const context = await launchBrowser({ profileDir: profile.path, origin, headless, size });
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    closing ??= context
      .close()
      .catch(() => undefined)
      // Only now has the browser ended, and writes nothing more.
      .then(profile.remove);
    await closing;
  };
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await guardWindow(context, page, pageDir);
    const funnel = createFunnel<PageSender>({
      contract,
      handlers,
      isTrusted: (sender) => sender.isMainFrame && sender.origin === origin,
      onFault,
    });
    const preload = readFileSync(preloadPath, 'utf8');
    const { send } = await bridgePage({ page, origin, preload, funnel });
    onPage(page);
    await goHome(page);
    if (!headless) await fitWindow(page, size);
    page.once('crash', onCrash);
    page.once('close', () => void close());
    // The context goes when the last window does, or the browser under it dies.
    context.once('close', () => {
      void close();
      onGone();
    });
    return { page, send, setTheme: themeOf(page), close };
  } catch (error) {
    await close();
    throw error;
  }
}

const themeOf =
  (page: Page): Shown['setTheme'] =>
  (theme) =>
    void page
      .emulateMedia({
        colorScheme: theme === 'light' ? 'light' : 'dark',
        contrast: theme === 'contrast' ? 'more' : 'no-preference',
      })
      .catch(() => undefined);
