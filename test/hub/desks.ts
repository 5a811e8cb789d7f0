import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplication, type Application } from '#main/application.ts';
import type { Hands } from '#main/calls/timers.ts';
import { settingsFile } from '#main/hub/settings.ts';
import { machineHands } from '#main/hands.ts';
import { fileSecretStore } from '#main/journal/file-secret-store.ts';
import { setUpDesk } from '#test/support/desk.ts';

/** A data folder of a desk that is told of a hub. */
export function hubFolder(url: string, more: Readonly<Record<string, unknown>> = {}): string {
  const dir = mkdtempSync(join(tmpdir(), 'concord-hub-desk-'));
  writeFileSync(join(dir, settingsFile), JSON.stringify({ servers: [url], ...more }));
  return dir;
}

export interface Desks {
  /** A whole application without a window, set up, and on the hub. */
  readonly add: () => Promise<Application>;
  readonly clear: () => void;
}

export function desksOn(
  url: string,
  hands: Hands = machineHands,
  more: Readonly<Record<string, unknown>> = {},
): Desks {
  const running: { application: Application; dir: string }[] = [];
  return {
    add: async () => {
      const dir = hubFolder(url, more);
      const application = createApplication({
        dataDir: dir,
        secrets: fileSecretStore(join(dir, 'keys')),
        hands,
        copyText: () => Promise.resolve(),
        notices: [],
        show: () => undefined,
      });
      running.push({ application, dir });
      await setUpDesk(application);
      application.start();
      return application;
    },
    clear: () => {
      for (const { application, dir } of running) {
        application.stop();
        rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
}
