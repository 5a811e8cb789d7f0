import { writeFile } from 'node:fs/promises';
import {
  app,
  BrowserWindow,
  ipcMain,
  nativeTheme,
  type WebContents,
  type WebFrameMain,
} from 'electron';
import { channels, contract } from '#shared/contract/contract.ts';
import { createFunnel } from '../funnel.ts';
import {
  minimumSize,
  type BuiltParts,
  type HostWindow,
  type WindowOptions,
  type WindowTheme,
} from '../host.ts';
import { origin, pageSession, startUrl } from './page-session.ts';

export interface ElectronWindow extends HostWindow {
  readonly browserWindow: BrowserWindow;
}

/** The sandboxed window with the page in it, and the channels of the contract behind the funnel. */
export async function openWindow(
  { pageDir, preloadPath }: BuiltParts,
  { title, handlers, onFault, size = minimumSize, theme = 'dark' }: WindowOptions,
): Promise<ElectronWindow> {
  const browserWindow = new BrowserWindow({
    title,
    ...size,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    useContentSize: true,
    autoHideMenuBar: true,
    backgroundColor: '#0b0d10',
    webPreferences: {
      preload: preloadPath,
      session: pageSession(pageDir),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      devTools: !app.isPackaged,
      navigateOnDragDrop: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  const contents = browserWindow.webContents;
  keepOnPage(contents);
  const isTrusted = (frame: WebFrameMain | null): boolean =>
    frame !== null &&
    !contents.isDestroyed() &&
    frame === contents.mainFrame &&
    frame.origin === origin;
  const funnel = createFunnel({ contract, handlers, isTrusted, onFault });
  for (const channel of channels) {
    ipcMain.handle(channel, ({ senderFrame }, payload: unknown) =>
      funnel({ channel, payload, sender: senderFrame }),
    );
  }
  browserWindow.once('closed', () => {
    for (const channel of channels) ipcMain.removeHandler(channel);
  });
  setTheme(theme);
  // A page that broke down is shown again from the record, which it never was part of.
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || browserWindow.isDestroyed()) return;
    onFault(new PageBrokeDown(`the page ended: ${reason}`));
    browserWindow.loadURL(startUrl).catch(onFault);
  });
  await browserWindow.loadURL(startUrl);

  return {
    browserWindow,
    send: (channel, payload) => {
      if (!contents.isDestroyed()) contents.send(channel, payload);
    },
    onClosed: (callback) => {
      browserWindow.once('closed', callback);
    },
    setTheme,
    screenshot: async (path) => {
      await writeFile(path, (await contents.capturePage()).toPNG());
    },
    close: () => {
      if (!browserWindow.isDestroyed()) browserWindow.destroy();
      return Promise.resolve();
    },
  };
}

export class PageBrokeDown extends Error {
  override readonly name = 'PageBrokeDown';
}

/** For every web contents there ever is: it stays where it is, opens nothing, and holds no other. */
export function keepOnPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function setTheme(theme: WindowTheme): void {
  nativeTheme.themeSource = theme === 'light' ? 'light' : 'dark';
}
