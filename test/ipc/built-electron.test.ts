import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskView } from '#shared/contract/view.ts';
import { underStandIn } from '#test/support/electron-stand-in/load.ts';
import type { TestWindow } from '#test/support/test-page.ts';
import { buildAll } from '#tools/build.ts';

declare const window: TestWindow & typeof globalThis.window;

const { load, standIn } = underStandIn();
const dataDir = mkdtempSync(join(tmpdir(), 'concord-built-'));
const lines: string[] = [];
let page: Page;

const invoke = async (channel: string, payload: unknown) =>
  await page.evaluate(async ([to, what]) => await window.concord.invoke(to, what), [
    channel,
    payload,
  ] as const);

const shownView = async () => {
  const view = await page.evaluate(
    () =>
      new Promise((resolve) => {
        window.concord.onView(resolve);
        void window.concord.invoke('access.hello', {});
      }),
  );
  return deskView.parse(view);
};

beforeAll(async () => {
  await buildAll();
  const opened = new Promise<Page>((resolve) => {
    standIn.onPage = (shown) => {
      shown.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
      shown.on('pageerror', (error) => lines.push(`error: ${error.message}`));
      resolve(shown);
    };
  });
  process.argv.push('--data', dataDir);
  load('dist/main/electron.js');
  page = await Promise.race([opened, failed()]);
  await page.waitForSelector('h1');
});
afterAll(async () => {
  await (await standIn.browser)?.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

/** The application says why it cannot start in a box; a test that waited for its page would not. */
async function failed(): Promise<never> {
  return await new Promise((_resolve, reject) => {
    standIn.app.once('stand-in:error-box', (text: string) => reject(new Error(text)));
  });
}

describe('the built application, unmodified, in the stand-in', () => {
  it('shows the first-start page of the real desk', async () => {
    expect(await page.title()).toContain('Concord');
    expect(await page.locator('h1').count()).toBe(1);
    expect(page.url()).toBe('https://page.concord-app.invalid/');
  });

  it('breaks no policy of its own and writes no error', () => {
    expect(lines.filter((line) => /Content Security Policy|^error/.test(line))).toEqual([]);
  });

  it('gives the page window.concord only', async () => {
    const machine = await page.evaluate(() =>
      ['require', 'process', 'module', 'electron', 'ipcRenderer'].filter((key) => key in window),
    );
    expect(machine).toEqual([]);
    expect(await page.evaluate(() => Object.keys(window.concord).sort())).toEqual([
      'invoke',
      'onView',
    ]);
  });

  it('refuses a crafted message and changes nothing', async () => {
    const close = { callId: '01890a5d-ac96-774b-bcce-b302099a8057' };
    expect(await invoke('call.close', close)).toMatchObject({ ok: false });
    expect(await invoke('journal.erase', {})).toMatchObject({
      ok: false,
      error: { reason: 'unknown-channel' },
    });
  });

  it('sets the desk up, and shows it on the page', async () => {
    const reply = await invoke('access.setUp', {
      deskName: 'Desk 4',
      forceName: 'Leicestershire Police',
      users: [
        { name: 'Priya Shah', role: 'handler', pin: '1234' },
        { name: 'Sam Reid', role: 'supervisor', pin: '2345' },
      ],
    });
    expect(reply).toEqual({ ok: true, value: null });
    await page.getByText('Priya Shah').first().waitFor();
  });

  it('imports beside itself, from the bundle that is delivered', async () => {
    const { users } = await shownView();
    const userId = users.find(({ name }) => name === 'Sam Reid')?.id;
    expect(await invoke('access.signIn', { userId, pin: '2345' })).toMatchObject({ ok: true });
    const files = [{ name: 'people.csv', text: 'id,surname\np1,Quill\n' }];
    expect(await invoke('people.import', { files })).toMatchObject({ ok: true, value: { new: 1 } });
  });

  it('seals the key of the record in the system’s store', () => {
    const secrets = readdirSync(join(dataDir, 'secrets'));
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.every((name) => name.endsWith('-sealed.key'))).toBe(true);
  });

  it('says that a link was not understood, and goes on', async () => {
    standIn.app.emit('second-instance', {}, ['concord', 'concord://call?number=1&run=del']);
    await page.getByText('Concord does not understand').first().waitFor();
  });

  it('closes the record and ends when its window is closed', async () => {
    const [shown] = standIn.windows;
    shown?.destroy();
    await Promise.resolve();
    expect(standIn.hasQuit).toBe(true);
    expect(readdirSync(dataDir).filter((name) => name.endsWith('.lock'))).toEqual([]);
  });
});
