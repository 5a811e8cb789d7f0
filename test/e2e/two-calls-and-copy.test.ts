import { expect } from '@playwright/test';
import { dropLink } from '#main/host/chromium/link-drop.ts';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { callScreen } from './screens/call-screen.ts';
import { recordOf, test } from './screens/concord.ts';
import { ring } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';

test('two calls at once: each keeps its question and its notes, and a hold is on the record', async ({
  start,
  dataDir,
}) => {
  const { page, application } = await start({ links: [ring] });
  const desk = deskScreen(page);
  const call = callScreen(page);
  await setUpDesk(application);
  await signInAs(application, 'Amy Kerrigan');
  await expect(desk.heading('07700 900482 is on the line')).toBeVisible();
  await desk.press('Space');
  await call.answer('Yes, we understand each other');
  await desk.press('F4');
  await desk.type('Karen is whispering');
  await desk.press('Enter');
  await expect(call.notes).toContainText('Karen is whispering');
  await desk.type('half a thought about Ka');

  dropLink(dataDir, 'concord://call?number=07700%20900101&incident=LP-20261121-0044');
  await expect(desk.heading('07700 900101 is on the line')).toBeVisible();
  await expect(desk.openCalls.getByRole('button', { name: /07700 900482/ })).toContainText('held');
  await expect(call.notes).not.toContainText('Karen is whispering');
  await expect(call.note).toHaveValue('');
  await desk.press('F4');
  await desk.type('A man; a woman cries behind him');
  await desk.press('Enter');
  await expect(call.notes).toContainText('a woman cries behind him');
  await desk.press('Escape');

  await test.step('Ctrl+1 goes back to Karen, where she was', async () => {
    await desk.press('Control+1');
    await expect(call.question).toContainText('Question 2');
    await expect(call.notes).toContainText('Karen is whispering');
    await expect(call.notes).not.toContainText('a woman cries');
    await expect(call.note).toHaveValue('half a thought about Ka');
    await expect(desk.openCalls.getByRole('button', { name: /07700 900101/ })).toContainText(
      'held',
    );
  });

  await test.step('Ctrl+2 goes to the other one', async () => {
    await desk.press('Control+2');
    await expect(desk.heading('07700 900101 is on the line')).toBeVisible();
    await expect(call.notes).toContainText('a woman cries');
  });

  const held = recordOf(application).filter(
    ({ type }) => type.startsWith('call-') && type !== 'call-opened',
  );
  const [karen, man] = application.view().calls.map(({ id }) => String(id));
  expect(
    held.map(({ type, callId }) => [
      type,
      callId === karen ? 'Karen' : callId === man ? 'man' : '?',
    ]),
  ).toEqual([
    ['call-held', 'Karen'],
    ['call-held', 'man'],
    ['call-resumed', 'Karen'],
    ['call-held', 'Karen'],
    ['call-resumed', 'man'],
  ]);
});

test('C copies the summary for the command system, with its incident reference', async ({
  start,
}) => {
  const { page, application } = await start({ links: [ring] });
  const desk = deskScreen(page);
  const call = callScreen(page);
  await setUpDesk(application);
  await signInAs(application, 'Amy Kerrigan');
  await expect(desk.heading('07700 900482 is on the line')).toBeVisible();
  await desk.press('Space');
  await call.answer('Yes, we understand each other');
  await call.answer('The exact place', 'Flat 6, 31 Marlow Gardens');
  await desk.command('reference');
  await expect(desk.dialog('Incident reference').getByRole('textbox')).toBeFocused();
  await desk.type('LP-20261121-0038');
  await desk.press('Enter');
  await expect(desk.dialog('Incident reference')).toBeHidden();
  await expect(call.notes).toContainText('LP-20261121-0038');
  await desk.press('c');
  await expect(desk.keys).toContainText('Summary copied. Paste it into the command system');
  const { origin } = new URL(page.url());
  await page.context().grantPermissions(['clipboard-read'], { origin });
  const copied = await page.evaluate(async () => await navigator.clipboard.readText());
  expect(copied).toContain('CONCORD LP-20261121-0038');
  expect(copied).toContain('Number: 07700 900482');
  expect(copied).toContain('Address said: Flat 6, 31 Marlow Gardens');
  expect(copied).toContain('- Can the caller talk to us? Yes, we understand each other');
  expect(copied).toContain('Owner: Amy Kerrigan, until somebody accepts');
  expect(copied).toMatch(/Not asked yet: .*life at risk now/);
});
