import type { BrowserContext, Page, Route } from 'playwright-core';
import { answerPage } from '../page-files.ts';

/** A name that can never resolve (RFC 6761), so nothing outside this process can ever answer for it. */
export const origin = 'https://concord.invalid';

const startUrl = `${origin}/`;

/**
 * Serves our own origin from the built page and nothing else from anywhere; keeps the window on that page;
 * closes whatever else opens. No request reaches a network.
 */
export async function guardWindow(
  context: BrowserContext,
  page: Page,
  pageDir: string,
): Promise<void> {
  await context.grantPermissions(['clipboard-write'], { origin });
  await context.route('**/*', (route) => answer(route, page, pageDir));
  context.on('page', (other) => {
    if (other !== page) void other.close().catch(() => undefined);
  });
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  // The desk must not be left with the browser's picture of a broken page.
  page.on('crash', () => void goHome(page).catch(() => undefined));
  page.on('download', (download) => void download.cancel().catch(() => undefined));
  page.on('framenavigated', (frame) => {
    // A document without a request, such as about:blank, cannot be refused beforehand: go home from it.
    const isHome = frame.url() === startUrl || frame.url().startsWith(`${startUrl}#`);
    if (frame === page.mainFrame() && !isHome) void goHome(page).catch(() => undefined);
  });
}

export async function goHome(page: Page): Promise<void> {
  await page.goto(startUrl, { waitUntil: 'load' });
}

async function answer(route: Route, page: Page, pageDir: string): Promise<void> {
  const request = route.request();
  const url = request.url();
  const isHome = url === startUrl;
  const leaves = request.isNavigationRequest() && (!isHome || request.frame() !== page.mainFrame());
  if (leaves || !url.startsWith(startUrl)) {
    // An aborted navigation leaves the window where it is; a blocked one would show the browser's error page.
    await route.abort(leaves ? 'aborted' : 'blockedbyclient').catch(() => undefined);
    return;
  }
  const { status, headers, body } = await answerPage(pageDir, { method: request.method(), url });
  await route.fulfill({ status, headers: { ...headers }, body }).catch(() => undefined);
}
