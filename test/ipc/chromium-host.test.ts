import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Handlers } from '#shared/contract/contract.ts';
import { chromiumHost } from '#main/host/chromium/chromium-host.ts';
import { dropLink } from '#main/host/chromium/link-drop.ts';
import type { Host } from '#main/host/host.ts';
import { buildAll } from '#tools/build.ts';
import { root } from '#tools/root.ts';
import { listeningPorts, processTree } from '../support/listening.ts';

const linux = process.platform === 'linux';
let dataDir: string;
const hosts: Host[] = [];

beforeAll(() => buildAll(['preload']));
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'concord-host-'));
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.quit();
  rmSync(dataDir, { recursive: true, force: true });
});

function hostFor(more: { headless?: boolean; onPage?: (page: Page) => void } = {}): Host {
  const host = chromiumHost({
    dataDir,
    pageDir: join(root, 'test', 'fixtures', 'page'),
    preloadPath: join(root, 'dist', 'preload', 'index.cjs'),
    headless: true,
    ...more,
  });
  hosts.push(host);
  return host;
}

const open = async (host: Host, onFault: (fault: unknown) => void = raise) =>
  await host.open({ title: 'Concord', handlers: {} as Handlers, onFault });

const raise = (fault: unknown): never => {
  throw fault;
};

describe.skipIf(!linux)('the chromium host, seen from the machine', () => {
  it('opens no port, in any of its processes', async () => {
    const before = new Set(processTree(process.pid));
    await open(hostFor());
    const browser = processTree(process.pid).filter((pid) => !before.has(pid));
    expect(browser.length).toBeGreaterThan(1);
    expect(listeningPorts([process.pid, ...browser])).toEqual([]);
  });

  it('would see a port if there were one', async () => {
    const server = createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    expect(listeningPorts([process.pid])).toHaveLength(1);
  });

  it('leaves no browser and no profile behind', async () => {
    const before = new Set(processTree(process.pid));
    const host = hostFor();
    await open(host);
    expect(readdirSync(join(dataDir, 'window'))).toHaveLength(1);
    await host.quit();
    const left = processTree(process.pid).filter((pid) => !before.has(pid));
    expect(left).toEqual([]);
    expect(readdirSync(join(dataDir, 'window'))).toEqual([]);
  });

  it('keeps its folders to this account', async () => {
    await open(hostFor());
    for (const folder of ['window', 'links']) {
      expect(statSync(join(dataDir, folder)).mode & 0o077).toBe(0);
    }
  });
});

describe.skipIf(!linux || !existsSync('/usr/bin/Xvfb'))('the chromium host on a display', () => {
  it('shows one window at the smallest size or larger, without bars of a browser', async () => {
    const { display, child } = await virtualDisplay();
    onTestFinished(() => void child.kill());
    const was = process.env['DISPLAY'];
    process.env['DISPLAY'] = display;
    onTestFinished(() => {
      if (was === undefined) delete process.env['DISPLAY'];
      else process.env['DISPLAY'] = was;
    });
    const pages: Page[] = [];
    const host = hostFor({ headless: false, onPage: (page) => pages.push(page) });
    await open(host);
    const [page] = pages;
    expect(page?.context().pages()).toHaveLength(1);
    const inside = await page?.evaluate(() => ({
      width: innerWidth,
      height: innerHeight,
      bars: outerHeight - innerHeight,
      bridge: Object.hasOwn(window, 'concord'),
    }));
    expect(inside).toMatchObject({ bridge: true });
    expect(inside?.width).toBeGreaterThanOrEqual(1366);
    expect(inside?.height).toBeGreaterThanOrEqual(768);
    // An address bar and tabs take 80 pixels and more.
    expect(inside?.bars).toBeLessThan(60);
  });
});

describe('a window of the chromium host', () => {
  it('says once that it was closed, and takes its profile with it', async () => {
    const pages: Page[] = [];
    const host = hostFor({ onPage: (page) => pages.push(page) });
    const window = await open(host);
    let closings = 0;
    const closed = new Promise<void>((resolve) => {
      window.onClosed(() => {
        closings += 1;
        resolve();
      });
    });
    await pages[0]?.close();
    await closed;
    await host.quit();
    expect(closings).toBe(1);
    expect(readdirSync(join(dataDir, 'window'))).toEqual([]);
    window.send('view', {});
    window.setTheme('light');
  });

  it('is opened again by itself when the page in it breaks down', async () => {
    const faults: unknown[] = [];
    let arrived: (page: Page) => void = () => undefined;
    const host = hostFor({ onPage: (page) => arrived(page) });
    const window = await open(host, (fault) => faults.push(fault));
    let isClosed = false;
    window.onClosed(() => (isClosed = true));
    const { page } = window as unknown as { page: () => Page };
    const session = await page().context().newCDPSession(page());
    const second = new Promise<Page>((resolve) => (arrived = resolve));
    // Answers never: the page is gone.
    void session.send('Page.crash').catch(() => undefined);
    const fresh = await second;
    await fresh.waitForFunction(() => Object.hasOwn(window, 'concord'));
    expect(faults).toMatchObject([{ name: 'PageCrashed' }]);
    expect(isClosed).toBe(false);
    await host.quit();
    expect(isClosed).toBe(true);
    expect(readdirSync(join(dataDir, 'window'))).toEqual([]);
  });
});

describe('the page in the chromium host', () => {
  it('comes home from a page that no request could have refused', async () => {
    const pages: Page[] = [];
    await open(hostFor({ onPage: (page) => pages.push(page) }));
    const page = pages[0]!;
    await page.evaluate(() => {
      location.href = 'about:blank';
    });
    await page.waitForURL('https://concord.invalid/');
    await page.waitForFunction(() => 'concord' in window);
  });
});

describe('links to the chromium host', () => {
  it('hands over a link that a second start left, once', async () => {
    const host = hostFor();
    const arrived: string[] = [];
    const first = new Promise<void>((resolve) => {
      host.onLink((url) => {
        arrived.push(url);
        resolve();
      });
    });
    dropLink(dataDir, 'concord://call?number=07700900123');
    await first;
    expect(arrived).toEqual(['concord://call?number=07700900123']);
    expect(readdirSync(join(dataDir, 'links'))).toEqual([]);
  });

  it('finds a link left while it was not looking', () => {
    dropLink(dataDir, 'concord://call?number=07700900456');
    const arrived: string[] = [];
    hostFor().onLink((url) => arrived.push(url));
    expect(arrived).toEqual(['concord://call?number=07700900456']);
  });
});

async function virtualDisplay(): Promise<{ display: string; child: ChildProcess }> {
  const child = spawn(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  return { display: `:${number}`, child };
}
