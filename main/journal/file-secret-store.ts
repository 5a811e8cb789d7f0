import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SecretsTooOpen } from './faults.ts';
import type { SecretStore } from './secret-store.ts';
import { syncFile, syncFolder } from './sync.ts';

/**
 * Secrets as files that only this account may read (mode 0600, in a folder of mode 0700). Anybody who can read the
 * account's files can read them, which the notice says.
 */
export function fileSecretStore(folder: string): SecretStore {
  const pathOf = (name: string): string => {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new TypeError(`not a name of a secret: ${name}`);
    return join(folder, `${name}.key`);
  };
  return {
    describe: () => ({
      strength: 'file',
      notice: `The key of this desk's records lies in the folder ${folder}, where anybody who can read this account's files can read it. On a desk that takes real calls use the installed application, which keeps it in the system's own store.`,
    }),
    load: (name) => {
      const path = pathOf(name);
      const mode = modeOf(path);
      if (mode === null) return null;
      refuseIfOpen(folder, modeOf(folder) ?? 0);
      refuseIfOpen(path, mode);
      return readFileSync(path);
    },
    save: (name, bytes) => {
      const path = pathOf(name);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      refuseIfOpen(folder, modeOf(folder) ?? 0);
      const fresh = `${path}.${process.pid}.new`;
      rmSync(fresh, { force: true });
      writeFileSync(fresh, bytes, { mode: 0o600, flag: 'wx' });
      try {
        syncFile(fresh);
        // A link refuses to replace: a key that is overwritten is a journal that is lost.
        linkSync(fresh, path);
      } finally {
        rmSync(fresh, { force: true });
      }
      syncFolder(folder);
    },
  };
}

function modeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mode ?? null;
}

function refuseIfOpen(path: string, mode: number): void {
  // Windows has no such bits; there the folder's access list decides.
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  throw new SecretsTooOpen(path, (mode & 0o777).toString(8));
}
