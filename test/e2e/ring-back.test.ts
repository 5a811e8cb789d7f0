import { expect } from '@playwright/test';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { test } from './screens/concord.ts';
import { safety } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { picture } from './screens/picture.ts';
import { amyOnACall, granted } from './screens/through-handlers.ts';

test('the line drops: what is safe is kept, each attempt is written down, and the next one is due', async ({
  start,
}) => {
  const concord = await start();
  const { page, application } = concord;
  const desk = deskScreen(page);
  const { command } = desk;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await setUpDesk(application);
  const callId = await amyOnACall(application, safety, '07700 900482');
  granted(await application.handlers['call.setLine']({ callId, line: 'dropped' }));
  await signInAs(application, 'Amy Kerrigan');
  const dialog = page.getByRole('dialog');
  await command('safe number');
  await expect(dialog.getByRole('textbox', { name: 'The number' })).toBeFocused();
  await page.keyboard.type('07700 900155');
  await desk.press('Enter');
  await expect(dialog).toHaveCount(0);
  await command('back');
  await expect(dialog).toContainText('Next: the number that rang.');
  await expect(dialog).toContainText('Safe to ring: 07700 900155. Ring no other.');
  await desk.press('1', '2');
  await expect(dialog.getByRole('textbox', { name: 'The number' })).toHaveValue('07700 900155');
  await dialog.getByRole('textbox', { name: 'The number' }).fill('07700 900482');
  await desk.press('Enter');
  await expect(dialog).toContainText('The number agreed as safe is 07700 900155');
  await dialog.getByRole('textbox', { name: 'The number' }).fill('07700 900155');
  await desk.press('Enter');
  await expect(dialog).toHaveCount(0);
  await command('back');
  await expect(dialog.getByRole('list', { name: 'Attempts so far' })).toContainText(
    'No answer: the number that rang, 07700 900155',
  );
  await picture(concord, 'ring-back');
});
