import { defineConfig } from 'vitest/config';

/** `unit` runs in seconds before every commit; `integration` uses real files, SQLite and Chromium. */
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{unit,architecture,protocol}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.slow.test.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/{journal,people,places,hub,ipc}/**/*.test.ts', 'test/**/*.slow.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A page on a busy machine may need more than the second that a poll is given.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
