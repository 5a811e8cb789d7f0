import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright-core';

/** What every screen of the desk has: its keys, the palette, what was said and what was refused. */
export interface DeskScreen {
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** `/`, the words, Enter. */
  readonly command: (words: string) => Promise<void>;
  readonly heading: (name: string | RegExp) => Locator;
  readonly region: (name: string | RegExp) => Locator;
  readonly dialog: (name: string | RegExp) => Locator;
  readonly views: Locator;
  readonly openCalls: Locator;
  readonly keys: Locator;
  readonly notices: Locator;
  readonly danger: Locator;
  /** Waits until the desk has refused with these words, in the dialog or in the frame. */
  readonly refused: (text: string | RegExp) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

export function deskScreen(page: Page): DeskScreen {
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });
  const command = async (words: string): Promise<void> => {
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await press('/');
    await expect(page.getByRole('combobox', { name: 'Command' })).toBeFocused();
    await page.keyboard.type(words);
    await expect(page.getByRole('option', { selected: true })).toBeVisible();
    await press('Enter');
  };
  return {
    press,
    type: async (text) => await page.keyboard.type(text),
    command,
    heading: (name) => page.getByRole('heading', { name }),
    region: (name) => page.getByRole('region', { name }),
    dialog,
    views: page.getByRole('navigation', { name: 'Views' }),
    openCalls: page.getByRole('navigation', { name: 'Open calls' }),
    keys: page.getByRole('contentinfo', { name: 'Keyboard' }),
    notices: page.getByRole('complementary', { name: 'Notices' }),
    danger: page.getByRole('button', { name: /^Immediate danger/ }),
    refused: async (text) => {
      await expect(page.getByRole('alert').getByText(text).last()).toBeVisible();
    },
    signOut: async () => {
      await command('sign out');
      await expect(page.getByRole('heading', { name: 'Sign in to take calls' })).toBeVisible();
    },
  };
}
