import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take minutes begin first, so that none is left alone at the end. */
const long = ['journal/kills', 'protocol/mutants', 'ipc/page'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = long.findIndex((name) => moduleId.includes(`/test/${name}`));
      return at === -1 ? long.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

/** `unit` runs in seconds before every commit; `integration` uses real files, SQLite and Chromium. */
export default defineConfig({
  test: {
    reporters: ['default'],
    // Left to itself, Vitest keeps one core of two for nobody.
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
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
