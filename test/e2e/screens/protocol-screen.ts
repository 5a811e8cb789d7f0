import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright-core';
import { pin } from '#test/support/desk.ts';

/** The protocol screen: the script drawn, proved, compared, replayed and released. */
export interface ProtocolScreen {
  readonly proof: Locator;
  readonly release: Locator;
  readonly versions: Locator;
  readonly refusedDraft: Locator;
  readonly replay: Locator;
  readonly putIntoUse: Locator;
  readonly receive: (name: string, text: string) => Promise<void>;
  /** The approval of whoever is signed in, by keyboard. */
  readonly approve: (post: string) => Promise<void>;
}

export function protocolScreen(page: Page): ProtocolScreen {
  const release = page.getByRole('region', { name: 'Release', exact: true });
  return {
    proof: page.getByRole('complementary', { name: 'Proof and release' }),
    release,
    versions: page.getByRole('region', { name: 'Versions', exact: true }),
    refusedDraft: page.getByRole('region', { name: 'Receive a draft' }).getByRole('alert'),
    replay: page.getByRole('region', { name: /^Replay/ }),
    putIntoUse: release.getByRole('button', { name: 'Put into use' }),
    receive: async (name, text) => {
      await page
        .getByLabel('Receive a draft: choose a pack file (YAML), or drop it here')
        .setInputFiles({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) });
    },
    approve: async (post) => {
      await release.getByRole('button', { name: /^Approve as/ }).press('Enter');
      const dialog = page.getByRole('dialog', { name: /^Approve version/ });
      await expect(dialog.getByLabel('Your post and organisation')).toBeFocused();
      await page.keyboard.type(post);
      await page.keyboard.press('Tab');
      await page.keyboard.type(pin);
      await page.keyboard.press('Enter');
      await expect(dialog).toBeHidden();
    },
  };
}
