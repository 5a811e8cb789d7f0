import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { EventEmitter } from 'node:events';
import { chromium, type CDPSession, type Page, type Route } from 'playwright-core';
import { z } from 'zod';
import { needBrowser } from '#main/host/chromium/find-browser.ts';
import type { StandInSession } from './sessions.ts';
import { state } from './state.ts';
import { pageWorld, preloadWorld } from './worlds.ts';

/** Chromium cannot be taught a scheme over its pipe, so `concord-app://page/x` travels as an https name. */
export const toWire = (url: string): string =>
  url.replace(/^([a-z-]+-app):\/\/([a-z]+)/, 'https://$2.$1.invalid');
export const fromWire = (url: string): string =>
  url.replace(/^https:\/\/([a-z]+)\.([a-z-]+-app)\.invalid/, '$2://$1');

export const browser = () =>
  (state.browser ??= chromium.launch({
    executablePath: needBrowser(),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
    ignoreDefaultArgs: ['--disable-popup-blocking'],
  }));

export interface Frame {
  origin: string;
  url: string;
}

export interface Contents extends EventEmitter {
  readonly mainFrame: Frame;
  openHandler: ((details: { url: string }) => { action: string }) | null;
  isLoadingByMain: boolean;
}

const called = z.strictObject({
  id: z.number(),
  name: z.string(),
  payload: z.unknown().optional(),
});
const world = z.object({ frameId: z.string(), type: z.string() });

/** Runs the preload in its own world of the page and carries IPC between that world and main. */
export async function joinPreload(
  page: Page,
  contents: Contents,
  preloadPath: string,
): Promise<(name: string, payload: unknown) => void> {
  const cdp = await page.context().newCDPSession(page);
  const channel = `c${randomBytes(16).toString('hex')}`;
  const binding = `b${randomBytes(16).toString('hex')}`;
  const worlds = new Set<number>();
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const read = world.safeParse(context.auxData);
    if (context.name !== 'preload' || !read.success) return;
    worlds.add(context.id);
    const { origin } = context;
    if (worlds.size === 1 || origin !== '') contents.mainFrame.origin = fromWire(origin);
  });
  cdp.on('Runtime.executionContextDestroyed', (gone) => worlds.delete(gone.executionContextId));
  cdp.on('Runtime.executionContextsCleared', () => worlds.clear());
  cdp.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
    const { id, name, payload: request } = called.parse(JSON.parse(payload));
    void answer(contents, name, request).then((reply) =>
      deliver(cdp, channel, executionContextId, { id, ...reply }),
    );
  });
  await cdp.send('Page.enable');
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: binding, executionContextName: 'preload' });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorld(channel) });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: preloadWorld(channel, binding, readFileSync(preloadPath, 'utf8')),
    worldName: 'preload',
  });
  return (name, payload) => {
    for (const id of worlds) void deliver(cdp, channel, id, { name, payload });
  };
}

async function answer(contents: Contents, name: string, payload: unknown) {
  const handler = state.ipcHandlers.get(name);
  if (!handler) return { threw: `No handler registered for '${name}'` };
  try {
    return { value: await handler({ senderFrame: contents.mainFrame, sender: contents }, payload) };
  } catch (error) {
    return { threw: `Error invoking remote method '${name}': ${String(error)}` };
  }
}

async function deliver(cdp: CDPSession, channel: string, contextId: number, message: unknown) {
  const expression = `globalThis['${channel}']?.(JSON.parse(${JSON.stringify(JSON.stringify(message))}))`;
  await cdp.send('Runtime.evaluate', { expression, contextId }).catch(() => undefined);
}

/** What Electron asks main about a request, in Electron's order: navigation, web request, scheme. */
export async function answerRequest(route: Route, contents: Contents, session: StandInSession) {
  const request = route.request();
  const url = fromWire(request.url());
  const isMain = request.frame().parentFrame() === null;
  if (request.isNavigationRequest() && !contents.isLoadingByMain) {
    const event = new Preventable(url, isMain);
    if (isMain) contents.emit('will-navigate', event, url);
    contents.emit('will-frame-navigate', event);
    if (event.prevented) {
      await route.abort('aborted');
      return;
    }
  }
  if (isCancelled(session, url)) {
    await route.abort('blockedbyclient');
    return;
  }
  const handler = session.schemes.get(url.slice(0, url.indexOf(':')));
  if (!handler) {
    await route.fulfill({ status: 200, body: 'reached the network' });
    return;
  }
  // Node's own Request would not keep a URL of a scheme that it does not know.
  const answered = await handler({ url, method: request.method() } as unknown as Request);
  await route.fulfill({
    status: answered.status,
    headers: Object.fromEntries(answered.headers),
    body: Buffer.from(await answered.arrayBuffer()),
  });
}

class Preventable {
  readonly url: string;
  readonly isMainFrame: boolean;
  prevented = false;
  constructor(url: string, isMainFrame: boolean) {
    this.url = url;
    this.isMainFrame = isMainFrame;
  }
  preventDefault(): void {
    this.prevented = true;
  }
}

function isCancelled(session: StandInSession, url: string): boolean {
  const decisions: boolean[] = [];
  session.beforeRequest?.({ url }, ({ cancel }) => decisions.push(cancel === true));
  return decisions[0] ?? false;
}
