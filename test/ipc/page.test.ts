import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { theme } from '#shared/contract/words.ts';
import { screens, wayTo, type ScreenName } from '#test/fixtures/views/screens.ts';
import { compact, openPreview, type Preview, type Shown } from '#test/support/preview-page.ts';
import { nothingBroke } from './page/support.ts';

let preview: Preview;
beforeAll(async () => {
  preview = await openPreview();
});
afterAll(async () => {
  await preview.close();
});

const names = Object.keys(screens) as ScreenName[];

async function hasOneOfEach({ page }: Shown): Promise<void> {
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.getByRole('main').count()).toBe(1);
}

describe('every screen, for everybody', () => {
  it.each(names)(
    '%s has no axe violation in any theme or size, and breaks no policy',
    async (name) => {
      const shown = await preview.show(screens[name], { way: wayTo[name] ?? [] });
      await hasOneOfEach(shown);
      for (const [index, of] of theme.options.entries()) {
        await shown.push({ ...screens[name], theme: of, revision: 2 + index });
        await shown.page.locator(`html[data-theme="${of}"]`).waitFor();
        expect(await shown.axe('colours'), of).toEqual([]);
      }
      await shown.page.setViewportSize(compact);
      expect(await shown.axe(), 'small').toEqual([]);
      const over = await shown.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, 'wider than a small window').toBe(0);
      nothingBroke(shown);
      await shown.close();
    },
  );

  it.each(['handler', 'handlerAdvised'] as const)(
    '%s keeps question, every answer and F9 in sight in a small window',
    async (name) => {
      const shown = await preview.show(screens[name], { size: compact });
      const { page } = shown;
      const inSight = [
        page.getByRole('heading', { level: 1 }),
        ...(await page.getByRole('group', { name: 'Answers' }).getByRole('button').all()),
        page.getByRole('button', { name: /Immediate danger.*F9/ }).first(),
      ];
      expect(inSight.length).toBe(7);
      for (const one of inSight) {
        const box = await one.boundingBox();
        expect(box!.y).toBeGreaterThanOrEqual(0);
        expect(box!.y + box!.height).toBeLessThanOrEqual(compact.height);
      }
      await shown.close();
    },
  );
});

describe('every dialog', () => {
  it.each([
    ['all keys', 'F1'],
    ['the commands', '/'],
    ['the care plan', 'F6'],
    ['a different route', 'F7'],
    ['what is open', 'F10'],
    ['revising an answer', 'Backspace'],
  ])('%s has no axe violation in any theme', async (_what, key) => {
    const shown = await preview.show(screens.handler);
    await shown.page.keyboard.press(key);
    await shown.page.getByRole('dialog').waitFor();
    for (const [index, of] of theme.options.entries()) {
      await shown.push({ ...screens.handler, theme: of, revision: 2 + index });
      await shown.page.locator(`html[data-theme="${of}"]`).waitFor();
      expect(await shown.axe(), of).toEqual([]);
    }
    nothingBroke(shown);
    await shown.close();
  });

  it.each(['users', 'duty', 'caller', 'reference', 'told', 'handback', 'new', '136', 'crew'])(
    'the one of / %s has no axe violation',
    async (word) => {
      const shown = await preview.show(word === 'users' ? screens.supervisor : screens.handler);
      const { page } = shown;
      await page.keyboard.press('/');
      await page.getByRole('dialog').waitFor();
      const before = await page.getByRole('dialog').getByRole('heading').first().innerText();
      await page.keyboard.type(word);
      await page.keyboard.press('Enter');
      await expect
        .poll(() => page.getByRole('dialog').getByRole('heading').first().innerText())
        .not.toBe(before);
      expect(await shown.axe()).toEqual([]);
      nothingBroke(shown);
      await shown.close();
    },
  );
});
