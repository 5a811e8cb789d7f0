import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import type { Application } from '#main/application.ts';
import { launchConcord, type Launched, type LaunchOptions } from '#test/support/launch.ts';

export interface Concord extends Launched {
  /** In this process, so that a test can look at the record behind the window. */
  readonly application: Application;
}

export type Start = (options?: Omit<LaunchOptions, 'dataDir'>) => Promise<Concord>;

/**
 * Each test has a data folder of its own. `start` may be called again after `close`, which is another
 * start over the same record. A test fails when any page complained, whatever else it proved.
 */
export const test = base.extend<{ dataDir: string; start: Start }>({
  // Playwright reads the fixtures a fixture needs from this pattern.
  dataDir: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'concord-e2e-'));
    await use(dataDir);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  },
  start: async ({ dataDir }, use) => {
    const started: Concord[] = [];
    await use(async (options = {}) => {
      const { application, ...rest } = await launchConcord({ dataDir, ...options });
      if (application === null) throw new Error('these tests look at the record: chromium only');
      let open = true;
      const concord: Concord = {
        ...rest,
        application,
        close: async () => {
          if (open) await rest.close();
          open = false;
        },
      };
      started.push(concord);
      return concord;
    });
    for (const one of started) await one.close();
    expect(started.flatMap(({ complaints }) => complaints)).toEqual([]);
  },
});

/** Every event of every call in the record, oldest first, as `type` and content. */
export const recordOf = (application: Application, callId?: string) =>
  [...(application.room()?.journal.read(callId === undefined ? {} : { callId }) ?? [])].map(
    (event) => ({
      type: event.type,
      atMs: event.atMs,
      by: event.by,
      callId: event.callId,
      content: ('content' in event ? event.content : null) as Record<string, unknown> | null,
    }),
  );
