import { expect } from '@playwright/test';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { callScreen } from './screens/call-screen.ts';
import { recordOf, test } from './screens/concord.ts';
import { karensNumber } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';

test('practice has its own people, its own colour and its own record', async ({ start }) => {
  const { page, application } = await start();
  const desk = deskScreen(page);
  const call = callScreen(page);
  const band = page.getByRole('complementary', { name: 'Practice' });
  await setUpDesk(application);
  await signInAs(application, 'Amy Kerrigan');
  await expect(desk.heading('Ready, Amy.')).toBeVisible();
  const live = application.room()!.journal;
  const before = [...live.read({})].length;
  /** The colour of the edge round the whole window; null where there is none. */
  const edge = async (): Promise<string | null> =>
    await page.getByRole('banner').evaluate(({ parentElement }) => {
      const { borderTopWidth, borderTopColor } = getComputedStyle(parentElement!);
      return borderTopWidth === '0px' ? null : borderTopColor;
    });
  expect(await edge()).toBeNull();

  await desk.command('practise');
  await expect(band).toContainText('Practice. Made-up people, nobody is contacted');
  await expect(desk.heading('Ready, You')).toBeVisible();
  const purple = await band.evaluate((own) => getComputedStyle(own).backgroundColor);
  expect(await edge()).toBe(purple);

  await test.step('a practice call is taken', async () => {
    await desk.command(`ring ${karensNumber}`);
    await expect(desk.heading(`${karensNumber} is on the line`)).toBeVisible();
    await desk.press('Space');
    await call.answer('Yes, we understand each other');
    await desk.press('F4');
    await desk.type('Only practising');
    await desk.press('Enter');
    await expect(call.notes).toContainText('Only practising');
    await desk.press('Escape');
    expect(recordOf(application).map(({ type }) => type)).toContain('answer-recorded');
  });

  await test.step('leaving comes back to the live desk, which knows nothing of it', async () => {
    await desk.command('leave');
    await expect(desk.heading('Ready, Amy.')).toBeVisible();
    await expect(band).toBeHidden();
    expect(await edge()).toBeNull();
    await expect(desk.openCalls).toBeHidden();
    expect(application.room()!.journal).toBe(live);
    expect([...live.read({})]).toHaveLength(before);
  });

  await test.step('the practice call is still there for the next practice', async () => {
    await desk.command('practise');
    await expect(desk.openCalls).toContainText(karensNumber);
    await expect(band).toBeVisible();
  });
});
