import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as ElectronHost from '#main/host/electron/electron-host.ts';
import type { Host } from '#main/host/host.ts';
import { underStandIn } from '#test/support/electron-stand-in/load.ts';
import { stubHandlers } from '#test/support/stub-handlers.ts';
import { buildAll } from '#tools/build.ts';
import { root } from '#tools/root.ts';

const { load, standIn } = underStandIn();
const { electronHost, runElectron } = load(
  'main/host/electron/electron-host.ts',
) as typeof ElectronHost;

const dataDir = mkdtempSync(join(tmpdir(), 'concord-electron-'));
const options = {
  dataDir,
  argv: ['concord'],
  pageDir: join(root, 'test/fixtures/page'),
  preloadPath: join(root, 'dist/preload/index.cjs'),
};
const stub = stubHandlers();
const key = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);

/** Whether a listener of the host prevented what Electron was about to do. */
function prevented(emitter: EventEmitter, name: string, ...more: readonly unknown[]): boolean {
  let stopped = false;
  emitter.emit(
    name,
    { preventDefault: () => (stopped = true), url: 'https://example.org/' },
    ...more,
  );
  return stopped;
}

beforeAll(async () => await buildAll(['preload']));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('before Electron is ready', () => {
  it('leaves the desk to the Concord that has it open', async () => {
    standIn.lockTaken = true;
    expect(electronHost(options)).toBeNull();
    let started = false;
    await runElectron(options, () => {
      started = true;
      return Promise.resolve();
    });
    standIn.lockTaken = false;
    expect([started, standIn.hasQuit]).toEqual([false, true]);
    standIn.app.removeAllListeners();
  });
});

describe('the electron host', () => {
  let host: Host;
  const faults: unknown[] = [];
  const window = () => standIn.windows[0]!;

  beforeAll(async () => {
    const made = electronHost(options);
    if (made === null) throw new Error('no host');
    host = made;
    await host.open({
      title: 'Concord',
      handlers: stub.handlers,
      onFault: (fault) => faults.push(fault),
    });
  });
  afterAll(async () => await host.quit());

  it('opens a sandboxed window whose page has no Node', () => {
    expect(standIn.isSandboxed).toBe(true);
    expect(window().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      devTools: false,
    });
    expect(window().options).toMatchObject({ minWidth: 1366, minHeight: 768 });
  });

  it('makes its scheme an origin of its own, and takes concord links', () => {
    expect(standIn.schemes.get('concord-app')).toMatchObject({ standard: true, secure: true });
    expect(standIn.protocolClients).toContain('concord');
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'prevents %s, in any contents that ever come',
    (event) => {
      expect(prevented(window().webContents, event)).toBe(true);
      const later = Object.assign(new EventEmitter(), { setWindowOpenHandler: () => undefined });
      standIn.app.emit('web-contents-created', {}, later);
      expect(prevented(later, event)).toBe(true);
    },
  );

  it('denies every window the page asks for', () => {
    const { openHandler } = window().webContents;
    expect(openHandler?.({ url: 'concord-app://page/' })).toEqual({ action: 'deny' });
  });

  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'hid'])(
    'denies the permission %s, asked or checked',
    (permission) => {
      const { session } = window().options.webPreferences;
      const decisions: boolean[] = [];
      session.permissionRequest?.({}, permission, (granted) => decisions.push(granted));
      expect([decisions, session.permissionCheck?.({}, permission)]).toEqual([[false], false]);
      expect(session.devicePermission?.({})).toBe(false);
    },
  );

  it('lets no download begin and no request leave', () => {
    const { session } = window().options.webPreferences;
    expect(prevented(session, 'will-download')).toBe(true);
    const cancelled = (url: string) => {
      let answer: boolean | undefined;
      session.beforeRequest?.({ url }, ({ cancel }) => (answer = cancel));
      return answer;
    };
    expect(cancelled('https://example.org/')).toBe(true);
    expect(cancelled('concord-app://page.example.org/')).toBe(true);
    expect(cancelled('concord-app://page/assets/page.js')).toBe(false);
  });

  it.each([
    ['a frame inside the page', { origin: 'concord-app://page', url: 'concord-app://page/' }],
    ['a frame from elsewhere', { origin: 'https://example.org', url: 'https://example.org/' }],
    ['a frame that is gone', null],
  ])('refuses a message of %s', async (_what, senderFrame) => {
    const before = stub.reached.length;
    const handler = standIn.ipcHandlers.get('access.signOut');
    expect(await handler?.({ senderFrame, sender: window().webContents }, {})).toMatchObject({
      ok: false,
      error: { reason: 'wrong-sender' },
    });
    expect(stub.reached).toHaveLength(before);
  });

  it('refuses its own main frame once that shows another origin', async () => {
    const { mainFrame } = window().webContents;
    const handler = standIn.ipcHandlers.get('access.signOut');
    const ask = async () => await handler?.({ senderFrame: mainFrame, sender: null }, {});
    expect(await ask()).toEqual({ ok: true, value: null });
    const own = mainFrame.origin;
    mainFrame.origin = 'null';
    expect(await ask()).toMatchObject({ ok: false, error: { reason: 'wrong-sender' } });
    mainFrame.origin = own;
  });

  it('shows the page again when it broke down, and reports it', async () => {
    const { page } = window().webContents;
    await page?.evaluate(() => Object.assign(globalThis, { before: true }));
    const loaded = page?.waitForEvent('load');
    window().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await loaded;
    expect(await page?.evaluate(() => 'before' in globalThis)).toBe(false);
    expect(await page?.evaluate(() => 'concord' in globalThis)).toBe(true);
    expect(faults).toEqual([expect.objectContaining({ name: 'PageBrokeDown' })]);
  });

  it('takes a link from macOS, and comes to the front for a second start', () => {
    const links: string[] = [];
    host.onLink((url) => links.push(url));
    expect(prevented(standIn.app, 'open-url', 'concord://call?number=999')).toBe(true);
    standIn.app.emit('second-instance', {}, ['concord', '--flag', 'https://example.org/']);
    expect(links).toEqual(['concord://call?number=999']);
    expect(window().focusCount).toBe(1);
  });

  it('seals a key so that its bytes are nowhere on the disk', () => {
    host.secrets.save('sealed-test', key);
    const bytes = readFileSync(join(dataDir, 'secrets', 'sealed-test-sealed.key'));
    expect(bytes.includes(Buffer.from(key))).toBe(false);
    expect(bytes.includes(Buffer.from(key).toString('base64'))).toBe(false);
    expect(Uint8Array.from(host.secrets.load('sealed-test') ?? [])).toEqual(key);
    expect(host.notices).toEqual([]);
  });

  it.each(['none', 'basic_text'] as const)(
    'says that a key lies in a file where the system has no store (%s)',
    (sealing) => {
      standIn.sealing = sealing;
      host.secrets.save(`file-${sealing.replace('_', '-')}`, key);
      expect(host.secrets.describe().strength).toBe('file');
      expect(host.notices).toEqual([expect.stringContaining(dataDir)]);
      standIn.sealing = 'os';
    },
  );

  it('never takes a sealed key that does not open for no key', () => {
    standIn.sealing = 'none';
    expect(() => host.secrets.load('sealed-test')).toThrow(
      expect.objectContaining({ name: 'SecretSealed' }),
    );
    standIn.sealing = 'os';
  });

  it('takes no message once its window is closed', async () => {
    window().destroy();
    await Promise.resolve();
    expect(standIn.ipcHandlers.size).toBe(0);
    expect(standIn.hasQuit).toBe(true);
  });
});

describe('a start that fails', () => {
  it('says why in a box and ends with 1', async () => {
    standIn.app.removeAllListeners();
    standIn.isReady = false;
    await runElectron(options, () => Promise.reject(new Error('The record cannot be opened.')));
    expect(standIn.errorBoxes.at(-1)?.text).toBe('The record cannot be opened.');
    expect(standIn.exitCode).toBe(1);
  });
});
