import { expect } from '@playwright/test';
import type { CallId } from '#shared/kit/ids.ts';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { test } from './screens/concord.ts';
import { toTheNurse } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { amyOnACall, everybodyOnDuty, granted } from './screens/through-handlers.ts';

const most = 3;

test('a nurse has six referrals open, and reaches any act on any of them in at most three keys', async ({
  start,
}) => {
  const { page, application } = await start();
  const { handlers } = application;
  const desk = deskScreen(page);
  await setUpDesk(application);
  await everybodyOnDuty(application);
  const calls: CallId[] = [];
  for (let n = 1; n <= 6; n += 1) {
    const callId = await amyOnACall(application, toTheNurse, `07700 90010${String(n)}`);
    granted(
      await handlers['call.takeRoute']({
        callId,
        destination: 'nurse',
        acknowledgedMissing: [],
        reason: null,
      }),
    );
    calls.push(callId);
  }
  await signInAs(application, 'Ruth Adeyemi');
  for (const callId of calls) {
    const row = application
      .view()
      .queue.find((one) => one.callId === callId && one.owner.includes('nurse'));
    if (row === undefined) throw new Error('nothing is offered to a nurse');
    granted(await handlers['nurse.accept']({ callId, referralId: row.referralId }));
  }
  await expect(page.getByRole('region', { name: 'With you' }).getByRole('listitem')).toHaveCount(6);
  const numbers = application
    .view()
    .calls.filter(({ here }) => here)
    .map(({ id }) => id);
  expect(numbers.toSorted()).toEqual(calls.toSorted());

  const dialog = page.getByRole('dialog');
  /** Presses keys, counted, and then leaves the dialog where one is open. */
  const reach = async (keys: readonly string[], seen: () => Promise<void>): Promise<void> => {
    expect(keys.length).toBeLessThanOrEqual(most);
    await desk.press(...keys);
    await seen();
    if ((await dialog.count()) > 0) {
      await desk.press('Escape');
      await expect(dialog).toHaveCount(0);
    }
  };
  const titled = (title: string) => (): Promise<void> => expect(dialog).toContainText(title);
  for (let n = 1; n <= 6; n += 1) {
    const chord = `Control+${String(n)}`;
    const shown = (): Promise<void> =>
      expect.poll(() => application.view().call?.id).toBe(numbers[n - 1]);
    await reach([chord], shown);
    await expect(page.getByRole('complementary', { name: 'Referrals' })).toBeVisible();
    await reach([chord, 'd'], titled('Section 136'));
    await reach([chord, 'l'], titled('Ring later'));
    await reach([chord, 't'], titled('Street triage'));
    await reach([chord, 'e'], titled('The nurse’s record as a file'));
    await reach([chord, 'F10'], titled('Close this call'));
    await reach([chord, 'F5'], () => expect(page.getByLabel(/Advice/).first()).toBeVisible());
    await reach(['Escape', chord, 'r'], () =>
      expect(page.getByRole('radio', { name: /Emergency services/ })).toBeFocused(),
    );
    // A contact is begun, its record has the keys, and Esc leaves it for the next act.
    await reach([chord, 'o'], titled('contact'));
    await desk.press('o', '1');
    await expect(page.getByRole('textbox', { name: /What you have seen/ })).toBeFocused();
    await page.keyboard.type(`Seen on call ${String(n)}`);
    await reach(['Escape', 'd'], titled('Section 136'));
    await expect(page.getByRole('textbox', { name: /What you have seen/ })).toHaveValue(
      `Seen on call ${String(n)}`,
    );
    await page.getByRole('textbox', { name: /What you have seen/ }).focus();
    await reach(['Escape', 'r'], () =>
      expect(page.getByRole('radio', { name: /Emergency services/ })).toBeFocused(),
    );
  }
  // Six records are half written, and each is still there.
  for (let n = 1; n <= 6; n += 1) {
    await desk.press(`Control+${String(n)}`);
    await expect(page.getByRole('textbox', { name: /What you have seen/ })).toHaveValue(
      `Seen on call ${String(n)}`,
    );
  }
});
