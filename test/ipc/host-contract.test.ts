import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostWindow } from '#main/host/host.ts';
import { readCallLink } from '#main/host/link.ts';
import { drivers, type HostDriver } from '#test/support/host-driver.ts';
import { stubHandlers } from '#test/support/stub-handlers.ts';
import { becomesOf, type TestWindow } from '#test/support/test-page.ts';
import { buildAll } from '../../tools/build.ts';

const userId = '01890a5d-ac96-774b-bcce-b302099a8057';

declare const window: TestWindow & typeof globalThis.window;

beforeAll(async () => await buildAll(['preload']));

describe.each(['chromium', 'electron'] as const)('the %s host', (name) => {
  const stub = stubHandlers();
  const faults: unknown[] = [];
  let driver: HostDriver;
  let shown: HostWindow;

  const invoke = async (channel: string, payload?: unknown) =>
    await driver
      .page()
      .evaluate(async ([to, what]) => await window.concord.invoke(to, what), [
        channel,
        payload,
      ] as const);

  beforeAll(async () => {
    driver = drivers[name]();
    shown = await driver.host.open({
      title: 'Concord',
      handlers: stub.handlers,
      onFault: (fault) => faults.push(fault),
      size: { width: 1366, height: 768 },
      theme: 'dark',
    });
  });
  afterAll(async () => await driver.dispose());

  it('shows the page in at least 1366 by 768', async () => {
    const size = await driver.page().evaluate(() => [innerWidth, innerHeight]);
    expect(size).toEqual([1366, 768]);
    expect(await driver.page().textContent('h1')).toBe('Test page');
  });

  it('gives the page window.concord and nothing else of the machine', async () => {
    const found = await driver.page().evaluate(() => ({
      ours: Object.keys(window.concord).sort(),
      frozen: Object.isFrozen(window.concord),
      machine: [
        'require',
        'process',
        'module',
        'global',
        'Buffer',
        'electron',
        'ipcRenderer',
      ].filter((key) => key in window),
      // Whatever a browser of this kind does not have by itself.
      strange: Object.getOwnPropertyNames(window).filter((key) =>
        /concord|^__|playwright|ipc|^[bce][0-9a-f]{32}$/i.test(key),
      ),
    }));
    expect(found).toEqual({
      ours: ['invoke', 'onView'],
      frozen: true,
      machine: [],
      strange: ['concord'],
    });
  });

  it('takes a request of the contract and answers it', async () => {
    expect(await invoke('access.signIn', { userId, pin: '1234' })).toEqual({
      ok: true,
      value: null,
    });
    expect(stub.reached.at(-1)).toEqual({
      channel: 'access.signIn',
      request: { userId, pin: '1234' },
    });
  });

  it.each([
    ['an unknown channel', 'desk.eraseEverything', {}, 'unknown-channel'],
    ['a channel that is a property of every object', 'constructor', {}, 'unknown-channel'],
    ['the push channel as a request', 'view', {}, 'unknown-channel'],
    [
      'an extra field',
      'access.signIn',
      { userId, pin: '1234', role: 'supervisor' },
      'not-understood',
    ],
    ['a missing field', 'access.signIn', { userId }, 'not-understood'],
    ['a field of another kind', 'access.signIn', { userId, pin: 1234 }, 'not-understood'],
    ['nothing at all', 'access.signIn', undefined, 'not-understood'],
  ])('refuses %s, and nothing reaches a handler', async (_what, channel, payload, reason) => {
    const before = stub.reached.length;
    const reply = await invoke(channel, payload);
    expect(reply).toMatchObject({ ok: false, error: { reason } });
    expect(stub.reached).toHaveLength(before);
  });

  it('refuses a request larger than any file it takes', async () => {
    const before = stub.reached.length;
    const reply = await driver.page().evaluate(async () => {
      const files = [{ name: 'huge.json', text: 'x'.repeat(81 * 1024 * 1024) }];
      return await window.concord.invoke('people.import', { files });
    });
    expect(reply).toMatchObject({ ok: false, error: { reason: 'too-large' } });
    expect(stub.reached).toHaveLength(before);
  });

  it('says that there was a fault, and keeps its words and stack from the page', async () => {
    const thrown = await invoke('people.import', { files: [{ name: 'a.json', text: '{}' }] });
    expect(thrown).toMatchObject({ ok: false, error: { reason: 'fault' } });
    expect(JSON.stringify(thrown)).not.toMatch(/journal\.db|at |stack/);
    expect(faults.at(-1)).toMatchObject({ message: 'secret path /home/desk/journal.db' });
  });

  it('keeps a reply outside the contract from the page', async () => {
    const source = { source: 'phone', number: null, incidentReference: null };
    const reply = await invoke('call.open', source);
    expect(reply).toMatchObject({ ok: false, error: { reason: 'fault' } });
    expect(faults.at(-1)).toMatchObject({ name: 'ReplyOutsideContract' });
  });

  it('gives a frame inside the page no bridge', async () => {
    const inside = await driver.page().evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const own = Object.getOwnPropertyNames(frame.contentWindow ?? {});
      frame.remove();
      return own.filter((key) => /concord|^[bce][0-9a-f]{32}$/.test(key));
    });
    expect(inside).toEqual([]);
  });

  it('pushes a view to the page, until the page stops listening', async () => {
    shown.send('view', { revision: 1 });
    await driver.page().waitForFunction(() => window.views.length === 1);
    await driver.page().evaluate(() => window.stopViews());
    shown.send('view', { revision: 2 });
    // A reply comes after everything sent before it.
    await invoke('access.signOut', {});
    expect(await driver.page().evaluate(() => window.views)).toEqual([{ revision: 1 }]);
  });

  it('never breaks its own policy on its own page', async () => {
    await driver.reload();
    expect(driver.console.filter((line) => /Content Security Policy|^error/.test(line))).toEqual(
      [],
    );
  });

  it('blocks inline script, inline style and eval', async () => {
    const violated = await driver.page().evaluate(async () => {
      const seen: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        seen.push(effectiveDirective),
      );
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      const style = document.createElement('style');
      style.textContent = 'h1 { display: none }';
      document.head.append(script, style);
      document.body.insertAdjacentHTML(
        'beforeend',
        '<img src="x" onerror="window.inlineRan = true">',
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { seen: seen.sort(), ran: 'inlineRan' in window };
    });
    expect(violated.ran).toBe(false);
    expect(violated.seen).toEqual(
      expect.arrayContaining(['script-src-elem', 'script-src-attr', 'style-src-elem']),
    );
    // Asked by a timer of the page itself: an evaluation from outside may be let through.
    const evaluated = await driver.page().evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener(
            'securitypolicyviolation',
            ({ blockedURI }) => resolve(blockedURI),
            {
              once: true,
            },
          );
          // What is refused here is exactly what the linter warns of.
          // eslint-disable-next-line @typescript-eslint/no-implied-eval -- reason above
          setTimeout('window.inlineRan = true', 0);
        }),
    );
    expect(evaluated).toBe('eval');
    expect(await driver.page().isVisible('h1')).toBe(true);
  });

  it('gives every load of the page a fresh nonce', async () => {
    const nonce = async () => await driver.page().getAttribute('meta[name=csp-nonce]', 'content');
    const first = await nonce();
    await driver.reload();
    const second = await nonce();
    expect(first).toMatch(/^[\w+/]{24}$/);
    expect(second).toMatch(/^[\w+/]{24}$/);
    expect(second).not.toBe(first);
  });

  it('serves the files of its page', async () => {
    expect(await becomesOf(driver.page(), '/assets/page.css')).toBe('load');
  });

  it.each([
    '/../outside.css',
    '/%2e%2e/outside.css',
    '/..%2foutside.css',
    '/%2e%2e%2foutside.css',
    '/assets/..%5c..%5coutside.css',
    '/assets/%252e%252e/%252e%252e/outside.css',
    '/assets//../../outside.css',
    '/link.css',
    '/.hidden.css',
  ])('does not serve %s', async (path) => {
    expect(await becomesOf(driver.page(), path)).toBe('error');
  });

  it.each([
    'https://example.org/',
    'http://127.0.0.1:9/',
    '/assets/page.js',
    'data:text/html,<h1>elsewhere</h1>',
  ])('does not leave its page for %s, not even for a moment', async (target) => {
    const page = driver.page();
    const home = page.url();
    // Chromium itself refuses data: addresses, in words on the console; the others are ours to refuse.
    const refused = target.startsWith('data:')
      ? page.waitForEvent('console', (line) => line.text().includes('data URL'))
      : page.waitForEvent('requestfailed');
    await page.evaluate((url) => {
      Object.assign(window, { stayed: true });
      location.href = url;
    }, target);
    await refused;
    expect(await invoke('access.signOut', {})).toEqual({ ok: true, value: null });
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
    expect(page.url()).toBe(home);
  });

  it('opens no second window', async () => {
    const opened = await driver
      .page()
      .evaluate(() => [window.open('about:blank'), window.open('/')]);
    expect(opened).toEqual([null, null]);
    expect(driver.page().context().pages()).toHaveLength(1);
  });

  it('reaches no network from the page', async () => {
    const reached = await driver.page().evaluate(async () => {
      const tries = ['https://example.org/', 'http://127.0.0.1:9/', '/assets/page.js'];
      const got = tries.map((url) =>
        fetch(url).then(
          () => url,
          () => 'refused',
        ),
      );
      return [await Promise.all(got), navigator.sendBeacon('https://example.org/', 'x')];
    });
    expect(reached[0]).toEqual(['refused', 'refused', 'refused']);
  });

  it('is granted no permission', async () => {
    const states = await driver.page().evaluate(async () => {
      const names: PermissionName[] = ['geolocation', 'notifications', 'microphone', 'camera'];
      const found = await Promise.all(
        names.map((wanted) => navigator.permissions.query({ name: wanted })),
      );
      return found.map(({ state }) => state);
    });
    expect(states).not.toContain('granted');
    const located = await driver.page().evaluate(
      () =>
        new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('granted'),
            ({ code }) => resolve(code),
          ),
        ),
    );
    expect(located).toBe(1);
  });

  it('hands over the link it was started with, and the next one', async () => {
    const links: string[] = [];
    const arrivals = new EventTarget();
    driver.host.onLink((url) => {
      links.push(url);
      arrivals.dispatchEvent(new Event('link'));
    });
    expect(links).toEqual(['concord://call?number=999']);
    const next = once(arrivals, 'link');
    driver.bringLink('concord://call?number=%2B447700900123&incident=LE-1');
    await next;
    expect(readCallLink(links[1] ?? '')).toEqual({
      ok: true,
      value: { number: '+447700900123', incidentReference: 'LE-1' },
    });
    const bad = once(arrivals, 'link');
    driver.bringLink('concord://call?number=999&run=del');
    await bad;
    expect(readCallLink(links[2] ?? '')).toMatchObject({ ok: false });
  });

  it('keeps a secret, and says where it lies when that is weak', () => {
    const { secrets } = driver.host;
    const key = Uint8Array.from({ length: 32 }, (_, index) => index);
    expect(secrets.load('contract-test')).toBeNull();
    secrets.save('contract-test', key);
    expect(Uint8Array.from(secrets.load('contract-test') ?? [])).toEqual(key);
    const { strength, notice } = secrets.describe();
    if (strength === 'os') expect(notice).toBeNull();
    else expect(driver.host.notices).toContain(notice);
    expect(strength).toBe(name === 'electron' ? 'os' : 'file');
  });

  it('paints the theme, copies text and takes a picture', async () => {
    const picture = join(driver.dataDir, 'picture.png');
    shown.setTheme('light');
    await driver.host.copyText('LE-1 · response needed: within the hour');
    expect(await driver.clipboard()).toBe('LE-1 · response needed: within the hour');
    await shown.screenshot(picture);
    expect(statSync(picture).size).toBeGreaterThan(1000);
  });

  it('says once that its window is gone', async () => {
    let closed = 0;
    const gone = new Promise<void>((resolve) =>
      shown.onClosed(() => {
        closed += 1;
        resolve();
      }),
    );
    await shown.close();
    await gone;
    shown.send('view', { revision: 3 });
    expect(closed).toBe(1);
  });
});
