import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { packInUse } from '#main/protocol/load-pack.ts';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { callScreen } from './screens/call-screen.ts';
import { test } from './screens/concord.ts';
import { toTheNurse } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { picture } from './screens/picture.ts';
import { protocolScreen } from './screens/protocol-screen.ts';
import { amyOnACall } from './screens/through-handlers.ts';

/** A proof of some seconds on each version, and a picture in every theme and size. */
test.setTimeout(300_000);

const inUse = readFileSync(packInUse(), 'utf8');
const versionOf = (text: string): string => /^version: (.*)$/m.exec(text)?.[1] ?? '';
const draft = inUse
  .replace(/^version: .*$/m, 'version: 9.0.0')
  .replace('short: Where is the person?', 'short: Where are they now?');

test('a script is received, proved, replayed, approved by two and used; an open call keeps its own', async ({
  start,
}) => {
  const concord = await start();
  const { page, application } = concord;
  const desk = deskScreen(page);
  const protocol = protocolScreen(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await setUpDesk(application);
  const old = await amyOnACall(application, toTheNurse.slice(0, 8));

  await signInAs(application, 'Sam Steward');
  await desk.command('protocol');
  await expect(protocol.proof).toContainText('Not checked yet');
  await protocol.receive('broken.yaml', draft.replaceAll('fact: crime\n', 'fact: crimes\n'));
  await expect(protocol.refusedDraft).toContainText('There is no fact "crimes"');
  await expect(protocol.refusedDraft).toContainText(/line \d+/);
  await protocol.receive('england-9.yaml', draft);
  await expect(desk.heading(/version 9\.0\.0/).first()).toBeVisible();
  await expect(protocol.putIntoUse).toBeDisabled();
  await expect(protocol.proof.getByRole('button', { name: /^Check every call/ })).toBeVisible();
  await desk.press('v');
  await expect(protocol.proof).toContainText(/Verified: (\d+) of \1 properties hold/, {
    timeout: 60_000,
  });
  await desk.press('r');
  await expect(page.getByText('past call would be routed differently')).toBeVisible();
  await expect(protocol.putIntoUse).toBeDisabled();
  await picture(concord, 'protocol-draft');
  await desk.press('d');
  await expect(desk.dialog(/word by word/)).toContainText('are they now');
  await picture(concord, 'protocol-differences');
  await desk.press('Escape', 't');
  await picture(concord, 'protocol-table');

  await signInAs(application, 'Ruth Adeyemi');
  await desk.command('protocol');
  await desk.press('o');
  await expect(desk.heading(/version 9\.0\.0/).first()).toBeVisible();
  await protocol.approve('Clinical lead, Leicestershire Partnership');
  await expect(protocol.release).toContainText('Ruth Adeyemi');

  await signInAs(application, 'Martin Doyle');
  await desk.command('protocol');
  await desk.press('o');
  await expect(desk.heading(/version 9\.0\.0/).first()).toBeVisible();
  await protocol.approve('Superintendent, control room');
  await expect(protocol.putIntoUse).toBeEnabled();
  await protocol.putIntoUse.press('Enter');
  await desk
    .dialog('Put version 9.0.0 into use')
    .getByRole('button', { name: 'Put into use now' })
    .press('Enter');
  await expect(protocol.versions).toContainText('In use on this desk since');
  await picture(concord, 'protocol-in-use');

  await signInAs(application, 'Amy Kerrigan');
  await application.handlers['call.select']({ callId: old });
  expect(application.view().call?.pack.version).toBe(versionOf(inUse));
  const young = await amyOnACall(application, [], '07700 900101');
  await expect(callScreen(page).question).toBeVisible();
  expect(application.view().call?.id).toBe(young);
  expect(application.view().call?.pack.version).toBe('9.0.0');
});

test('why this, why not that: the fewest answers that decide it, and the nearest that would not', async ({
  start,
}) => {
  const concord = await start();
  const { page, application } = concord;
  const desk = deskScreen(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await setUpDesk(application);
  await amyOnACall(application, toTheNurse);
  await expect(desk.heading('The script has no more questions')).toBeVisible();
  await desk.command('why');
  await expect(desk.dialog('Why this, why not that')).toContainText(
    'These answers alone decide it',
  );
  await expect(desk.dialog('Why this, why not that').getByRole('listitem').first()).toBeVisible();
  await picture(concord, 'why');
  await desk.press('Escape');
  await expect(desk.dialog('Why this, why not that')).toHaveCount(0);
});
