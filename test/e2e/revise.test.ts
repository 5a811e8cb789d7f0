import { expect } from '@playwright/test';
import { setUpDesk } from '#test/support/desk.ts';
import { callScreen } from './screens/call-screen.ts';
import { recordOf, test } from './screens/concord.ts';
import { happening, safety, who } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { amyOnACall, granted } from './screens/through-handlers.ts';

test('an earlier answer is changed once its consequences were seen, and undone again', async ({
  start,
}) => {
  const { page, application } = await start();
  const desk = deskScreen(page);
  const call = callScreen(page);
  await setUpDesk(application);
  await amyOnACall(application, [...safety, ...who, ...happening]);
  await expect(call.question).toContainText('For you to judge');
  await call.answerMany('Nothing like that');
  await call.answer('Yes, one was seen, used or mentioned');
  await call.answer('Gone or locked away');
  await call.answer('No');
  await expect(call.question).toContainText('killing themselves');
  const question = await call.number();
  const revise = desk.dialog(/^Revise answer \d+: Did anyone mention a weapon\?/);

  await test.step('Up walks the answers, Enter opens the one that has focus', async () => {
    await desk.press('ArrowUp', 'ArrowUp', 'ArrowUp');
    await expect(
      page.getByRole('button', { name: /^Revise answer \d+: Did anyone mention a weapon/ }),
    ).toBeFocused();
    await desk.press('Enter');
    await expect(revise).toContainText('Now: Yes, one was seen, used or mentioned');
  });

  await test.step('what would fall away is shown before anything changes', async () => {
    await expect(revise.getByRole('button', { name: /^2 No/ })).toBeVisible();
    await desk.press('2');
    const falls = revise.getByRole('region', { name: 'No longer counted, kept on the record' });
    await expect(falls).toContainText('Where is the weapon now?');
    await expect(falls).toContainText('Is it a gun?');
    expect(recordOf(application).map(({ type }) => type)).not.toContain('answer-revised');
  });

  await test.step('Enter changes it, and those answers count no longer', async () => {
    await expect(revise.getByRole('button', { name: /^Change the answer/ })).toBeFocused();
    await desk.press('Enter');
    await expect(revise).toBeHidden();
    await expect(
      call.answered.getByRole('listitem').filter({ hasText: 'Is it a gun?' }),
    ).toContainText('not counted');
    await expect(call.question).toContainText('killing themselves');
  });

  await test.step('Ctrl+Z brings back what it was', async () => {
    await desk.press('Control+z');
    await expect(
      call.answered.getByRole('listitem').filter({ hasText: 'Is it a gun?' }),
    ).not.toContainText('not counted');
    await expect(
      call.answered.getByRole('listitem').filter({ hasText: 'Did anyone mention a weapon?' }),
    ).toContainText('Yes, one was seen');
    expect(await call.number()).toBe(question);
  });
});

test('Esc leaves an answer as it was', async ({ start }) => {
  const { page, application } = await start();
  const desk = deskScreen(page);
  const call = callScreen(page);
  await setUpDesk(application);
  await amyOnACall(application, safety.slice(0, 1));
  await call.answer('The exact place', 'Flat 6');
  await desk.press('Backspace');
  await expect(desk.dialog(/^Revise answer 2/)).toBeVisible();
  await desk.press('Escape');
  await expect(desk.dialog(/^Revise answer 2/)).toBeHidden();
  await expect(call.question).toContainText('Question 3');
  expect(recordOf(application).map(({ type }) => type)).not.toContain('answer-revised');
});

test('what was said before its question is confirmed with its key, not asked again', async ({
  start,
}) => {
  const { page, application } = await start();
  const call = callScreen(page);
  await setUpDesk(application);
  const callId = await amyOnACall(application, safety.slice(0, 2));
  granted(
    await application.handlers['call.volunteerFact']({
      callId,
      fact: 'life_at_risk_now',
      value: 'no',
    }),
  );
  await expect(call.question).toContainText('Already heard: No. Check it with the caller');
  await expect(call.answered).not.toContainText('Is a life in danger now?');
  await call.answer('No');
  await expect(call.answered).toContainText('Is a life in danger now?');
  const given = recordOf(application).filter(({ type }) => type === 'answer-recorded');
  expect(given.at(-1)?.content).toMatchObject({ question: 'life' });
});
