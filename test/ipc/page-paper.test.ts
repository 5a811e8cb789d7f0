import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { user } from '#test/fixtures/views/ids.ts';
import { paperFormOfSheet } from '#test/fixtures/views/paper-form.ts';
import { screens } from '#test/fixtures/views/screens.ts';
import { openPreview, type Preview, type Shown } from '#test/support/preview-page.ts';
import { askedOf, nothingBroke } from './page/support.ts';

let preview: Preview;
let shown: Shown | null = null;
beforeAll(async () => {
  preview = await openPreview();
});
afterEach(async () => {
  if (shown !== null) nothingBroke(shown);
  await shown?.close();
  shown = null;
});
afterAll(async () => {
  await preview.close();
});

const openPaper = async (name: 'ready' | 'handler' = 'ready'): Promise<Shown> => {
  shown = await preview.show(screens[name]);
  const { keyboard } = shown.page;
  await keyboard.press('/');
  await keyboard.type('paper');
  await keyboard.press('Enter');
  await shown.page.getByLabel('Code on the sheet').waitFor();
  return shown;
};

describe('/ paper', () => {
  it('enters a sheet from the code to the end with the keyboard alone', async () => {
    const on = await openPaper();
    const { keyboard } = on.page;
    await keyboard.type(paperFormOfSheet.code.toLowerCase());
    await on.page.getByText('Mental-health calls, England, version 1.4.0').waitFor();
    const fill = async (text: string): Promise<void> => {
      await keyboard.press('Enter');
      await keyboard.type(text);
    };
    for (const text of ['21/11/2025', '0045', 'Amy', 'By tel', 'Talked', '07700 900482'])
      await fill(text);
    for (const text of ['Karen', 'his sister', 'Flat 6, 31 Marlow Gardens', '2']) await fill(text);
    await keyboard.press('Enter');
    await keyboard.type('23');
    await keyboard.press('Tab');
    await keyboard.type('0047');
    expect(await on.axe()).toEqual([]);
    await on.page.screenshot({ path: 'out/page/paper-large.png' });
    await on.page.getByLabel('Notes on the sheet').fill('Rain on this page');
    expect(await askedOf(on, 'protocol.enterPaper')).toEqual([]);
    await keyboard.press('Control+Enter');
    await on.page.getByRole('dialog').waitFor({ state: 'detached' });
    const [request] = await askedOf(on, 'protocol.enterPaper');
    expect(request).toMatchObject({
      code: paperFormOfSheet.code,
      startedAtMs: Date.parse('2025-11-21T00:45:00Z'),
      takenBy: user(1),
      source: 'phone',
      line: 'ended',
      number: '07700 900482',
      callerName: 'Karen',
      addressSaid: 'Flat 6, 31 Marlow Gardens',
      answers: [
        { question: 'life', keys: [2], atMs: null },
        { question: 'body', keys: [2, 3], atMs: Date.parse('2025-11-21T00:47:00Z') },
      ],
      destination: null,
      note: 'Rain on this page',
    });
  });

  it('says at once that a letter of the code is wrong, and asks the desk nothing', async () => {
    const on = await openPaper();
    await on.page.keyboard.type(paperFormOfSheet.code.replace(/.$/, '0'));
    await on.page.getByText('A letter of the code is wrong').waitFor();
    expect(await askedOf(on, 'protocol.paperForm')).toEqual([]);
  });

  it('keeps what was typed when the dialog is put away', async () => {
    const on = await openPaper('handler');
    const { keyboard } = on.page;
    await keyboard.type(paperFormOfSheet.code);
    await on.page.getByLabel('Began at').fill('00:45');
    await keyboard.press('Escape');
    await on.page.getByRole('dialog').waitFor({ state: 'detached' });
    await keyboard.press('/');
    await keyboard.type('paper');
    await keyboard.press('Enter');
    expect(await on.page.getByLabel('Began at').inputValue()).toBe('00:45');
  });
});
