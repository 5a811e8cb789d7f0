import { expect } from '@playwright/test';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { test } from './screens/concord.ts';
import { safety } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { picture } from './screens/picture.ts';
import { amyOnACall, granted } from './screens/through-handlers.ts';

test('around the call: help that is late, who is on the line, a second caller, and who asks how the staff are', async ({
  start,
}) => {
  const concord = await start();
  const { page, application } = concord;
  const desk = deskScreen(page);
  const { command } = desk;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await setUpDesk(application);
  const other = await amyOnACall(application, safety, '07700 900155');
  const callId = await amyOnACall(application, safety, '07700 900482');
  const { handlers } = application;
  granted(await handlers['call.emergency']({ callId, where: 'Flat 6, 31 Marlow Gardens' }));
  granted(
    await handlers['call.emergencyReference']({
      callId,
      service: 'ambulance',
      reference: 'A 4471',
      acceptedBy: 'Jo Finch',
    }),
  );
  granted(
    await handlers['call.describeCaller']({
      callId: other,
      name: 'Karen Marsh',
      relation: 'sister',
      addressSaid: null,
      addressSaidBy: null,
    }),
  );
  await signInAs(application, 'Amy Kerrigan');
  const dialog = page.getByRole('dialog');
  const done = (): Promise<void> => expect(dialog).toHaveCount(0);

  await command('chase');
  await expect(dialog).toContainText('You asked Ambulance, reference A 4471');
  await desk.press('1');
  await expect(dialog.getByRole('textbox', { name: 'In how many minutes' })).toBeFocused();
  await page.keyboard.type('soon');
  await desk.press('Tab');
  await page.keyboard.type('Jo Finch');
  await picture(concord, 'chase');
  await desk.press('Enter');
  await expect(dialog.getByText('In how many minutes: a whole number')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'In how many minutes' }).fill('45');
  await desk.press('Enter');
  await done();

  await command('mark');
  await desk.press('3');
  await page.keyboard.type('She says she is nine');
  await desk.press('Enter');
  await done();
  await expect(page.getByRole('region', { name: 'A child is on the line' })).toContainText(
    'Stay with them until somebody is.',
  );

  await command('channel');
  await desk.press('4');
  await desk.press('Enter');
  await done();
  await expect(page.getByText('Text to 999', { exact: true })).toBeVisible();

  await command('sharing');
  await desk.press('3');
  await page.keyboard.type('The crisis team');
  await desk.press('Enter');
  await expect(dialog).toHaveCount(1);
  await dialog
    .getByRole('textbox', { name: 'Why it was not safe to say' })
    .fill('Somebody could overhear her');
  await desk.press('Control+Enter');
  await done();

  await command('join');
  await expect(dialog).toContainText('Karen Marsh');
  await desk.press('1');
  await page.keyboard.type('Same flat, same minute');
  await desk.press('Enter');
  await done();
  const who = page.getByRole('complementary', { name: 'Who and where' });
  await expect(who).toContainText('One incident');
  await expect(who).toContainText('Karen Marsh');

  await command('question');
  await page.keyboard.type('PC 2291 Shah');
  await desk.press('Tab');
  await page.keyboard.type('May we leave him with his brother?');
  await desk.press('Enter');
  await done();
  await command('question');
  await expect(dialog).toContainText('May we leave him with his brother? not answered yet');
  await picture(concord, 'officer-asks');
  await desk.press('Escape');

  await command('welfare');
  await desk.press('1');
  await page.keyboard.type('Amy Kerrigan');
  await picture(concord, 'welfare');
  await desk.press('Enter');
  await done();
  await desk.press('q');
  await picture(concord, 'around-the-call');
  await desk.press('F10');
  await expect(dialog).toContainText('Somebody asks how Amy Kerrigan is');
  await expect(dialog).toContainText('Answer PC 2291 Shah: May we leave him with his brother?');
  await expect(dialog).toContainText('Ask Ambulance again: are they there?');
  await picture(concord, 'around-the-call-open');
});
