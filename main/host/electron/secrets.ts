import { safeStorage } from 'electron';
import { fileSecretStore } from '../../journal/file-secret-store.ts';
import type { SecretStore } from '../host.ts';

/** A key was sealed by the system's store, and that store does not open it now. A new key would lose the records. */
export class SecretSealed extends Error {
  override readonly name = 'SecretSealed';
}

/**
 * Secrets sealed by the system's own store (DPAPI, Keychain, libsecret). Where there is none, or only Chromium's
 * well-known password, they are files as in the chromium host, and people are told so.
 */
export function electronSecrets(folder: string): SecretStore {
  const files = fileSecretStore(folder);
  const sealed = (name: string): string => `${name}-sealed`;
  return {
    describe: () => (isSealing() ? { strength: 'os' as const, notice: null } : files.describe()),
    load: (name) => {
      const bytes = files.load(sealed(name));
      if (bytes === null) return files.load(name);
      if (!isSealing()) throw new SecretSealed(unopened);
      try {
        return Buffer.from(unseal(Buffer.from(bytes)), 'base64');
      } catch (cause) {
        throw new SecretSealed(unopened, { cause });
      }
    },
    save: (name, bytes) => {
      if (isSealing()) {
        files.save(sealed(name), seal(Buffer.from(bytes).toString('base64')));
      } else {
        files.save(name, bytes);
      }
    },
  };
}

// The port answers at once, because a desk without its key has nothing to do meanwhile; Electron's newer
// functions answer later, and read what these write.
/* eslint-disable @typescript-eslint/no-deprecated -- reason above */
const seal = (text: string): Buffer => safeStorage.encryptString(text);
const unseal = (bytes: Buffer): string => safeStorage.decryptString(bytes);
const isAvailable = (): boolean => safeStorage.isEncryptionAvailable();
/* eslint-enable @typescript-eslint/no-deprecated */

const unopened =
  'The key of this desk’s records is sealed by the system’s own store, which does not open it for this account now. Sign in to the account that made it, or unlock its keyring, and start Concord again. Nothing was changed.';

function isSealing(): boolean {
  if (!isAvailable()) return false;
  // Named so by Electron: a password that is the same on every machine.
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
