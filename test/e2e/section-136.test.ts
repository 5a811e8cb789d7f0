import { PassThrough } from 'node:stream';
import { expect } from '@playwright/test';
import { insightsCommand } from '#main/cli/insights.ts';
import { openForCli } from '#main/cli/open-for-cli.ts';
import { setUpDesk } from '#test/support/desk.ts';
import { recordOf, test } from './screens/concord.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { amyOnACall } from './screens/through-handlers.ts';

const two = (n: number): string => String(n).padStart(2, '0');
/** The wall clock in London so many minutes from now, with its day. */
const wall = (minutes: number): string => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(Date.now() + minutes * 60_000);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return `${two(part('day'))}/${two(part('month'))}/${String(part('year'))} ${two(part('hour'))}:${two(part('minute'))}`;
};

test('acting without a consultation is one path by keyboard, and the clock starts once', async ({
  start,
  dataDir,
}) => {
  const concord = await start();
  const { application, page } = concord;
  await setUpDesk(application);
  const callId = await amyOnACall(application, []);
  const desk = deskScreen(page);
  const dialog = desk.dialog('Section 136');
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Letters find the line of a list; Tab goes on. */
  const choose = async (label: string | RegExp, letters: string): Promise<void> => {
    await expect(dialog.getByLabel(label)).toBeFocused();
    await page.keyboard.type(letters);
    await press('Tab');
  };
  const write = async (label: string | RegExp, text: string): Promise<void> => {
    await expect(dialog.getByLabel(label).last()).toBeFocused();
    await page.keyboard.type(text);
    await press('Tab');
  };

  await test.step('with no nurse on duty the form says whom to ask instead', async () => {
    await desk.command('136');
    await expect(dialog).toContainText('No nurse is on duty');
    await expect(dialog).toContainText('0116 496 0130');
  });

  await test.step('a time in the future is refused in words, and nothing is lost', async () => {
    await choose('What kind of place', 'Street');
    await expect(dialog).toContainText('Section 136 can be used here');
    await write('Where exactly', 'Clock Tower');
    await write('Which officer asked', 'PC 1873 Lowe');
    await write('When they asked', wall(90));
    await choose('Age', 'Ad');
    await choose(/Was somebody consulted/, 'Not practicable: no nurse');
    await write('What was known then', 'Man about 50, walking into traffic');
    await write('Why it was not practicable', 'No nurse on duty and he was in the road');
    await choose('Was the power used?', 'Y');
    await write('When', wall(-30));
    await choose('Was an ambulance asked for?', 'Y');
    await write('When', wall(-25));
    await choose('Vehicle', 'Amb');
    await press('Enter');
    await desk.refused('in the future');
    await expect(dialog.getByLabel('Where exactly')).toHaveValue('Clock Tower');
    expect(recordOf(application, callId).map(({ type }) => type)).not.toContain('s136-recorded');
  });

  await test.step('put away and opened again it is still there; corrected, it is recorded', async () => {
    await press('Escape');
    await desk.command('136');
    const asked = dialog.getByLabel('When they asked');
    await expect(asked).not.toHaveValue('');
    await asked.focus();
    await press('Control+a');
    await page.keyboard.type(wall(-40));
    await press('Control+Enter');
    await expect(dialog.getByRole('form', { name: 'Arrival' })).toBeVisible();
  });

  const arrive = async (letters: string, name: string, when: string): Promise<void> => {
    await choose('Place of safety', letters);
    await write('Its name', name);
    await write('When they arrived', when);
    await press('Enter');
  };

  await test.step('an arrival before the power was used is refused; the first arrival starts the clock', async () => {
    await arrive('Emergency', 'Royal Infirmary', wall(-35));
    await desk.refused('before the power was used');
    const at = dialog.getByLabel('When they arrived');
    await at.focus();
    await press('Control+a');
    await page.keyboard.type(wall(-10));
    await press('Enter');
    await expect(dialog).toBeHidden();
    const card = page.getByRole('region', { name: 'Section 136' });
    await expect(card).toContainText('23 h');
    await expect(card).toContainText('Royal Infirmary');
  });

  await test.step('a transfer does not restart it', async () => {
    const before = application.view().call?.s136.clock;
    await desk.command('136');
    await arrive('Health', 'Bradgate Unit', wall(-1));
    await expect(dialog).toBeHidden();
    const after = application.view().call?.s136;
    expect(after?.stays).toHaveLength(2);
    expect(after?.clock).toEqual(before);
  });

  await test.step('the Home Office counts come out of the record', async () => {
    await concord.close();
    const stdout = new PassThrough();
    const io = {
      stdin: new PassThrough(),
      stdout,
      stderr: new PassThrough(),
      env: {},
      cwd: dataDir,
      homeDir: dataDir,
    };
    const code = await insightsCommand(['--json', '--data', dataDir], io, openForCli(io));
    expect(code).toBe(0);
    expect(JSON.parse(String(stdout.read()))).toMatchObject({
      s136: {
        detained: 1,
        transferred: 1,
        consulted: { yes: 0, notPracticable: 1, why: { 'no-nurse-on-duty': 1 } },
        firstPlaceOfSafety: { 'emergency-department': 1 },
        vehicle: { ambulance: 1 },
      },
    });
    expect(await insightsCommand(['--from', 'yesterday'], io, openForCli(io))).toBe(2);
  });
});
