import { expect } from '@playwright/test';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { test } from './screens/concord.ts';
import { safety } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { picture } from './screens/picture.ts';
import { amyOnACall } from './screens/through-handlers.ts';

test('a handler hands over by keyboard, a supervisor takes it, and sees what nobody looks at', async ({
  start,
}) => {
  const concord = await start();
  const { page, application } = concord;
  const desk = deskScreen(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await setUpDesk(application);
  await signInAs(application, 'Martin Doyle');
  await amyOnACall(application, safety, '07700 900482');
  const kept = await amyOnACall(application, safety, '07700 900483');
  await signInAs(application, 'Amy Kerrigan');
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await desk.press('/');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('hand over');
  await desk.press('Enter');
  await expect(dialog).toContainText('The call itself');
  await picture(concord, 'hand-over');
  // One of the two; the other stays hers.
  await dialog.getByLabel('What you hand over').selectOption({ index: 2 });
  await dialog.getByRole('radio', { name: /Martin Doyle/ }).focus();
  await desk.press('Space');
  await dialog.getByLabel(/Why, and what they need to know/).fill('End of my shift');
  await desk.press('Control+Enter');
  await expect(page.getByText(/Martin Doyle was asked. You keep it until/)).toBeVisible();
  await expect(dialog).toContainText('Martin Doyle has been asked and has not answered');
  await signInAs(application, 'Martin Doyle');
  const band = page.getByRole('complementary', { name: 'Asked to take over' });
  await expect(band).toContainText('Amy Kerrigan asks you to take over');
  await expect(band).toContainText('End of my shift');
  const board = page.getByRole('main', { name: 'Live board' });
  await expect(board.getByRole('button', { name: /Its owner is not signed in/ })).toContainText(
    '2',
  );
  await picture(concord, 'take-over');
  await band.getByRole('button', { name: 'Take over' }).focus();
  await desk.press('Enter');
  await expect(band).toHaveCount(0);
  await expect(board.getByRole('table')).toContainText('Martin Doyle');
  expect(application.room()?.ports.calls.get(kept)?.owner.name).toBe('Amy Kerrigan');
});
