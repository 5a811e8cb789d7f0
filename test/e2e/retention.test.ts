import { expect } from '@playwright/test';
import { closedCall, signIn } from '#test/support/closed-call.ts';
import { turnedByHand } from './screens/clock.ts';
import { recordOf, test } from './screens/concord.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { picture } from './screens/picture.ts';

const noon = (day: string) => turnedByHand(Date.parse(`${day}T12:00:00Z`)).hands;

test('a supervisor and a nurse look at a record whose years are over, keep it, and delete each their half, by keyboard', async ({
  start,
}) => {
  const first = await start({ hands: noon('2020-03-02') });
  const callId = await closedCall(first.application);
  await first.close();

  const six = await start({ hands: noon('2026-03-02') });
  const { page, application } = six;
  const desk = deskScreen(page);
  const dialog = page.getByRole('dialog');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(application, 'Dan Whitfield');
  await desk.command('retention');
  await expect(dialog).toContainText('Call of 2 Mar 2020, LP-0412-21NOV');
  await expect(dialog).not.toContainText('Ellen');
  await picture(six, 'retention-due');
  await desk.press('1');
  await expect(dialog).toContainText('14 Fernhurst Road, Leicester, the back bedroom');
  await desk.press('1');
  await expect(dialog.getByLabel('Why it is still needed')).toBeFocused();
  await desk.type('An inquest is open');
  await desk.press('Tab', 'Control+A');
  await desk.type('never');
  await desk.press('Enter');
  await desk.refused('“never” is no number of years');
  await desk.press('Control+A');
  await desk.type('2');
  await desk.press('Enter');
  await expect(dialog).toContainText('Nothing is due.');
  await desk.press('Escape');
  await expect(dialog).toHaveCount(0);
  await six.close();

  const eight = await start({ hands: noon('2028-03-02') });
  const later = deskScreen(eight.page);
  const open = eight.page.getByRole('dialog');
  await eight.page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(eight.application, 'Dan Whitfield');
  await later.command('retention');
  await expect(open).toContainText('Dan Whitfield kept it on 2 Mar 2026: An inquest is open');
  await later.press('1');
  await expect(open).toContainText('Your decision');
  await later.press('2');
  await expect(open.getByLabel('Why it is no longer needed')).toBeFocused();
  await later.type('The inquest is over');
  await later.press('Tab');
  await later.type('1111');
  await later.press('Enter');
  await later.refused(/PIN/);
  await picture(eight, 'retention-delete');
  await expect(open.getByLabel('Your PIN')).toHaveValue('');
  await later.type('2580');
  await later.press('Enter');
  await expect(open).toContainText('Nothing is due.');
  await later.press('Escape');
  const left = JSON.stringify(recordOf(eight.application, callId));
  expect(left).not.toMatch(/Fernhurst|Ellen|900142/);
  expect(left).toContain('Spoke with Tom for 25 minutes');
  await eight.close();

  const twenty = await start({ hands: noon('2040-03-02') });
  const last = deskScreen(twenty.page);
  const nurses = twenty.page.getByRole('dialog');
  await signIn(twenty.application, 'Moira Kelso');
  await last.command('retention');
  await expect(nurses).toContainText('Call of 2 Mar 2020');
  await last.press('1');
  await expect(nurses).toContainText('Spoke with Tom for 25 minutes');
  await twenty.page.emulateMedia({ reducedMotion: 'reduce' });
  await picture(twenty, 'retention-nurse');
  await last.press('2');
  await last.type('Twenty years are over');
  await last.press('Tab');
  await last.type('2580');
  await last.press('Enter');
  await expect(nurses).toContainText('Nothing is due.');
  expect(JSON.stringify(recordOf(twenty.application, callId))).not.toMatch(/Tom|Spoke/);
});
