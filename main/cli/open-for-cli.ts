import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { projections } from '../desk/projections.ts';
import { hubRules } from '../desk/room-hub.ts';
import { readHubSettings } from '../hub/settings.ts';
import { fileSecretStore } from '../journal/file-secret-store.ts';
import { openJournal, type Journal } from '../journal/journal.ts';
import { resolveDataDir } from '../journal/data-dir.ts';
import { loadKeys } from '../journal/keys.ts';
import { machineHands } from '../hands.ts';
import type { Io } from './io.ts';

/** Opens the journal of `--data` for a command, with every projection, so that its rows stay in step. */
export const openForCli =
  (io: Io) =>
  (data: string | undefined): Journal => {
    const dir = resolveDataDir(data, {
      env: io.env,
      platform: process.platform,
      homeDir: io.homeDir,
      cwd: io.cwd,
    });
    const keys = loadKeys(fileSecretStore(join(dir, 'keys')), dir);
    const settings = readHubSettings(dir);
    return openJournal({
      dir,
      key: keys.databaseKey,
      signingKey: keys.signingSeed,
      backupKey: keys.backupKey,
      clock: machineHands,
      newEventId: uuidv7,
      projections,
      // What the hub would refuse for ever is refused here too, before it is written.
      hub: hubRules(settings.ok ? settings.value : null),
    });
  };
