import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KeysMissing, KeysUnreadable, SecretsTooOpen } from '#main/journal/faults.ts';
import { fileSecretStore } from '#main/journal/file-secret-store.ts';
import { openJournal } from '#main/journal/journal.ts';
import { keysForRestore, loadKeys, readSpelledKey, spellKey } from '#main/journal/keys.ts';
import { optionsFor, tempDir, thrownBy } from './support/kit.ts';

describe('the keys of a desk', () => {
  it('are made once and found again', () => {
    const dir = tempDir();
    const store = fileSecretStore(join(dir, 'keys'));
    const first = loadKeys(store, dir);
    expect(loadKeys(store, dir)).toEqual(first);
    const spelled = Object.values(first).map((key: Uint8Array) => spellKey(key));
    expect(new Set(spelled).size).toBe(3);
    expect(first.databaseKey).toHaveLength(32);
    expect(readdirSync(join(dir, 'keys'))).toEqual(['journal-keys.key']);
  });

  it('are not made anew where a journal is', () => {
    const dir = tempDir();
    openJournal(optionsFor(dir)).close();
    expect(thrownBy(() => loadKeys(fileSecretStore(join(dir, 'keys')), dir))).toBeInstanceOf(
      KeysMissing,
    );
  });

  it('are refused when they were cut short', () => {
    const dir = tempDir();
    const store = fileSecretStore(join(dir, 'keys'));
    store.save('journal-keys', new Uint8Array(40));
    expect(thrownBy(() => loadKeys(store, dir))).toBeInstanceOf(KeysUnreadable);
  });

  it('can be written down and typed in again', () => {
    const key = new Uint8Array(32).map((_, at) => at * 7);
    expect(readSpelledKey(` ${spellKey(key).toUpperCase()} \n`)).toEqual(Buffer.from(key));
    expect(readSpelledKey('not a key')).toBeNull();
    const dir = tempDir();
    const keys = keysForRestore(fileSecretStore(join(dir, 'keys')), dir, key);
    expect(Buffer.from(keys.backupKey).equals(key)).toBe(true);
  });
});

describe.skipIf(process.platform === 'win32')('the file store', () => {
  it('keeps secrets from other accounts, and says that it is weaker', () => {
    const folder = join(tempDir(), 'keys');
    const store = fileSecretStore(folder);
    store.save('pin', new Uint8Array([1, 2]));
    expect(statSync(join(folder, 'pin.key')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(store.describe()).toMatchObject({ strength: 'file' });
    expect(store.describe().notice).toContain(folder);
    expect(store.load('other')).toBeNull();
  });

  it('refuses a secret or a folder that others may read', () => {
    const folder = join(tempDir(), 'keys');
    const store = fileSecretStore(folder);
    store.save('pin', new Uint8Array([1]));
    chmodSync(join(folder, 'pin.key'), 0o640);
    expect(thrownBy(() => store.load('pin'))).toBeInstanceOf(SecretsTooOpen);
    chmodSync(join(folder, 'pin.key'), 0o600);
    chmodSync(folder, 0o755);
    expect(thrownBy(() => store.load('pin'))).toBeInstanceOf(SecretsTooOpen);
  });

  it('never overwrites a secret, and takes no name that leaves the folder', () => {
    const folder = join(tempDir(), 'keys');
    const store = fileSecretStore(folder);
    store.save('pin', new Uint8Array([1]));
    expect(thrownBy(() => store.save('pin', new Uint8Array([2])))).toBeInstanceOf(Error);
    expect(store.load('pin')).toEqual(Buffer.from([1]));
    expect(thrownBy(() => store.load('../pin'))).toBeInstanceOf(TypeError);
    writeFileSync(join(folder, 'pin.key.1.new'), '');
  });
});
