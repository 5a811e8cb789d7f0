import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Application } from '#main/application.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { planFile } from '#test/support/resources.ts';
import { clockIn } from './screens/clock-in.ts';
import { test } from './screens/concord.ts';
import { safety, toTheNurse } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { isInSight, picture } from './screens/picture.ts';
import { amyOnACall, granted } from './screens/through-handlers.ts';

/** Amy writes down who rings, and where they said they are. */
async function isAt(
  application: Application,
  callId: CallId,
  name: string,
  addressSaid: string | null,
): Promise<void> {
  granted(
    await application.handlers['call.describeCaller']({
      callId,
      name,
      relation: null,
      addressSaid,
      addressSaidBy: addressSaid === null ? null : name,
    }),
  );
}

test('the map shows units, suites and calls where they are, and says what it cannot show', async ({
  start,
}) => {
  const concord = await start();
  const { page, application } = concord;
  const desk = deskScreen(page);
  const { handlers } = application;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await setUpDesk(application);
  await signInAs(application, 'Martin Doyle');
  const map = page.getByRole('figure', { name: 'Map of units and open calls' });
  const board = page.getByRole('main', { name: 'Live board' });
  await expect(board).toContainText('0 open');
  await desk.press('m');
  await expect(page.getByText('There is no map without a plan')).toBeVisible();
  await expect(map).toHaveCount(0);
  granted(
    await handlers['resources.plan']({ name: 'plan.yaml', text: readFileSync(planFile, 'utf8') }),
  );
  granted(await handlers['resources.shift']({ who: 'South car', until: clockIn(240) }));
  granted(
    await handlers['resources.suite']({
      suite: 'Place of safety, Leicester',
      free: 1,
      saidBy: 'J. Okoro, nurse in charge',
    }),
  );
  await expect(map).toContainText('Leicester car');
  await expect(map.getByRole('listitem').filter({ hasText: 'South car' })).toContainText('free');

  const daniel = await amyOnACall(application, toTheNurse, '07700 900482');
  await isAt(application, daniel, 'Karen', '52.640 -1.133');
  // The same house, another caller: one sign that says two.
  await isAt(
    application,
    await amyOnACall(application, safety, '07700 900101'),
    'Joan',
    '52.640 -1.133',
  );
  await isAt(
    application,
    await amyOnACall(application, [], '07700 900102'),
    'Priya',
    '52.77 -1.21',
  );
  await isAt(
    application,
    await amyOnACall(application, safety, '07700 900103'),
    'Omar',
    '51.50 -0.12',
  );
  await isAt(application, await amyOnACall(application, safety, '07700 900104'), 'Ann', null);
  const danger = await amyOnACall(application, [], '07700 900105');
  granted(await handlers['call.emergency']({ callId: danger, where: '52.52 -0.98' }));
  granted(
    await handlers['crew.send']({
      callId: daniel,
      unit: 'South car',
      crew: 'Meera Joshi, PC Oduya',
      everyMinutes: 20,
    }),
  );
  await signInAs(application, 'Martin Doyle');
  await expect(board).toContainText('6 open');
  await expect(map.getByRole('button')).toHaveCount(3);
  await expect(map).toContainText('No place is known for 1 call. Outside this map: 1 call.');
  await expect(map.getByRole('listitem').filter({ hasText: 'South car' })).toContainText(
    /on the way since \d\d:\d\d/,
  );
  await expect(map.locator('.trips line')).toHaveCount(1);

  // The sign and the row are one choice, whichever is used.
  await map.getByRole('button', { name: /Karen/ }).click();
  const chosen = board.getByRole('table').locator('[aria-current=true]');
  await expect(chosen).toContainText(/Karen|Joan/);
  await expect(map.locator('.map-call.is-chosen')).toHaveCount(1);
  await expect(map.getByRole('listitem').filter({ hasText: 'South car' })).toContainText(
    /about \d+ min/,
  );
  await picture(concord, 'board-map', async () => {
    await expect(map).toBeVisible();
    expect(await isInSight(page, map)).toBe(true);
  });
  await desk.press('m');
  await expect(board.getByRole('figure')).toBeVisible();
  await picture(concord, 'board-map-large');

  // At the scene the car is where the call is, with nobody saying it again.
  granted(await handlers['call.select']({ callId: daniel }));
  const [trip] = application.view().call?.crew.trips ?? [];
  if (trip === undefined) throw new Error('nobody was sent');
  granted(await handlers['crew.arrived']({ callId: daniel, tripId: trip.id }));
  await expect(map.getByRole('listitem').filter({ hasText: 'South car' })).toContainText(
    /at the scene since .* about 0 min/,
  );
  await desk.press('m');
  await expect(board.getByRole('figure')).toHaveCount(0);
});
