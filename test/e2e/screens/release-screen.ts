import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';

export interface Release {
  readonly kind: string;
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly basis: string;
  readonly told: string;
  /** 2027-03-01 */
  readonly until: string;
}

/** What came from the NHS and waits for a named discloser. */
export function releaseScreen(page: Page) {
  const item = page.getByRole('form', { name: /^Release / });
  return {
    item,
    items: page.getByRole('complementary', { name: 'Waiting for release' }).getByRole('listitem'),
    /** Fills in the form field by field with the keyboard, and sends it with Enter. */
    release: async ({ kind, fields, purpose, basis, told, until }: Release): Promise<void> => {
      const shown = page.getByRole('form', { name: new RegExp(`^Release ${kind} `) });
      await expect(shown).toBeVisible();
      for (const field of fields)
        await shown.getByRole('button', { name: `Release ${field}` }).press('Space');
      await shown.getByLabel('Purpose').focus();
      await page.keyboard.type(purpose);
      await page.keyboard.press('Tab');
      await page.keyboard.type(basis);
      await shown.getByRole('radio', { name: told }).press('Space');
      await shown.getByLabel('Released until the end of').fill(until);
      await shown.getByRole('button', { name: 'Release to call handlers' }).press('Enter');
      await expect(page.getByText(`Released: ${kind} of `)).toBeVisible();
    },
  };
}
