import { expect } from '@playwright/test';
import { setUpDesk, pin, signInAs } from '#test/support/desk.ts';
import { launchKillable, type Killable } from '#test/support/killable.ts';
import { accessScreen } from './screens/access-screen.ts';
import { callScreen } from './screens/call-screen.ts';
import { turnedByHand } from './screens/clock.ts';
import { recordOf, test } from './screens/concord.ts';
import { dannyIsKnown, toTheNurse } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { routeScreen } from './screens/route-screen.ts';
import { amyOnACall, everybodyOnDuty, granted } from './screens/through-handlers.ts';

const screenOf = async ({ act }: Killable): Promise<string> => String(await act({ name: 'text' }));

const shows = async (concord: Killable, text: RegExp): Promise<void> => {
  await expect.poll(async () => await screenOf(concord), { timeout: 15_000 }).toMatch(text);
};

/** Amy's PIN, and the call that she had open: Ctrl and its number. */
async function signInToTheCall(concord: Killable, amy: string): Promise<void> {
  await concord.act({
    name: 'invoke',
    channel: 'access.signIn',
    payload: { userId: amy, pin },
  });
  await shows(concord, /Ready, Amy\./);
  await concord.act({ name: 'press', key: 'Control+1' });
}

/** Long enough for a draft to be on disk, on the clock that the handler sees. */
async function untilTheClockMovedOn(concord: Killable): Promise<void> {
  const clock = async () => /\d\d:\d\d:\d\d/.exec(await screenOf(concord))?.[0];
  for (let ticks = 0; ticks < 2; ticks += 1) {
    const before = await clock();
    await expect.poll(clock, { timeout: 15_000 }).not.toBe(before);
  }
}

test('a kill in mid-call loses neither the last answer nor half a note', async ({
  start,
  dataDir,
}) => {
  const before = await start();
  await setUpDesk(before.application);
  await amyOnACall(before.application, toTheNurse.slice(0, 2));
  const amy = before.application.view().users.find(({ name }) => name === 'Amy Kerrigan')!.id;
  await before.close();

  const killed = await launchKillable(dataDir);
  await signInToTheCall(killed, amy);
  await shows(killed, /Question 3/);
  await expect(async () => {
    await killed.act({ name: 'press', key: '2' });
    expect(await screenOf(killed)).not.toContain('2 not taken');
  }).toPass({ intervals: [100] });
  await shows(killed, /Question 4/);
  await killed.act({ name: 'press', key: 'F4' });
  await killed.act({ name: 'type', text: 'Karen whispers: he took the kni' });
  await untilTheClockMovedOn(killed);
  await killed.kill();

  const { page, application } = await start();
  const desk = deskScreen(page);
  await accessScreen(page).signIn('Amy Kerrigan');
  await expect(desk.openCalls).toContainText('Amy Kerrigan');
  await desk.press('Control+1');
  await expect(callScreen(page).question).toContainText('Question 4');
  await expect(callScreen(page).question).toContainText('Are they awake, and breathing');
  await expect(callScreen(page).note).toHaveValue('Karen whispers: he took the kni');
  expect(recordOf(application).filter(({ type }) => type === 'answer-recorded')).toHaveLength(3);
  await desk.press('F4');
  await desk.type('fe');
  await desk.press('Enter');
  await expect(callScreen(page).notes).toContainText('Karen whispers: he took the knife');
  await expect(callScreen(page).note).toHaveValue('');
});

test('an offer that came due while Concord was dead has moved on, and is marked late', async ({
  start,
  dataDir,
}) => {
  const before = await start();
  await setUpDesk(before.application);
  await dannyIsKnown(before.application);
  await everybodyOnDuty(before.application);
  await amyOnACall(before.application, toTheNurse);
  const amy = before.application.view().users.find(({ name }) => name === 'Amy Kerrigan')!.id;
  await before.close();

  const killed = await launchKillable(dataDir);
  await signInToTheCall(killed, amy);
  await shows(killed, /The script has no more questions/);
  await killed.act({ name: 'press', key: 'F8' });
  await shows(killed, /You still own this call/);
  await killed.kill();

  const later = turnedByHand(Date.now() + 75_000);
  const { page, application } = await start({ hands: later.hands });
  const desk = deskScreen(page);
  await accessScreen(page).signIn('Amy Kerrigan');
  await desk.press('Control+1');
  await expect(desk.heading('You still own this call')).toBeVisible();
  const rung = routeScreen(page)
    .escalation('Mental-health nurse in this control room')
    .getByRole('listitem');
  await expect(rung.filter({ hasText: 'All nurses' })).toHaveAttribute('aria-current', 'step');
  await expect(rung.filter({ hasText: 'Siân Prosser' }).getByLabel(', rung')).toBeVisible();
  const moved = recordOf(application).filter(({ type }) => type === 'offer-escalated');
  expect(moved.map(({ content, by }) => [content?.['step'], content?.['late'], by])).toEqual([
    [1, true, null],
    [2, true, null],
  ]);
});

test('a kill in the middle of a nurse’s record loses none of what she has written', async ({
  start,
  dataDir,
}) => {
  const before = await start();
  const { handlers } = before.application;
  await setUpDesk(before.application);
  await everybodyOnDuty(before.application);
  const callId = await amyOnACall(before.application, toTheNurse);
  granted(
    await handlers['call.takeRoute']({
      callId,
      destination: 'nurse',
      acknowledgedMissing: [],
      reason: null,
    }),
  );
  await signInAs(before.application, 'Ruth Adeyemi');
  const referralId = before.application.view().queue[0]?.referralId;
  if (referralId === undefined) throw new Error('nothing is offered');
  granted(await handlers['nurse.accept']({ callId, referralId }));
  granted(await handlers['care.openContact']({ callId, type: 'conversation' }));
  const ruth = before.application.view().users.find(({ name }) => name === 'Ruth Adeyemi')!.id;
  await before.close();

  const killed = await launchKillable(dataDir);
  await killed.act({ name: 'invoke', channel: 'access.signIn', payload: { userId: ruth, pin } });
  await shows(killed, /With you/);
  await killed.act({ name: 'press', key: 'j' });
  await shows(killed, /What you have seen/);
  await killed.act({ name: 'type', text: 'The care plan, and she is alo' });
  await untilTheClockMovedOn(killed);
  await killed.kill();

  const { page } = await start();
  await accessScreen(page).signIn('Ruth Adeyemi');
  await expect(page.getByText('With you')).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('textbox', { name: /What you have seen/ })).toHaveValue(
    'The care plan, and she is alo',
  );
});
