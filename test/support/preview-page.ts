import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import type { DeskView } from '#shared/contract/view.ts';
import { answerPage } from '#main/host/page-files.ts';
import { findBrowser } from '#main/host/chromium/find-browser.ts';
import { pageConfig } from '#tools/build/parts.ts';
import { root } from '#tools/root.ts';
import { colourRules } from './colour-rules.ts';
import { installStub, type Invoked } from './preview-stub.ts';

/** A name that belongs to nobody; every request to it is answered here and none leaves. */
const origin = 'https://page.test';

export type Size = { readonly width: number; readonly height: number };
export const large: Size = { width: 1920, height: 1080 };
export const compact: Size = { width: 1366, height: 768 };

/** One page over one view, served under the product's own policy, with what it asked and broke. */
export type Shown = {
  readonly page: Page;
  readonly invoked: () => Promise<readonly Invoked[]>;
  readonly push: (view: DeskView) => Promise<void>;
  readonly refuseNext: (text: string) => Promise<void>;
  /** Broken policy, console errors and thrown faults since the page opened. */
  readonly faults: readonly string[];
  /** Every rule, or those that rest on colours alone: a theme changes nothing else. */
  readonly axe: (of?: 'all' | 'colours') => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

export type Preview = {
  readonly show: (
    view: DeskView,
    options?: { readonly size?: Size; readonly still?: boolean; readonly way?: readonly string[] },
  ) => Promise<Shown>;
  readonly close: () => Promise<void>;
};

async function axeOf(page: Page, of: 'all' | 'colours'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (of === 'colours') axe.withRules(colourRules);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} ${target.join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`,
    ),
  );
}

/** Presses its way to a screen that is not the first one; a word is typed. */
async function walk(page: Page, way: readonly string[]): Promise<void> {
  for (const key of way) {
    const word = /^[a-z]{2,}$/.test(key);
    await (word ? page.keyboard.type(key) : page.keyboard.press(key));
    if (key === '/') await page.getByRole('dialog').waitFor();
    if (key === 'Enter') await page.getByRole('dialog').waitFor({ state: 'detached' });
    if (key === 'Enter' || key === 'o') await page.locator('.flow-diagram').waitFor();
  }
}

async function showOn(
  browser: Browser,
  pageDir: string,
  view: DeskView,
  {
    size = large,
    still = false,
    way = [],
  }: { readonly size?: Size; readonly still?: boolean; readonly way?: readonly string[] },
): Promise<Shown> {
  const context = await browser.newContext({
    viewport: size,
    timezoneId: 'Europe/London',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.route('**/*', async (route) => {
    const request = route.request();
    if (!request.url().startsWith(`${origin}/`)) return route.abort();
    const answer = await answerPage(pageDir, { method: request.method(), url: request.url() });
    return route.fulfill({ ...answer });
  });
  // Only the clock on the wall stands still; timers and the key guard run.
  if (still) await page.addInitScript((nowMs) => (Date.now = () => nowMs), view.nowMs);
  await installStub(page, view);
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(`${origin}/`);
  await page.locator('h1').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await walk(page, way);
  return {
    page,
    faults,
    invoked: () => page.evaluate(() => globalThis.stub.invoked),
    push: (next) => page.evaluate((one) => globalThis.stub.push(one), next),
    refuseNext: (text) =>
      page.evaluate((one) => {
        globalThis.stub.refuseNext = one;
      }, text),
    axe: (of = 'all') => axeOf(page, of),
    close: () => context.close(),
  };
}

/** Builds the page into a folder of its own and opens views of it in an installed browser. No port. */
export async function openPreview(): Promise<Preview> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('No Chromium, Chrome or Edge is installed');
  const pageDir = await mkdtemp(join(tmpdir(), 'concord-page-'));
  await build(pageConfig(join(root, 'renderer'), pageDir));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  return {
    show: (view, options = {}) => showOn(browser, pageDir, view, options),
    close: async () => {
      await browser.close();
      await rm(pageDir, { recursive: true, force: true });
    },
  };
}
