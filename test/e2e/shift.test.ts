import { expect } from '@playwright/test';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { test } from './screens/concord.ts';
import { toTheNurse } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { picture } from './screens/picture.ts';
import { amyOnACall, granted } from './screens/through-handlers.ts';

test('a supervisor says what came of a call, reviews it, gives it to a nurse and reads its whole record, by keyboard', async ({
  start,
}) => {
  const concord = await start();
  const { page, application } = concord;
  const desk = deskScreen(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await setUpDesk(application);
  await signInAs(application, 'Ruth Adeyemi');
  const callId = await amyOnACall(application, toTheNurse, '07700 900482');
  granted(
    await application.handlers['call.describeCaller']({
      callId,
      name: 'Joan Petrie',
      relation: null,
      addressSaid: null,
      addressSaidBy: null,
    }),
  );
  await signInAs(application, 'Martin Doyle');
  const board = page.getByRole('main', { name: 'Live board' });
  await expect(board.getByRole('button', { name: /Taken/ })).toContainText('1');
  await desk.press('j', 'g');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Ruth Adeyemi');
  await desk.press('1');
  await expect(dialog.getByLabel('Why, in a line they read first')).toBeFocused();
  await page.keyboard.type('She knows him');
  await desk.press('Enter');
  await expect(page.getByText(/Offered to Ruth Adeyemi. .* keeps it until/)).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await desk.press('o', '5');
  await expect(dialog.getByLabel('Where it was used')).toBeFocused();
  await page.keyboard.type('Fosse bridge');
  await desk.press('Tab');
  await page.keyboard.type('soon');
  await desk.press('Enter');
  await expect(dialog).toContainText('Used at: “soon” is not a time');
  await expect(dialog.getByLabel('Where it was used')).toHaveValue('Fosse bridge');
  await picture(concord, 'outcome');
  await dialog.getByLabel('Used at').fill('00:01 BST');
  await desk.press('Escape');
  await expect(dialog).toHaveCount(0);
  await desk.press('o', '4');
  await page.keyboard.type('She went home with her sister');
  await desk.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await desk.press('v', '2');
  await expect(dialog.getByLabel('Why not, and what instead')).toBeFocused();
  await page.keyboard.type('Asked too late about the lock');
  await desk.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await desk.press('9');
  await expect(board.getByRole('heading', { level: 1 })).toHaveText('Review did not agree');
  await expect(board.getByRole('table').getByRole('row')).toHaveCount(2);
  await picture(concord, 'shift');
  await desk.press('w');
  for (const text of ['She went home with her sister', 'does not agree', 'Offered to Ruth Adeyemi'])
    await expect(dialog).toContainText(text);
  await expect(dialog).toContainText('Martin Doyle');
  await picture(concord, 'whole-record');
});
