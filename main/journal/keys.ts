import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { backupsIn } from './backup.ts';
import { journalPath } from './create.ts';
import { KeysMissing, KeysUnreadable } from './faults.ts';
import { hasMarker } from './marker.ts';
import type { SecretStore } from './secret-store.ts';

export interface KeyBundle {
  /** 32 bytes: encrypts journal.db. */
  readonly databaseKey: Uint8Array;
  /** 32 bytes: encrypts backups, so that one may be restored without the desk it came from. */
  readonly backupKey: Uint8Array;
  /** 32 bytes: the Ed25519 seed that signs this desk's events. */
  readonly signingSeed: Uint8Array;
}

/** One secret, so that no interrupted first start leaves half a bundle: a version byte and three keys. */
const secretName = 'journal-keys';
const version = 1;
const bundleBytes = 1 + 3 * 32;

/**
 * The keys of the data folder's journal: from the store, or made on the first start. Never made anew for a folder that
 * has had a journal (throws `KeysMissing`): that would only hide that the old ones are gone.
 */
export function loadKeys(store: SecretStore, dir: string): KeyBundle {
  const found = store.load(secretName);
  if (found) return unpacked(found, dir);
  if (existsSync(journalPath(dir)) || hasMarker(dir)) throw new KeysMissing(dir);
  if (backupsIn(dir).length > 0) throw new KeysMissing(dir);
  store.save(secretName, Buffer.concat([Buffer.from([version]), randomBytes(3 * 32)]));
  // Read back: what counts is what the next start will find.
  const saved = store.load(secretName);
  if (!saved) throw new KeysUnreadable(dir, 'the new key was not kept');
  return unpacked(saved, dir);
}

/** As `loadKeys`, but never makes any; null where there are none. */
export function existingKeys(store: SecretStore, dir: string): KeyBundle | null {
  const found = store.load(secretName);
  return found ? unpacked(found, dir) : null;
}

/** Makes a bundle for a folder whose keys are lost, so that a backup can be restored into it with its own key. */
export function keysForRestore(store: SecretStore, dir: string, backupKey: Uint8Array): KeyBundle {
  const found = existingKeys(store, dir);
  if (found) return found;
  const packed = Buffer.concat([
    Buffer.from([version]),
    randomBytes(32),
    backupKey,
    randomBytes(32),
  ]);
  store.save(secretName, packed);
  return unpacked(packed, dir);
}

function unpacked(bytes: Uint8Array, dir: string): KeyBundle {
  if (bytes.length !== bundleBytes || bytes[0] !== version) {
    throw new KeysUnreadable(
      dir,
      `the stored key has ${bytes.length} bytes and version ${bytes[0] ?? 0}`,
    );
  }
  return {
    databaseKey: bytes.slice(1, 33),
    backupKey: bytes.slice(33, 65),
    signingSeed: bytes.slice(65, 97),
  };
}

/** The backup key as people write it down: eight groups of eight hexadecimal digits. */
export const spellKey = (key: Uint8Array): string =>
  (Buffer.from(key).toString('hex').match(/.{8}/g) ?? []).join('-');

/** Null unless the text is a key as `spellKey` writes it; spaces, dashes and capitals do not matter. */
export function readSpelledKey(text: string): Uint8Array | null {
  const digits = text.replaceAll(/[\s-]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(digits) ? Buffer.from(digits, 'hex') : null;
}
