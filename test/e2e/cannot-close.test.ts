import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { root } from '#tools/root.ts';
import { pin, setUpDesk, signInAs } from '#test/support/desk.ts';
import { recordOf, test, type Concord } from './screens/concord.ts';
import { callScreen, type Given } from './screens/call-screen.ts';
import { need, safety, who } from './screens/danny.ts';
import { deskScreen } from './screens/desk-screen.ts';
import { routeScreen } from './screens/route-screen.ts';
import { amyOnACall, everybodyOnDuty } from './screens/through-handlers.ts';

/** To a nurse, with others: somebody has to take it, and sending nobody is not open. */
const run: readonly Given[] = [
  ...safety,
  ...who,
  ['Drink or drugs'],
  ['Nothing like that'],
  'No',
  'It sounds like it',
  ['Nothing at hand'],
  'No',
  'No',
  ...need,
];

/** A message as a page that somebody has tampered with would send it, past every screen. */
const crafted = async (
  page: Page,
  channel: string,
  payload: unknown,
): Promise<{ ok: boolean; error?: { reason: string; text: string } }> =>
  await page.evaluate(
    async ([to, what]) => {
      const { concord } = window as unknown as {
        concord: { invoke: (channel: string, payload: unknown) => Promise<unknown> };
      };
      return (await concord.invoke(to, what)) as never;
    },
    [channel, payload] as const,
  );

async function offered(concord: Concord): Promise<string> {
  await setUpDesk(concord.application);
  await everybodyOnDuty(concord.application);
  const callId = await amyOnACall(concord.application, run);
  const desk = deskScreen(concord.page);
  await expect(desk.heading('The script has no more questions')).toBeVisible();
  await desk.press('F8');
  await expect(desk.heading('You still own this call')).toBeVisible();
  return callId;
}

const isStillOpen = ({ application }: Concord, callId: string): void => {
  expect(recordOf(application, callId).map(({ type }) => type)).not.toContain('call-closed');
  expect(application.view().calls.map(({ id }) => String(id))).toContain(callId);
};

async function concordCli(...argv: readonly string[]): Promise<{ code: number; out: string }> {
  const child = spawn(process.execPath, [join(root, 'main/cli/index.ts'), ...argv], { cwd: root });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, out }));
  });
}

test('F10 does not close a call that nobody has accepted, and says what has to happen', async ({
  start,
}) => {
  const concord = await start();
  const callId = await offered(concord);
  const desk = deskScreen(concord.page);
  const { closePanel, stillOpen } = routeScreen(concord.page);
  await desk.press('F10');
  await expect(closePanel).toContainText('This call cannot be closed yet.');
  await expect(closePanel).toContainText('Somebody has to accept it first.');
  await expect(stillOpen).toContainText('somebody accepts by name');
  await expect(closePanel.getByRole('form', { name: 'Close this call' })).toBeHidden();
  isStillOpen(concord, callId);
});

test('no crafted message closes it, whatever it carries', async ({ start }) => {
  const concord = await start();
  const callId = await offered(concord);
  const { page, application } = concord;
  const send = async (channel: string, payload: unknown): Promise<string | undefined> =>
    (await crafted(page, channel, payload)).error?.reason;

  expect(await send('call.close', { callId, reason: null })).toBe('call-still-owned-here');
  expect(await send('call.close', { callId, reason: 'done, honestly' })).toBe(
    'call-still-owned-here',
  );
  for (const extra of [
    { acceptedBy: 'Ruth Adeyemi' },
    { force: true },
    { by: { role: 'supervisor' } },
    { obligations: [] },
  ])
    expect(await send('call.close', { callId, reason: null, ...extra })).toBe('not-understood');
  expect(
    await send('call.close', JSON.parse(`{"callId":"${callId}","reason":null,"__proto__":{}}`)),
  ).not.toBe(undefined);
  expect(await send('call.close', { callId: [callId], reason: null })).toBe('not-understood');
  expect(await send('journal.append', { type: 'call-closed', callId })).toBe('unknown-channel');

  await test.step('what has to be accepted is not ended in words', async () => {
    const view = application.view().call!;
    const open = view.obligations.filter(({ closedAtMs }) => closedAtMs === null);
    const acceptances = open.filter(({ kind }) => kind === 'referral_acceptance');
    expect(acceptances.length).toBeGreaterThan(0);
    for (const { id } of acceptances)
      expect(
        await send('call.closeObligation', {
          callId,
          obligationId: id,
          how: 'Ruth said yes',
          reference: 'R-1',
        }),
      ).toBe('obligation-has-own-act');
  });

  await test.step('a handler neither accepts, records nor hands back in her own name', async () => {
    const { referralId } = application.view().call!.offers.find(({ kind }) => kind === 'nurse')!;
    expect(await send('nurse.accept', { callId, referralId })).toBeDefined();
    expect(
      await send('call.acceptByTelephone', {
        callId,
        referralId,
        name: ' amy kerrigan ',
        organisation: 'Leicestershire Police',
        reference: null,
      }),
    ).toBe('own-referral');
    expect(await send('care.openContact', { callId, type: 'conversation' })).toBeDefined();
    expect(
      await send('call.handBack', {
        callId,
        acceptedBy: 'Amy Kerrigan',
        reference: 'LP-1',
        reason: 'Not ours',
      }),
    ).toBe('route-already-taken');
    expect(
      await send('call.tellCaller', {
        callId,
        who: 'A nurse',
        when: 'Now',
        ifWorse: '999',
        callAgain: 'Any time',
      }),
    ).toBe('nobody-accepted-yet');
  });
  expect(await send('call.close', { callId, reason: null })).toBe('call-still-owned-here');
  isStillOpen(concord, callId);
});

test('a reference that the handler says she accepted herself is no owner', async ({ start }) => {
  const concord = await start();
  await setUpDesk(concord.application);
  const callId = await amyOnACall(concord.application, []);
  await expect(callScreen(concord.page).question).toBeVisible();
  await deskScreen(concord.page).press('F9');
  await expect(deskScreen(concord.page).heading(/Nothing is sent yet/)).toBeVisible();
  for (const service of ['police', 'ambulance'])
    await crafted(concord.page, 'call.emergencyReference', {
      callId,
      service,
      reference: 'LP-1',
      acceptedBy: 'Amy Kerrigan',
    });
  const reply = await crafted(concord.page, 'call.close', { callId, reason: null });
  expect(reply.error?.text).toContain('Somebody has to accept it first.');
  isStillOpen(concord, callId);
});

test('the command line does not close it, beside the window or after it', async ({
  start,
  dataDir,
}) => {
  const first = await start();
  const callId = await offered(first);
  const amy = first.application.view().users.find(({ name }) => name === 'Amy Kerrigan')!.id;
  const script = join(dataDir, 'close.json');
  const close = { do: 'call.close', with: { callId, reason: 'from the command line' } };
  const signIn = { do: 'access.signIn', with: { userId: amy, pin } };
  writeFileSync(script, JSON.stringify({ title: 'Close it', steps: [signIn, close] }));

  const beside = await concordCli('call', 'run', script, '--data', dataDir);
  expect(beside.code, beside.out).not.toBe(0);
  isStillOpen(first, callId);
  await first.close();

  const after = await concordCli('call', 'run', script, '--data', dataDir);
  expect(after.code).toBe(1);
  expect(after.out).toContain('This call cannot be closed yet. Somebody has to accept it first.');

  const again = await start();
  await signInAs(again.application, 'Amy Kerrigan');
  isStillOpen(again, callId);
});
