import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { theme } from '#shared/contract/words.ts';
import { screens, type ScreenName } from '#test/fixtures/views/screens.ts';
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

async function isSound(shown: Shown): Promise<void> {
  expect(await shown.axe()).toEqual([]);
  expect(await shown.page.locator('h1').count()).toBe(1);
  expect(await shown.page.getByRole('main').count()).toBe(1);
  nothingBroke(shown);
  await shown.close();
}

describe('every screen, for everybody', () => {
  it.each(names.flatMap((name) => theme.options.map((of) => [name, of] as const)))(
    '%s in %s has no axe violation and breaks no policy',
    async (name, of) => {
      await isSound(await preview.show({ ...screens[name], theme: of }));
    },
  );

  it.each(names)('%s has no axe violation in a small window', async (name) => {
    await isSound(await preview.show(screens[name], { size: compact }));
  });

  it.each(names)('%s shows nothing wider than a small window', async (name) => {
    const shown = await preview.show(screens[name], { size: compact });
    const over = await shown.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
    await shown.close();
  });
});

describe('every dialog', () => {
  const handlerDialogs = [
    ['all keys', ['F1']],
    ['the commands', ['/']],
    ['the care plan', ['F6']],
    ['a different route', ['F7']],
    ['what is open', ['F10']],
    ['revising an answer', ['Backspace']],
  ] as const;
  it.each(
    handlerDialogs.flatMap(([what, keys]) => theme.options.map((of) => [what, of, keys] as const)),
  )('%s in %s has no axe violation', async (_what, of, keys) => {
    const shown = await preview.show({ ...screens.handler, theme: of });
    for (const key of keys) await shown.page.keyboard.press(key);
    await shown.page.getByRole('dialog').waitFor();
    expect(await shown.axe()).toEqual([]);
    nothingBroke(shown);
    await shown.close();
  });

  it.each(['users', 'duty', 'caller', 'reference', 'told', 'handback', 'new'])(
    'the one of / %s has no axe violation',
    async (word) => {
      const shown = await preview.show(word === 'users' ? screens.supervisor : screens.handler);
      await shown.page.keyboard.press('/');
      await shown.page.getByRole('dialog').waitFor();
      await shown.page.keyboard.type(word);
      await shown.page.keyboard.press('Enter');
      await expect
        .poll(() => shown.page.getByRole('dialog').locator('form, ul, dl').count())
        .toBeGreaterThan(0);
      expect(await shown.axe()).toEqual([]);
      nothingBroke(shown);
      await shown.close();
    },
  );
});
