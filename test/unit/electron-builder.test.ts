import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '#tools/root.ts';

interface Configuration {
  readonly [key: string]: unknown;
  readonly files: readonly unknown[];
  readonly protocols: readonly { readonly schemes: readonly string[] }[];
}
interface BuilderConfig {
  readonly getConfig: (
    projectDir: string,
    configPath: string | null,
    fromOptions: object | null,
  ) => Promise<Configuration>;
  readonly validateConfiguration: (config: object, log: unknown) => Promise<void>;
}
interface BuilderUtil {
  readonly DebugLogger: new (isEnabled: boolean) => unknown;
}

// The packer's own loader and schema; they belong to a package beneath electron-builder.
const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const builder = require('app-builder-lib/out/util/config/config.js') as BuilderConfig;
const { DebugLogger } = require('builder-util') as BuilderUtil;

const load = async () => await builder.getConfig(root, null, null);
const validate = async (config: object) =>
  await builder.validateConfiguration(config, new DebugLogger(false));

describe('electron-builder.yml', () => {
  it('is found and accepted by the packer', async () => {
    const config = await load();
    expect(config).toMatchObject({ appId: 'org.concord.desk', productName: 'Concord' });
    await expect(validate(config)).resolves.toBeUndefined();
  });

  it('would be refused with a word the packer does not know', async () => {
    const config = await load();
    await expect(validate({ ...config, perMachine: true })).rejects.toThrow('perMachine');
  });

  it('makes a per-machine installer for Windows, and deb and AppImage for Linux', async () => {
    expect(await load()).toMatchObject({
      win: { target: [{ target: 'nsis' }] },
      nsis: { perMachine: true, oneClick: false, deleteAppDataOnUninstall: false },
      linux: { target: [{ target: 'deb' }, { target: 'AppImage' }] },
    });
  });

  it('leaves no way to make a packed desk run other code', async () => {
    const { electronFuses } = await load();
    expect(electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('registers concord links and unpacks the native driver where it is', async () => {
    const config = await load();
    expect(config.protocols.flatMap(({ schemes }) => schemes)).toEqual(['concord']);
    expect(config['asarUnpack']).toEqual(['node_modules/better-sqlite3/**']);
    expect(existsSync(join(root, 'node_modules/better-sqlite3/prebuilds'))).toBe(true);
  });
});
