import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright-core';

/** The nurse's queue, the referral in the middle, the record of the contact. */
export interface NurseScreen {
  readonly waiting: Locator;
  readonly withYou: Locator;
  readonly row: (person: string) => Locator;
  readonly sbar: Locator;
  readonly record: (type: string, text: string) => Promise<void>;
  readonly decline: (reason: string) => Promise<void>;
}

export function nurseScreen(page: Page): NurseScreen {
  const queue = page.getByRole('complementary', { name: 'Referrals' });
  return {
    waiting: page.getByRole('region', { name: 'Waiting, soonest response first' }),
    withYou: page.getByRole('region', { name: 'With you' }),
    row: (person) => queue.getByRole('button').filter({ hasText: person }),
    sbar: page.getByRole('region', { name: 'SBAR' }),
    record: async (type, text) => {
      const form = page.getByRole('form', { name: /^Record (the|another) contact$/ });
      // Tab comes to the first of the radio group; arrows move and choose.
      await form.getByRole('radio').first().focus();
      await expect(form.getByRole('radio', { name: type })).toBeVisible();
      for (let step = 0; step < 4; step += 1) {
        if (await form.getByRole('radio', { name: type }).isChecked()) break;
        await page.keyboard.press(step === 0 ? 'Space' : 'ArrowDown');
      }
      await expect(form.getByRole('radio', { name: type })).toBeChecked();
      await page.keyboard.press('Tab');
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
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
