import { expect } from '@playwright/test';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { callScreen } from './screens/call-screen.ts';
import { test } from './screens/concord.ts';
import { safety, toTheNurse } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { picture } from './screens/picture.ts';
import { amyOnACall, granted } from './screens/through-handlers.ts';

test('the supervisor sees every open call, whose it is and where it stands, and opens one', async ({
  start,
}) => {
  const concord = await start();
  const { page, application } = concord;
  const desk = deskScreen(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await setUpDesk(application);
  await signInAs(application, 'Ruth Adeyemi');
  const offered = await amyOnACall(application, toTheNurse, '07700 900482');
  granted(
    await application.handlers['call.takeRoute']({
      callId: offered,
      destination: 'nurse',
      acknowledgedMissing: [],
      reason: null,
    }),
  );
  const inScript = await amyOnACall(application, safety, '07700 900101');
  granted(
    await application.handlers['call.describeCaller']({
      callId: inScript,
      name: 'Joan Petrie',
      relation: null,
      addressSaid: null,
      addressSaidBy: null,
    }),
  );
  await amyOnACall(application, [], '07700 900104');
  const danger = await amyOnACall(application, [], '07700 900103');
  granted(
    await application.handlers['call.emergency']({ callId: danger, where: 'Aylestone bridge' }),
  );
  await signInAs(application, 'Martin Doyle');
  const board = page.getByRole('main', { name: 'Live board' });
  const rows = board.getByRole('table').getByRole('row');
  await expect(board).toContainText('4 open, 1 waiting for somebody to accept');
  await expect(rows.nth(1)).toContainText('Now');
  await expect(rows.nth(1)).toContainText('Immediate danger: 2 of 2 lines not done');
  await expect(rows.nth(2)).toContainText('Not decided yet');
  await expect(board).toContainText('Waiting for Ruth Adeyemi');
  await expect(board).toContainText('In the script, 6 answered');
  await expect(page.getByRole('complementary', { name: 'On duty' })).toContainText('Ruth Adeyemi');
  await picture(concord, 'board');
  await desk.press('j', 'j', 'j');
  const chosen = rows.nth(3).getByRole('button');
  await expect(chosen).toHaveAttribute('aria-current', 'true');
  await desk.press('Enter');
  await expect(callScreen(page).level).toBeVisible();
});
