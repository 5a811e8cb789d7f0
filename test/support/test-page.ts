import type { Page } from 'playwright-core';

/** What the test page (test/fixtures/page) puts on its window. */
export interface TestWindow {
  readonly concord: {
    readonly invoke: (channel: string, payload?: unknown) => Promise<unknown>;
    readonly onView: (callback: (view: unknown) => void) => () => void;
  };
  readonly views: unknown[];
  readonly stopViews: () => void;
}

/** What becomes of a style sheet of this address, put into the page. */
export const becomesOf = async (page: Page, href: string): Promise<unknown> =>
  await page.evaluate(
    (path) =>
      new Promise((resolve) => {
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = path;
        link.onload = () => resolve('load');
        link.onerror = () => resolve('error');
        document.head.append(link);
      }),
    href,
  );
