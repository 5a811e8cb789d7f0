import { expect } from '@playwright/test';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import type { Name } from './screens/access-screen.ts';
import { callScreen } from './screens/call-screen.ts';
import { turnedByHand } from './screens/clock.ts';
import { recordOf, test, type Concord } from './screens/concord.ts';
import { karensNumber, ring, safety } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { emergencyScreen, isRed } from './screens/emergency-screen.ts';
import { routeScreen } from './screens/route-screen.ts';

const types = ({ application }: Concord): readonly string[] =>
  recordOf(application).map(({ type }) => type);

/** Amy has answered Karen's call and the first question shows. */
async function onTheFirstQuestion(concord: Concord): Promise<void> {
  await setUpDesk(concord.application);
  await signInAs(concord.application, 'Amy Kerrigan');
  const desk = deskScreen(concord.page);
  await expect(desk.heading(`${karensNumber} is on the line`)).toBeVisible();
  await desk.press('Space');
  await expect(callScreen(concord.page).question).toBeVisible();
}

test('F9 is on every signed-in screen of every role, and asks where first when no call is on', async ({
  start,
}) => {
  const { page, application } = await start();
  const desk = deskScreen(page);
  const { where } = emergencyScreen(page);
  await setUpDesk(application);
  await expect(desk.heading('Sign in to take calls')).toBeVisible();
  await expect(desk.danger).toBeHidden();
  await desk.press('F9');
  await expect(where).toBeHidden();
  const views: readonly (readonly [Name, readonly string[]])[] = [
    ['Amy Kerrigan', ['Call']],
    ['Ruth Adeyemi', ['Referrals', 'Release', 'Call', 'Import', 'Protocol']],
    ['Martin Doyle', ['Live board', 'Referrals', 'Call', 'Import', 'Protocol']],
    ['Sam Steward', ['Import', 'Call', 'Protocol']],
  ];
  for (const [name, tabs] of views) {
    await signInAs(application, name);
    for (const tab of tabs) {
      await expect(desk.views.getByRole('button', { name: tab })).toHaveAttribute(
        'aria-current',
        'page',
      );
      // The script's own screen takes no calls: there F9 is in the key strip.
      if (tab !== 'Protocol') await expect(desk.danger).toBeVisible();
      await desk.press('F9');
      await expect(where, `${name}, ${tab}`).toBeFocused();
      await desk.press('Escape');
      await expect(where).toBeHidden();
      await desk.press('Control+Tab');
    }
  }
});

for (const name of ['Amy Kerrigan', 'Ruth Adeyemi', 'Martin Doyle', 'Sam Steward'] as const)
  test(`with no call, ${name} says where, and both lines show`, async ({ start }) => {
    const { page, application } = await start();
    const desk = deskScreen(page);
    const danger = emergencyScreen(page);
    await setUpDesk(application);
    await signInAs(application, name);
    await expect(desk.danger).toBeVisible();
    await desk.press('F9');
    await expect(danger.where).toBeFocused();
    await desk.type('Under the bridge on Mill Lane');
    await desk.press('Enter');
    await expect(danger.main).toContainText('Under the bridge on Mill Lane');
    await expect(danger.police).toContainText('Not done');
    await expect(danger.ambulance).toContainText('Not done');
    await danger.reference('1', 'LP-0041');
    await expect(danger.police).toContainText('Done');
  });

test('both lines stay red until each has its reference or was rung, and the call cannot close', async ({
  start,
}) => {
  const clock = turnedByHand();
  const concord = await start({ hands: clock.hands, links: [ring] });
  await onTheFirstQuestion(concord);
  const { page } = concord;
  const desk = deskScreen(page);
  const danger = emergencyScreen(page);
  const route = routeScreen(page);

  await desk.press('F9');
  await expect(desk.heading('Concord cannot send. Nothing is sent yet')).toBeVisible();
  await expect(danger.police).toContainText('Not done');
  expect(await isRed(danger.police)).toBe(true);
  expect(await isRed(danger.ambulance)).toBe(true);

  await test.step('ambulance only is refused, with the reason', async () => {
    await desk.press('a');
    await desk.refused('not asked is not no');
    await expect(danger.ambulanceOnly.getByRole('button')).toBeDisabled();
    await expect(danger.ambulanceOnly).toContainText('not asked is not no');
  });

  await test.step('Q goes back to the question, F9 back to the lines and asks nobody twice', async () => {
    await desk.press('q');
    await expect(callScreen(page).question).toContainText('Question 1');
    await expect(desk.danger).toContainText('2 of 2 not done');
    await desk.press('F9');
    await expect(danger.lines).toBeVisible();
    expect(types(concord).filter((type) => type === 'emergency-requested')).toHaveLength(1);
  });

  await test.step('F10 says what is open', async () => {
    await desk.press('F10');
    await expect(route.closePanel).toContainText('Both lines need a reference or a time first.');
    await desk.press('Escape');
    await expect(route.closePanel).toBeHidden();
  });

  await test.step('a police reference ends its line, and only its line', async () => {
    await danger.reference('1', 'LP-20261121-0041', 'Insp Grant');
    await expect(danger.police).toContainText('accepted by Insp Grant');
    expect(await isRed(danger.police)).toBe(false);
    expect(await isRed(danger.ambulance)).toBe(true);
    await expect(desk.heading('Police accepted. Ambulance is not sent yet')).toBeVisible();
  });

  await test.step('R writes the time the ambulance was rung', async () => {
    clock.advance(20_000);
    await desk.press('r');
    await expect(danger.ambulance).toContainText('rung at 00:50:20');
    await expect(danger.ambulance).toContainText('Done');
    expect(await isRed(danger.ambulance)).toBe(false);
  });

  await test.step('an ambulance reference can still be added', async () => {
    await danger.reference('2', 'EMAS-77120');
    await expect(
      desk.heading('Police accepted, ambulance accepted. Every line is done'),
    ).toBeVisible();
  });
});

test('Esc within five seconds asks dispatch to recall; the lines stay until a supervisor stands down', async ({
  start,
}) => {
  const clock = turnedByHand();
  const concord = await start({ hands: clock.hands, links: [ring] });
  await onTheFirstQuestion(concord);
  const desk = deskScreen(concord.page);
  const danger = emergencyScreen(concord.page);

  await desk.press('F9');
  await expect(danger.takeBack).toContainText('Take back within 5 s asks dispatch to recall');
  clock.advance(4_000);
  await desk.press('Escape');
  await expect(desk.heading('Recall asked. Dispatch has not confirmed it here')).toBeVisible();
  expect(await isRed(danger.police)).toBe(true);
  expect(await isRed(danger.ambulance)).toBe(true);
  await expect(danger.takeBack).toContainText('You asked dispatch to recall at 00:50:04');

  await test.step('only the supervisor has the words for it', async () => {
    await desk.press('/');
    await desk.type('stand down');
    await expect(desk.dialog('Commands')).toContainText('No command fits');
    await desk.press('Escape');
    await expect(desk.dialog('Commands')).toBeHidden();
    await desk.signOut();
    await signInAs(concord.application, 'Martin Doyle');
    await desk.command('stand down');
    const form = desk.dialog('Stand down the emergency request');
    await expect(form.getByRole('textbox', { name: 'Why it is safe to stand down' })).toBeFocused();
    await desk.type('Karen says he put it down and is with her; dispatch has cancelled.');
    await desk.press('Control+Enter');
    await expect(form).toBeHidden();
  });
  expect(types(concord)).toContain('emergency-stood-down');
  const call = concord.application.view().call;
  expect(
    call?.obligations.filter(({ closedAtMs }) => closedAtMs === null).map(({ label }) => label),
  ).toContain('Tell the caller that nobody is coming after all, and why');

  await test.step('what was stood down can be asked for again', async () => {
    await desk.press('F9');
    await expect(danger.police).toContainText('Not done');
    expect(types(concord).filter((type) => type === 'emergency-requested')).toHaveLength(2);
  });
});

test('after five seconds Esc is too late, and says who may stand down', async ({ start }) => {
  const clock = turnedByHand();
  const concord = await start({ hands: clock.hands, links: [ring] });
  await onTheFirstQuestion(concord);
  const desk = deskScreen(concord.page);
  await desk.press('F9');
  await expect(emergencyScreen(concord.page).lines).toBeVisible();
  clock.advance(5_001);
  await desk.press('Escape');
  await desk.refused(/supervisor.* stands? down/);
  expect(types(concord)).not.toContain('emergency-recalled');
});

test('ambulance only takes the police off once a weapon and a crime were asked about', async ({
  start,
}) => {
  const concord = await start({ links: [ring] });
  await onTheFirstQuestion(concord);
  const desk = deskScreen(concord.page);
  const call = callScreen(concord.page);
  const danger = emergencyScreen(concord.page);
  await call.answerAll(safety);
  await call.answerAll(['Family or a friend', '18 to 64', 'No', 'Yes', 'A home']);
  await call.answerAll([['None of these'], ['Nothing like that'], 'No']);
  await desk.press('F9');
  await expect(danger.ambulanceOnly).toContainText('No weapon, violence or crime was mentioned.');
  await desk.press('a');
  await expect(danger.police).toContainText('not asked any more');
  expect(await isRed(danger.ambulance)).toBe(true);
});
