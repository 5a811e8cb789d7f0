import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { people, pin } from '#test/support/desk.ts';

export type Name = (typeof people)[number]['name'];

const roleWords = {
  handler: 'Call handler',
  nurse: 'Mental-health nurse',
  supervisor: 'Supervisor',
  steward: 'Data steward',
} as const;

/** Set-up, sign-in and the lock: the three cards of a desk at which nobody is signed in. */
export interface AccessScreen {
  /** The first start, filled in with the people of test/support/desk.ts. */
  readonly setUp: (deskName: string, forceName: string) => Promise<void>;
  /** Walks to the name with the arrow keys, types the PIN, and presses Enter. */
  readonly signIn: (name: Name, typed?: string) => Promise<void>;
  readonly unlock: (typed?: string) => Promise<void>;
}

export function accessScreen(page: Page): AccessScreen {
  const setUpCard = page.getByRole('form', { name: 'Set up this desk' });
  const field = (label: string) => setUpCard.getByLabel(label, { exact: true });

  const fillMember = async (one: (typeof people)[number], nth: number): Promise<void> => {
    if (!(await field(`Name of person ${nth}`).isVisible())) {
      await setUpCard.getByRole('button', { name: 'Add a person' }).press('Enter');
    }
    await field(`Name of person ${nth}`).focus();
    await page.keyboard.type(one.name);
    await field(`Role of person ${nth}`).selectOption({ label: roleWords[one.role] });
    await field(`PIN of person ${nth}`).focus();
    await page.keyboard.type(pin);
  };

  return {
    setUp: async (deskName, forceName) => {
      await field('Name of this desk').focus();
      await page.keyboard.type(deskName);
      await field('Name of the force').focus();
      await page.keyboard.type(forceName);
      for (const [index, one] of people.entries()) await fillMember(one, index + 1);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'Sign in to take calls' })).toBeVisible();
    },
    signIn: async (name, typed = pin) => {
      const names = page.getByRole('listbox', { name: 'Your name' });
      await expect(names).toBeVisible();
      const row = names.getByRole('option', { name });
      await names.getByRole('option').first().focus();
      for (let step = 0; step < people.length; step += 1) {
        if ((await row.getAttribute('aria-selected')) === 'true') break;
        await page.keyboard.press(step === 0 ? 'Home' : 'ArrowDown');
      }
      await expect(row).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('Tab');
      await expect(page.getByLabel('PIN')).toBeFocused();
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      if (typed === pin)
        await expect(page.getByRole('button', { name: 'Lock screen, Control L' })).toBeVisible();
    },
    unlock: async (typed = pin) => {
      await expect(page.getByLabel('PIN')).toBeFocused();
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
    },
  };
}
