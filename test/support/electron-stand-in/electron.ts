import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { state, type IpcHandler } from './state.ts';

/**
 * Stands in for the `electron` module where its runtime cannot be downloaded: main and preload run unmodified, the
 * page is a real one in Chromium, and the preload has a world of its own. It follows Electron in order and in
 * refusal (too early, twice, not cloneable), so that an adapter which is wrong there fails here.
 */
export { BrowserWindow } from './window.ts';
export { session } from './sessions.ts';

const beforeReady = (what: string): void => {
  if (state.isReady) throw new Error(`${what} should be called before app is ready`);
};

export const app = Object.assign(state.app, {
  isPackaged: true,
  setName: () => undefined,
  setPath: (name: string, path: string) => void state.paths.set(name, path),
  getPath: (name: string) => state.paths.get(name) ?? '/tmp',
  enableSandbox: () => {
    beforeReady('app.enableSandbox()');
    state.isSandboxed = true;
  },
  requestSingleInstanceLock: () => {
    if (!state.paths.has('userData')) throw new Error('the lock belongs to a userData folder');
    return !state.lockTaken;
  },
  setAsDefaultProtocolClient: (scheme: string) => state.protocolClients.push(scheme) > 0,
  whenReady: async () => {
    await new Promise((resolve) => setImmediate(resolve));
    state.isReady = true;
  },
  quit: () => {
    state.hasQuit = true;
    for (const window of [...state.windows]) window.destroy();
    void state.browser?.then((browser) => browser.close()).catch(() => undefined);
    state.browser = null;
  },
  exit: (code: number) => {
    state.exitCode = code;
    app.quit();
  },
});

export const protocol = {
  registerSchemesAsPrivileged: (
    schemes: readonly { scheme: string; privileges: { standard?: boolean; secure?: boolean } }[],
  ) => {
    beforeReady('protocol.registerSchemesAsPrivileged');
    for (const { scheme, privileges } of schemes) state.schemes.set(scheme, privileges);
  },
};

export const ipcMain = {
  handle: (channel: string, handler: IpcHandler) => {
    if (state.ipcHandlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    state.ipcHandlers.set(channel, handler);
  },
  removeHandler: (channel: string) => void state.ipcHandlers.delete(channel),
};

const key = randomBytes(32);

export const safeStorage = {
  isEncryptionAvailable: () => state.isReady && state.sealing !== 'none',
  getSelectedStorageBackend: () => (state.sealing === 'os' ? 'gnome_libsecret' : 'basic_text'),
  encryptString: (text: string): Buffer => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from('v11'), iv, cipher.getAuthTag(), sealed]);
  },
  decryptString: (bytes: Buffer): string => {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(3, 15));
    decipher.setAuthTag(bytes.subarray(15, 31));
    return decipher.update(bytes.subarray(31), undefined, 'utf8') + decipher.final('utf8');
  },
};

export const clipboard = {
  writeText: async (text: string) => {
    await Promise.resolve();
    state.clipboard = text;
  },
};

export const dialog = {
  showErrorBox: (title: string, text: string) => {
    state.errorBoxes.push({ title, text });
    // For a test that waits for a window which now will never come.
    state.app.emit('stand-in:error-box', text);
  },
};

export const Menu = { setApplicationMenu: () => undefined };

export const nativeTheme = {
  get themeSource() {
    return state.theme;
  },
  set themeSource(theme: string) {
    state.theme = theme;
  },
};

export { state as standIn };
