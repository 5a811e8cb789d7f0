import { join } from 'node:path';
import { app, clipboard, dialog, Menu } from 'electron';
import type { BuiltParts, Host } from '../host.ts';
import { isLink } from '../link.ts';
import { linkQueue } from '../link-queue.ts';
import { registerScheme } from './page-session.ts';
import { electronSecrets } from './secrets.ts';
import { keepOnPage, openWindow, type ElectronWindow } from './window.ts';

export interface ElectronHostOptions extends BuiltParts {
  readonly dataDir: string;
  readonly argv: readonly string[];
}

/**
 * The product. Everything here happens before Electron is ready, and in this order; null means that another
 * Concord has this data folder, which has been given our link.
 */
export function electronHost({ dataDir, argv, ...parts }: ElectronHostOptions): Host | null {
  app.setName('Concord');
  app.setPath('userData', join(dataDir, 'window'));
  app.enableSandbox();
  registerScheme();
  if (!app.requestSingleInstanceLock()) return null;
  // Only the installed product takes the system's links: a developer's tree must not.
  if (app.isPackaged) app.setAsDefaultProtocolClient('concord');
  Menu.setApplicationMenu(null);

  const links = linkQueue();
  const shown = new Set<ElectronWindow>();
  app.on('web-contents-created', (_event, contents) => keepOnPage(contents));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    links.arrived(url);
  });
  app.on('second-instance', (_event, theirs) => {
    for (const { browserWindow } of shown) {
      if (browserWindow.isMinimized()) browserWindow.restore();
      browserWindow.focus();
    }
    for (const url of theirs.filter(isLink)) links.arrived(url);
  });
  // Without a listener Electron would end the process before the journal is closed.
  app.on('window-all-closed', () => undefined);
  for (const url of argv.filter(isLink)) links.arrived(url);

  const secrets = electronSecrets(join(dataDir, 'secrets'));
  return {
    name: 'electron',
    secrets,
    open: async (options) => {
      await app.whenReady();
      const opened = await openWindow(parts, options);
      shown.add(opened);
      opened.onClosed(() => shown.delete(opened));
      return opened;
    },
    onLink: links.onLink,
    copyText: async (text) => {
      await clipboard.writeText(text);
    },
    print: async () => {
      const [first] = shown;
      await new Promise<void>((resolve) => {
        if (first) first.browserWindow.webContents.print({}, () => resolve());
        else resolve();
      });
    },
    quit: async () => {
      await Promise.all([...shown].map(({ close }) => close()));
      app.quit();
    },
    get notices() {
      return [secrets.describe().notice].filter((notice) => notice !== null);
    },
  };
}

/** Runs the application in Electron: quits at once for a second start, and says in a box why it could not start. */
export async function runElectron(
  options: ElectronHostOptions,
  start: (host: Host) => Promise<unknown>,
): Promise<void> {
  const host = electronHost(options);
  if (host === null) {
    app.quit();
    return;
  }
  try {
    // The system's key store answers only from then on.
    await app.whenReady();
    await start(host);
  } catch (error) {
    const text = error instanceof Error ? error.message : 'It did not say why.';
    dialog.showErrorBox('Concord could not start', text);
    app.exit(1);
  }
}
