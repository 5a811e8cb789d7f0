import { EventEmitter } from 'node:events';
import type { BrowserContext, Page } from 'playwright-core';
import {
  answerRequest,
  browser,
  fromWire,
  joinPreload,
  toWire,
  type Contents,
  type Frame,
} from './renderer-process.ts';
import type { StandInSession } from './sessions.ts';
import { state } from './state.ts';

class StandInContents extends EventEmitter implements Contents {
  readonly mainFrame: Frame = { origin: 'null', url: '' };
  openHandler: Contents['openHandler'] = null;
  isLoadingByMain = false;
  destroyed = false;
  push: ((name: string, payload: unknown) => void) | null = null;
  page: Page | null = null;

  setWindowOpenHandler(handler: NonNullable<Contents['openHandler']>): void {
    this.openHandler = handler;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  send(name: string, payload: unknown): void {
    // As Electron does: arguments cross by structured clone, and what cannot be cloned throws here.
    this.push?.(name, structuredClone(payload));
  }
  async capturePage(): Promise<{ toPNG: () => Buffer }> {
    const png = (await this.page?.screenshot()) ?? Buffer.alloc(0);
    return { toPNG: () => png };
  }
  print(_options: unknown, done: (ok: boolean) => void): void {
    done(true);
  }
}

interface WindowOptions extends Record<string, unknown> {
  readonly width?: number;
  readonly height?: number;
  readonly webPreferences: Record<string, unknown> & {
    readonly preload: string;
    readonly session: StandInSession;
  };
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new StandInContents();
  readonly options: WindowOptions;
  context: BrowserContext | null = null;

  constructor(options: WindowOptions) {
    super();
    if (!state.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    this.options = options;
    state.windows.push(this);
    state.app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    const contents = this.webContents;
    const page = contents.page ?? (await this.startRenderer());
    contents.isLoadingByMain = true;
    await page.goto(toWire(url), { waitUntil: 'load' });
    contents.isLoadingByMain = false;
  }

  private async startRenderer(): Promise<Page> {
    const { preload, session } = this.options.webPreferences;
    const { width = 800, height = 600 } = this.options;
    const contents = this.webContents;
    const context = await (await browser()).newContext({ viewport: { width, height } });
    this.context = context;
    const page = await context.newPage();
    contents.page = page;
    await context.route('**/*', (route) => answerRequest(route, contents, session));
    context.on('page', (other) => {
      const decision = contents.openHandler?.({ url: other.url() }) ?? { action: 'allow' };
      if (decision.action === 'deny') void other.close();
    });
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) contents.mainFrame.url = fromWire(frame.url());
    });
    contents.push = await joinPreload(page, contents, preload);
    state.onPage?.(page);
    return page;
  }

  isDestroyed(): boolean {
    return this.webContents.destroyed;
  }
  destroy(): void {
    if (this.webContents.destroyed) return;
    this.webContents.destroyed = true;
    state.windows.splice(state.windows.indexOf(this), 1);
    void this.context?.close().catch(() => undefined);
    this.emit('closed');
    if (state.windows.length === 0) state.app.emit('window-all-closed');
  }
  focusCount = 0;
  focus(): void {
    this.focusCount += 1;
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {
    this.focusCount += 1;
  }
}
