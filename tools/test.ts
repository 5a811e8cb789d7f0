import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BrowserMissing } from '#main/host/chromium/find-browser.ts';
import { buildAll } from './build.ts';
import { ensureSystem } from './ensure-system.ts';
import { root } from './root.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

const bin = (...path: readonly string[]): string => join(root, 'node_modules', ...path);
const reports = join(root, 'test-results', 'counts');

/** Unit and integration tests, which share a runner. */
async function vitest(): Promise<Count> {
  const file = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run([bin('vitest', 'vitest.mjs'), 'run', ...reporters], {});
  const read = vitestReport.safeParse(fromJson(file));
  if (!read.success) return fell(code);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = read.data;
  const skipped = numPendingTests + numTodoTests;
  return agreeing(code, { passed: numPassedTests, failed: numFailedTests, skipped });
}

/** The application in a real browser. A test that passed only on a second try has not passed. */
async function playwright(): Promise<Count> {
  const config = join(root, 'test', 'e2e', 'playwright.config.ts');
  const file = join(reports, 'playwright.json');
  const args = [bin('@playwright', 'test', 'cli.js'), 'test', '-c', config];
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const code = await run([...args, '--reporter=list,json'], env);
  const read = playwrightReport.safeParse(fromJson(file));
  if (!read.success) return fell(code);
  const { expected, unexpected, flaky, skipped } = read.data.stats;
  return agreeing(code, { passed: expected, failed: unexpected + flaky, skipped });
}

/** A runner that fails without a failed test (a file that does not load) has one failure more than it counts. */
const agreeing = (code: number, count: Count): Count =>
  code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;

const fell = (code: number): Count => {
  console.error(`The test runner ended with ${code} and left no count.`);
  return { passed: 0, failed: 1, skipped: 0 };
};

const run = async (args: readonly string[], env: Readonly<Record<string, string>>) =>
  await new Promise<number>((resolve, reject) => {
    const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } } as const;
    const child = spawn(process.execPath, args, options);
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });

const fromJson = (file: string): unknown =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;

try {
  ensureSystem({ tests: true });
  await buildAll();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const counts = [await vitest(), await playwright()];
  const sum = (of: (count: Count) => number): number => counts.map(of).reduce((a, b) => a + b, 0);
  const failed = sum((count) => count.failed);
  console.log(
    `${sum((count) => count.passed)} passed, ${failed} failed, ${sum((count) => count.skipped)} skipped`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof BrowserMissing)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
