import { expect } from '@playwright/test';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { accessScreen } from './screens/access-screen.ts';
import { turnedByHand } from './screens/clock.ts';
import { recordOf, test, type Concord } from './screens/concord.ts';
import { toTheNurse } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { picture } from './screens/picture.ts';
import { nurseScreen } from './screens/nurse-screen.ts';
import { routeScreen } from './screens/route-screen.ts';
import { amyOnACall, everybodyOnDuty } from './screens/through-handlers.ts';

const nurse = 'Mental-health nurse in this control room';

/** Who is rung now, as the handler reads it. */
const rungNow = ({ page }: Concord) =>
  routeScreen(page).escalation(nurse).getByRole('listitem').and(page.locator('[aria-current]'));

/** Amy has taken the route, and the offer has gone out at 00:50:00. */
async function offered(concord: Concord): Promise<void> {
  await setUpDesk(concord.application);
  await everybodyOnDuty(concord.application);
  await amyOnACall(concord.application, toTheNurse);
  const desk = deskScreen(concord.page);
  await expect(desk.heading('The script has no more questions')).toBeVisible();
  await desk.press('F8');
  await expect(desk.heading('You still own this call')).toBeVisible();
}

test('an offer that nobody accepts goes to a second nurse, to every nurse, to the supervisor', async ({
  start,
}) => {
  const clock = turnedByHand();
  const concord = await start({ hands: clock.hands });
  const desk = deskScreen(concord.page);
  await offered(concord);
  await expect(rungNow(concord)).toContainText('Ruth Adeyemi');
  clock.advance(29_000);
  await expect(rungNow(concord)).toContainText('Ruth Adeyemi');
  clock.advance(1_000);
  await expect(rungNow(concord)).toContainText('Siân Prosser');
  await expect(rungNow(concord)).toContainText('Now, since 00:50:30');
  clock.advance(30_000);
  await expect(rungNow(concord)).toContainText('All nurses');
  clock.advance(89_000);
  await expect(rungNow(concord)).toContainText('All nurses');
  clock.advance(1_000);
  await expect(rungNow(concord)).toContainText('Martin Doyle');
  await expect(rungNow(concord)).toContainText('Supervisor must act');
  await expect(desk.heading('You still own this call')).toBeVisible();

  await test.step('the supervisor finds it in the queue and takes it with F8', async () => {
    await desk.signOut();
    await accessScreen(concord.page).signIn('Martin Doyle');
    await expect(concord.page.getByRole('main', { name: 'Live board' })).toContainText(
      'Amy Kerrigan, until a nurse accepts',
    );
    await desk.press('Control+Tab');
    const queue = nurseScreen(concord.page);
    await expect(queue.waiting).toContainText('Amy Kerrigan, until a nurse accepts');
    await desk.press('F8');
    await expect(queue.withYou).toContainText('You own this call');
  });
  const moved = recordOf(concord.application).filter(({ type }) => type === 'offer-escalated');
  expect(moved.map(({ content }) => [content?.['step'], content?.['late']])).toEqual([
    [1, false],
    [2, false],
    [3, false],
  ]);
});

test('the board suggests whom to give a call that waits, and G asks why', async ({ start }) => {
  const clock = turnedByHand();
  const concord = await start({ hands: clock.hands });
  const desk = deskScreen(concord.page);
  await concord.page.emulateMedia({ reducedMotion: 'reduce' });
  await offered(concord);
  await desk.signOut();
  await accessScreen(concord.page).signIn('Martin Doyle');
  const board = concord.page.getByRole('main', { name: 'Live board' });
  const waiting = board.getByRole('list', { name: 'Not yet accepted' });
  await expect(waiting.getByRole('button', { name: 'Give to…' })).toHaveCount(1);
  await expect(board).not.toContainText('is free');
  await desk.signOut();
  clock.advance(9 * 60_000);
  await accessScreen(concord.page).signIn('Martin Doyle');
  await expect(board).toContainText(/has waited \d\d:\d\d of 15 min\. \S.* is free\./);
  await picture(concord, 'suggestion');
  await desk.press('g');
  const dialog = concord.page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(1);
  await expect(dialog.getByLabel('Why, in a line they read first')).toBeVisible();
});

test('a restart does not stop the clock of an offer', async ({ start }) => {
  const clock = turnedByHand();
  const first = await start({ hands: clock.hands });
  await offered(first);
  clock.advance(10_000);
  await first.close();
  const again = turnedByHand(clock.nowMs() + 15_000);
  const second = await start({ hands: again.hands });
  const desk = deskScreen(second.page);
  await accessScreen(second.page).signIn('Amy Kerrigan');
  await desk.press('Control+1');
  await expect(rungNow(second)).toContainText('Ruth Adeyemi');
  again.advance(5_000);
  await expect(rungNow(second)).toContainText('Siân Prosser');
  again.advance(120_000);
  await expect(rungNow(second)).toContainText('Martin Doyle');
  const moved = recordOf(second.application).filter(({ type }) => type === 'offer-escalated');
  expect(moved.map(({ content }) => content?.['late'])).toEqual([false, false, false]);
});

test('a nurse who declines says why, and the offer goes on at once', async ({ start }) => {
  const clock = turnedByHand();
  const concord = await start({ hands: clock.hands });
  const desk = deskScreen(concord.page);
  const queue = nurseScreen(concord.page);
  await offered(concord);
  await desk.signOut();
  await accessScreen(concord.page).signIn('Ruth Adeyemi');
  await expect(queue.waiting).toContainText('Amy Kerrigan, until a nurse accepts');
  await desk.command('decline');
  await queue.decline('I am with another caller who cannot be left');
  await desk.signOut();
  await signInAs(concord.application, 'Amy Kerrigan');
  await expect(desk.heading('You still own this call')).toBeVisible();
  await expect(rungNow(concord)).toContainText('Siân Prosser');
  await expect(routeScreen(concord.page).escalation(nurse)).toContainText(
    'I am with another caller who cannot be left',
  );
  const declined = recordOf(concord.application).find(({ type }) => type === 'referral-declined');
  expect(declined?.content).toMatchObject({
    name: 'Ruth Adeyemi',
    reason: 'I am with another caller who cannot be left',
  });
});

test('/ ring rings every nurse without waiting', async ({ start }) => {
  const clock = turnedByHand();
  const concord = await start({ hands: clock.hands });
  await offered(concord);
  await deskScreen(concord.page).command('ring');
  await expect(rungNow(concord)).toContainText('All nurses');
});
