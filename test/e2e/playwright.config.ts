import { defineConfig } from '@playwright/test';

/** Concord starts its own browser (test/support/launch.ts): nothing here names one. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  globalSetup: '../support/build-once.ts',
  // Every test has a data folder and a browser of its own; two cores carry two of them.
  fullyParallel: true,
  workers: 2,
  timeout: 180_000,
  // A PIN is stretched on purpose, and the machine is shared: waiting long is not failing.
  expect: { timeout: 30_000 },
  retries: 0,
  forbidOnly: true,
  outputDir: '../../test-results/e2e',
  reporter: 'list',
});
