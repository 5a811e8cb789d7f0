import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright-core';

/** After F9: two lines, red until done; take back; ambulance only. */
export interface EmergencyScreen {
  readonly main: Locator;
  readonly lines: Locator;
  readonly police: Locator;
  readonly ambulance: Locator;
  readonly takeBack: Locator;
  readonly ambulanceOnly: Locator;
  readonly where: Locator;
  /** The key of the line, the reference, and who accepted; Enter records both. */
  readonly reference: (key: '1' | '2', reference: string, acceptedBy?: string) => Promise<void>;
}

export function emergencyScreen(page: Page): EmergencyScreen {
  const lines = page.getByRole('list', { name: 'Police and ambulance, red until done' });
  const line = (service: string): Locator =>
    lines.getByRole('listitem').filter({ hasText: new RegExp(`${service}:`) });
  return {
    main: page.getByRole('main', { name: 'Immediate danger' }),
    lines,
    police: line('Police'),
    ambulance: line('Ambulance'),
    takeBack: page.getByRole('region', { name: 'Take back' }),
    ambulanceOnly: page.getByRole('region', { name: 'Ambulance only' }),
    where: page.getByRole('textbox', { name: 'Where, as the caller says it' }),
    reference: async (key, reference, acceptedBy) => {
      const service = key === '1' ? 'Police' : 'Ambulance';
      await page.keyboard.press(key);
      await expect(page.getByRole('textbox', { name: `${service} reference` })).toBeFocused();
      await page.keyboard.type(reference);
      if (acceptedBy !== undefined) {
        await page.keyboard.press('Tab');
        await page.keyboard.type(acceptedBy);
      }
      await page.keyboard.press('Enter');
      await expect(line(service)).toContainText(`reference ${reference}`);
    },
  };
}

/** Whether a line is drawn in the colour of an emergency: it is red until it is done. */
export const isRed = async (line: Locator): Promise<boolean> =>
  await line.evaluate((element) => {
    const probe = document.createElement('i');
    probe.style.color = 'var(--level-emergency-solid)';
    element.append(probe);
    const red = getComputedStyle(probe).color;
    probe.remove();
    const style = getComputedStyle(element);
    return [style.borderLeftColor, style.borderTopColor, style.boxShadow, style.backgroundColor]
      .join(' ')
      .includes(red);
  });
