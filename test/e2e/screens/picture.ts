import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright-core';
import { theme, type Theme } from '#shared/contract/words.ts';
import { colourRules } from '#test/support/colour-rules.ts';
import { root } from '#tools/root.ts';
import type { Concord } from './concord.ts';
import { granted } from './through-handlers.ts';

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
] as const;

const folder = join(root, 'out/screens');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page: Page, of: Theme): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  // What is on the page was looked at in the dark: another theme changes its colours alone.
  if (of === 'dark') axe.withTags(tags);
  else axe.withRules(colourRules);
  // Behind a dialog the page is inert, its main and heading with it; axe sees the dialog only at times.
  if ((await page.getByRole('dialog').count()) > 0)
    axe.disableRules(['landmark-one-main', 'page-has-heading-one']);
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) =>
      `${id} ${target.join(' ')}: ${failureSummary}`.replaceAll(/\s+/g, ' '),
    ),
  );
}

/** How many pixels the body is wider than the window. */
const overflow = async (page: Page): Promise<number> =>
  await page.evaluate(() => document.body.scrollWidth - document.documentElement.clientWidth);

/** Whole, inside the window and not under anything else: what is there without scrolling. */
export async function isInSight(page: Page, what: Locator): Promise<boolean> {
  const box = await what.boundingBox();
  const size = page.viewportSize();
  if (box === null || size === null) return false;
  const inside =
    box.y >= 0 &&
    box.x >= 0 &&
    box.y + box.height <= size.height &&
    box.x + box.width <= size.width;
  return (
    inside &&
    (await what.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return hit !== null && (element.contains(hit) || hit.contains(element));
    }))
  );
}

export type LookAgain = (of: {
  readonly size: { readonly width: number; readonly height: number };
  readonly theme: Theme;
}) => Promise<void>;

/** Colours differ by theme and not by size, and what is on the page by size and not by theme: one theme is enough for the larger. */
const isChecked = (of: Theme, { width }: (typeof sizes)[number]): boolean =>
  width === 1366 || of === 'dark';

/** A picture in every size and theme, each with what a picture does not show: names, contrast, overflow. */
export async function picture(
  { page, application }: Concord,
  name: string,
  lookAgain: LookAgain = () => Promise.resolve(),
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  for (const of of theme.options) {
    granted(await application.handlers['access.setTheme']({ theme: of }));
    await page.locator(`html[data-theme="${of}"]`).waitFor();
    for (const size of sizes) {
      await page.setViewportSize(size);
      const which = `${size.width}x${size.height}-${of}-${name}`;
      await page.screenshot({ path: join(folder, `${which}.png`), animations: 'disabled' });
      if (isChecked(of, size)) expect.soft(await violations(page, of), which).toEqual([]);
      expect
        .soft(await overflow(page), `${which} is wider than its window by`)
        .toBeLessThanOrEqual(0);
      await lookAgain({ size, theme: of });
    }
  }
  if (before !== null) await page.setViewportSize(before);
}
