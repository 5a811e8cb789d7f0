import { expect } from '@playwright/test';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { accessScreen } from './screens/access-screen.ts';
import { callScreen } from './screens/call-screen.ts';
import { turnedByHand } from './screens/clock.ts';
import { test, type Concord } from './screens/concord.ts';
import { dannyIsKnown, karensNumber, toTheNurse, whitlockFile } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { emergencyScreen } from './screens/emergency-screen.ts';
import { nurseScreen } from './screens/nurse-screen.ts';
import { isInSight, picture, type LookAgain } from './screens/picture.ts';
import { releaseScreen } from './screens/release-screen.ts';
import { routeScreen } from './screens/route-screen.ts';
import { amyOnACall, answersGiven, everybodyOnDuty, granted } from './screens/through-handlers.ts';

/** The screens cost what axe costs: two runs side by side, a little over a minute each. */
test.setTimeout(300_000);

/** The script up to the question whether anybody wants to die: a weapon was mentioned, and is gone. */
const upToOwnLife = [
  ...toTheNurse.slice(0, 13),
  'Yes, one was seen, used or mentioned',
  'Gone or locked away',
  'No',
];

const longCall = [
  ...upToOwnLife,
  'They say so',
  ['Nothing at hand'],
  'No',
  'No',
  ...toTheNurse.slice(-2),
];

async function dannyIsChosen(
  { application }: Concord,
  callId: Awaited<ReturnType<typeof amyOnACall>>,
) {
  const {
    matches: [found],
  } = granted(
    await application.handlers['people.lookUp']({ callId, text: `${karensNumber} whitlock` }),
  );
  granted(await application.handlers['call.choosePerson']({ callId, personId: found!.personId }));
  granted(
    await application.handlers['call.describeCaller']({
      callId,
      name: 'Karen Whitlock',
      relation: 'His sister',
      addressSaid: 'Flat 6, 31 Marlow Gardens',
      addressSaidBy: 'Karen',
    }),
  );
}

/** The question, each of its answers, and F9: on screen without scrolling. */
const everythingInSight =
  ({ page }: Concord): LookAgain =>
  async ({ size, theme }) => {
    const seen = [
      page.getByRole('heading', { level: 1 }),
      ...(await callScreen(page).answers.getByRole('button').all()),
      deskScreen(page).danger,
    ];
    for (const one of seen)
      expect
        .soft(await isInSight(page, one), `${size.height} ${theme}: ${await one.innerText()}`)
        .toBe(true);
  };

test('every question of a long call fits above F9', async ({ start }) => {
  const concord = await start({ size: { width: 1366, height: 768 } });
  const { page, application } = concord;
  await setUpDesk(application);
  const callId = await amyOnACall(application, []);
  for (const given of longCall) {
    const asked = application.view().call?.question?.say ?? '';
    await expect(callScreen(page).question).toContainText(asked.replaceAll(/[“”]/g, ''));
    for (const size of [
      { width: 1366, height: 768 },
      { width: 1920, height: 1080 },
    ]) {
      await page.setViewportSize(size);
      await everythingInSight(concord)({ size, theme: 'dark' });
    }
    await answersGiven(application, callId, [given]);
  }
});

test('the handler’s screens, in every theme and size', async ({ start }) => {
  const clock = turnedByHand();
  const concord = await start({ hands: clock.hands });
  const { page, application } = concord;
  const desk = deskScreen(page);
  const call = callScreen(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });

  await expect(desk.heading('Set up this desk')).toBeVisible();
  await picture(concord, 'set-up');
  await setUpDesk(application);
  await expect(desk.heading('Sign in to take calls')).toBeVisible();
  await picture(concord, 'sign-in');
  await dannyIsKnown(application);
  await everybodyOnDuty(application);
  await signInAs(application, 'Amy Kerrigan');
  await expect(desk.heading('Ready, Amy.')).toBeVisible();
  await picture(concord, 'ready');
  await desk.press('F9');
  await expect(emergencyScreen(page).where).toBeFocused();
  await picture(concord, 'where');
  await desk.press('Escape', 'F1');
  await expect(desk.dialog('All keys')).toBeVisible();
  await picture(concord, 'all-keys');
  await desk.press('Escape');
  await expect(desk.dialog('All keys')).toBeHidden();

  const karen = await amyOnACall(application, upToOwnLife);
  await dannyIsChosen(concord, karen);
  granted(
    await application.handlers['call.addNote']({
      callId: karen,
      text: 'Karen whispering, does not want him to hear her calling',
    }),
  );
  await expect(call.question).toContainText('killing themselves');
  await picture(concord, 'script', everythingInSight(concord));
  await desk.press('Backspace');
  await expect(desk.dialog(/^Revise answer/)).toBeVisible();
  await picture(concord, 'revise-choose');
  await desk.press('1');
  await expect(desk.dialog(/^Revise answer/)).toContainText('After the change');
  await picture(concord, 'revise');
  await desk.press('Escape');
  await desk.command('silent');
  await desk.press('/');
  await expect(desk.dialog('Commands')).toBeVisible();
  await picture(concord, 'palette');
  await desk.press('Escape');
  await expect(desk.dialog('Commands')).toBeHidden();

  await amyOnACall(application, [], '07700 900101');
  await expect(desk.openCalls).toContainText('Daniel Whitlock');
  await picture(concord, 'two-calls');
  await desk.press('F9');
  await expect(emergencyScreen(page).lines).toBeVisible();
  await picture(concord, 'emergency');
  clock.advance(38_000);
  await emergencyScreen(page).reference('1', 'LP-0041', 'Insp Grant');
  await picture(concord, 'emergency-later');

  await desk.press('Control+1');
  await expect(call.question).toContainText('killing themselves');
  await answersGiven(application, karen, toTheNurse.slice(14));
  await expect(desk.heading('The script has no more questions')).toBeVisible();
  await picture(concord, 'route');
  await desk.press('F8');
  await expect(desk.heading('You still own this call')).toBeVisible();
  await picture(concord, 'route-offered');
  await desk.press('F10');
  await expect(routeScreen(page).closePanel).toBeVisible();
  await picture(concord, 'close-panel');
  await desk.press('Escape', 'Control+l');
  await expect(desk.heading('Locked for Amy Kerrigan')).toBeVisible();
  await expect(page.getByText('Whitlock')).toHaveCount(0);
  await picture(concord, 'locked');
  expect(concord.complaints).toEqual([]);
});

test('the screens of nurse, supervisor, steward and practice, in every theme and size', async ({
  start,
}) => {
  const clock = turnedByHand();
  const concord = await start({ hands: clock.hands });
  const { page, application } = concord;
  const desk = deskScreen(page);
  const nurse = nurseScreen(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await setUpDesk(application);

  await signInAs(application, 'Sam Steward');
  await page.getByLabel('FHIR files from a partner').setInputFiles(whitlockFile);
  await expect(page.getByText('1 person is kept on this desk')).toBeVisible();
  await picture(concord, 'import');
  await signInAs(application, 'Ruth Adeyemi');
  await expect(desk.heading('Nobody is waiting')).toBeVisible();
  await picture(concord, 'nurse-idle');
  await desk.command('release');
  await expect(releaseScreen(page).item).toBeVisible();
  await picture(concord, 'release');

  await dannyIsKnown(application);
  await everybodyOnDuty(application);
  const callId = await amyOnACall(application, toTheNurse);
  await dannyIsChosen(concord, callId);
  await expect(desk.heading('The script has no more questions')).toBeVisible();
  await desk.press('F8');
  await expect(desk.heading('You still own this call')).toBeVisible();
  clock.advance(9_000);
  await signInAs(application, 'Ruth Adeyemi');
  await expect(nurse.waiting).toContainText('Daniel Whitlock');
  await picture(concord, 'nurse-queue');
  await desk.press('F8');
  await expect(nurse.withYou).toContainText('You own this call');
  await picture(concord, 'nurse-accepted');
  await signInAs(application, 'Martin Doyle');
  await expect(page.getByRole('main', { name: 'Live board' })).toBeVisible();
  await desk.press('Control+Tab');
  await expect(desk.region('With somebody else')).toBeVisible();
  await picture(concord, 'supervisor');
  await desk.command('duty');
  await expect(desk.dialog('Who is on duty')).toBeVisible();
  await picture(concord, 'duty');
  await desk.press('Escape');
  await desk.command('users');
  await expect(desk.dialog('People of this desk')).toBeVisible();
  await picture(concord, 'users');
  await desk.press('Escape');
  await desk.signOut();
  await accessScreen(page).signIn('Amy Kerrigan');
  await desk.command('practise');
  await expect(page.getByRole('complementary', { name: 'Practice' })).toBeVisible();
  await picture(concord, 'practice');
  expect(concord.complaints).toEqual([]);
});
