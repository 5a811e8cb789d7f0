import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';

/** The route after F8, the panel of F10, and what the caller is told. */
export function routeScreen(page: Page) {
  const closePanel = page.getByRole('dialog', { name: 'Close this call' });
  const stillOpen = closePanel.getByRole('list', { name: 'Still open' });
  /** Opens what is open under this label, where it is not already. */
  const unfold = async (label: string | RegExp): Promise<void> => {
    const head = stillOpen.getByRole('button', { name: label });
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.press('Enter');
  };
  /** Types over what stands in a field, as Tab and typing do. */
  const typeInto = async (label: string, text: string): Promise<void> => {
    await closePanel.getByRole('textbox', { name: label }).first().focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  };
  return {
    main: page.getByRole('main', { name: 'Route' }),
    tracker: page.getByRole('list', { name: 'Referral state' }),
    escalation: (of: string) =>
      page.getByRole('region', { name: `What happens if nobody answers: ${of}` }),
    closePanel,
    stillOpen,
    done: closePanel.getByRole('list', { name: 'Done' }),
    /** Somebody outside said yes on the telephone: who, written in F10. */
    acceptedByTelephone: async (service: string, by: string): Promise<void> => {
      const label = new RegExp(`^${service}: somebody accepts`);
      await unfold(label);
      await typeInto('Name of who accepts', by);
      await page.keyboard.press('Enter');
      await expect(stillOpen.getByRole('button', { name: label })).toBeHidden();
    },
    /** What stands in the form is read out; Enter in its first field records it. */
    tellCaller: async (): Promise<void> => {
      await unfold(/^Tell the caller/);
      const form = closePanel.getByRole('form', { name: 'Tell the caller' });
      await form.getByRole('textbox', { name: 'Who', exact: true }).focus();
      await page.keyboard.press('Enter');
      await expect(form).toBeHidden();
    },
    /** Anything else that is open, ended in words. */
    settle: async (label: RegExp, how: string): Promise<void> => {
      await unfold(label);
      await typeInto('What was done, and by whom', how);
      await page.keyboard.press('Control+Enter');
      await expect(stillOpen.getByRole('button', { name: label })).toBeHidden();
    },
    /** Nothing is open any more: Enter in the form that is left closes the call. */
    closeNow: async (why = ''): Promise<void> => {
      const form = closePanel.getByRole('form', { name: 'Close this call' });
      await form.getByRole('textbox').focus();
      await page.keyboard.type(why);
      await page.keyboard.press('Enter');
      await expect(closePanel).toBeHidden();
    },
  };
}
