import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { planFile } from '#test/support/resources.ts';
import { clockIn } from './screens/clock-in.ts';
import { test } from './screens/concord.ts';
import { toTheNurse } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { picture } from './screens/picture.ts';
import { amyOnACall, granted } from './screens/through-handlers.ts';

test('a supervisor brings in the plan, says what has changed by keyboard, and sees it before it matters', async ({
  start,
}) => {
  const concord = await start();
  const { page, application } = concord;
  const desk = deskScreen(page);
  const { command } = desk;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await setUpDesk(application);
  const callId = await amyOnACall(application, toTheNurse, '07700 900482');
  granted(
    await application.handlers['call.describeCaller']({
      callId,
      name: 'Karen',
      relation: 'sister',
      addressSaid: '52.640 -1.133',
      addressSaidBy: 'Karen',
    }),
  );
  await signInAs(application, 'Martin Doyle');
  const dialog = page.getByRole('dialog');
  const done = (): Promise<void> => expect(dialog).toHaveCount(0);

  await expect(page.getByRole('main', { name: 'Live board' })).toContainText('1 open');
  await command('resources');
  await expect(dialog).toContainText('No plan is on this desk');
  await dialog.getByLabel('File of the plan').setInputFiles({
    name: 'broken.yaml',
    mimeType: 'text/yaml',
    buffer: Buffer.from(readFileSync(planFile, 'utf8').replace("from: '18:00'", "from: '28:00'")),
  });
  await expect(dialog).toContainText('shifts.0.from');
  await dialog.getByLabel('File of the plan').setInputFiles(planFile);
  await done();

  // Whatever the hour is, one car is on from here on.
  const soon = clockIn(20);
  granted(await application.handlers['resources.shift']({ who: 'Leicester car', until: soon }));
  await command('resources');
  await expect(dialog).toContainText(`Leicester car goes off shift at ${soon}`);
  await expect(dialog).toContainText('Leicester car, free');
  await picture(concord, 'resources');
  const choice = dialog.getByRole('radio', { name: /Place of safety/ });
  const at = await dialog.getByRole('radio').all();
  const n = (await Promise.all(at.map((one) => one.getAttribute('value')))).findIndex((value) =>
    value?.startsWith('suite '),
  );
  await expect(choice).toHaveCount(1);
  await desk.press(String(n + 1));
  await expect(dialog.getByRole('textbox', { name: 'Places free' })).toBeFocused();
  await page.keyboard.type('1');
  await desk.press('Tab');
  await page.keyboard.type('J. Okoro, nurse in charge');
  await desk.press('Enter');
  await done();
  await picture(concord, 'board-resources');

  const duty = page.getByRole('complementary', { name: 'On duty' });
  await expect(duty).toContainText('1 of 3 free');
  await expect(duty).toContainText('J. Okoro, nurse in charge');
  // The second car of the plan is on in the nights from Thursday to Saturday, and is counted then.
  await expect(page.getByText('Street triage')).toContainText(/\b[1-3] free/);
  granted(await application.handlers['call.select']({ callId }));
  await signInAs(application, 'Amy Kerrigan');
  await expect(page.getByRole('complementary', { name: 'So far' })).toBeVisible();
  await command('crew');
  await expect(dialog.getByRole('textbox', { name: 'Unit (name or call sign)' })).toHaveValue(
    'Leicester car',
  );
  await expect(dialog).toContainText('about 1 min');
  await desk.press('Escape');
  await done();
  await picture(concord, 'call-resources');
});
