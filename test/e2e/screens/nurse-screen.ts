import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright-core';

/** The nurse's queue, the referral in the middle, the record of the contact. */
export interface NurseScreen {
  readonly waiting: Locator;
  readonly withYou: Locator;
  readonly row: (person: string) => Locator;
  readonly sbar: Locator;
  /** O and the digit of the kind of contact. */
  readonly begin: (digit: string, type: string) => Promise<void>;
  /** Every part of the record, by Tab, and Ctrl Enter. */
  readonly record: (parts: { readonly said: string; readonly next: string }) => Promise<void>;
  readonly decline: (reason: string) => Promise<void>;
}

export function nurseScreen(page: Page): NurseScreen {
  const queue = page.getByRole('complementary', { name: 'Referrals' });
  return {
    waiting: page.getByRole('region', { name: 'Waiting, soonest response first' }),
    withYou: page.getByRole('region', { name: 'With you' }),
    row: (person) => queue.getByRole('button').filter({ hasText: person }),
    sbar: page.getByRole('region', { name: 'SBAR' }),
    begin: async (digit, type) => {
      await page.keyboard.press('o');
      await expect(page.getByRole('dialog', { name: 'Begin a contact' })).toBeVisible();
      await page.keyboard.press(digit);
      await expect(page.getByRole('form', { name: 'Record the contact' })).toContainText(type);
    },
    record: async ({ said, next }) => {
      const form = page.getByRole('form', { name: 'Record the contact' });
      await expect(form.getByRole('textbox').first()).toBeFocused();
      for (const part of ['The care plan', said, 'Danny', 'He agreed on the telephone', next]) {
        await page.keyboard.type(part);
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Control+Enter');
      await expect(form).toBeHidden();
    },
    decline: async (reason) => {
      const dialog = page.getByRole('dialog', { name: /^Decline / });
      await expect(dialog.getByRole('textbox')).toBeFocused();
      await page.keyboard.type(reason);
      await page.keyboard.press('Control+Enter');
      await expect(dialog).toBeHidden();
    },
  };
}
