import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * A guard nobody tests is decoration: each planted fault goes to a file where the rule applies, and
 * the linter has to refuse it. The files lie in the tree because the rules go by path.
 */
const faults: readonly { readonly file: string; readonly code: string; readonly rule: string }[] = [
  {
    file: 'shared/kit/planted.ts',
    code: "import { z } from 'zod';\nexport const planted = z;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'shared/call/planted.ts',
    code: "import { join } from 'node:path';\nexport const planted = join;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'shared/call/planted-main.ts',
    code: "import { openJournal } from '#main/journal/journal.ts';\nexport const planted = openJournal;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'shared/call/planted-clock.ts',
    code: 'export const planted = () => Date.now();\n',
    rule: 'no-restricted-properties',
  },
  {
    file: 'shared/call/planted-chance.ts',
    code: 'export const planted = () => Math.random();\n',
    rule: 'no-restricted-properties',
  },
  {
    file: 'shared/call/planted-date.ts',
    code: 'export const planted = () => new Date();\n',
    rule: 'no-restricted-syntax',
  },
  {
    file: 'shared/protocol/prove/planted-solver.ts',
    code: "import Logic from 'logic-solver';\nexport const planted = Logic;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'shared/protocol/planted-diff.ts',
    code: "import { diffWords } from 'diff';\nexport const planted = diffWords;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'shared/protocol/planted-solver.ts',
    code: "import Logic from 'logic-solver';\nexport const planted: unknown = Logic;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'shared/protocol/prove/planted.ts',
    code: "import { diffWords } from 'diff';\nexport const planted = diffWords;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'main/handlers/planted.ts',
    code: "import { openJournal } from '../journal/journal.ts';\nexport const planted = openJournal;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'main/handlers/planted-electron.ts',
    code: "import { app } from 'electron';\nexport const planted = app;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'main/journal/planted.ts',
    code: "import { lookUp } from '../people/look-up.ts';\nexport const planted = lookUp;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'main/people/planted.ts',
    code: "import { chromium } from 'playwright-core';\nexport const planted = chromium;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'main/host/electron/planted.ts',
    code: "import { chromium } from 'playwright-core';\nexport const planted = chromium;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'main/host/chromium/planted.ts',
    code: "import { app } from 'electron';\nexport const planted = app;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'main/preload/planted.ts',
    code: "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'main/desk/planted.ts',
    code: "import { app } from 'electron';\nexport const planted = app;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'renderer/ui/planted.ts',
    code: "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n",
    rule: 'no-restricted-imports',
  },
  {
    file: 'renderer/call/planted.ts',
    code: "import { planted as other } from '../nurse/planted-other.ts';\nexport const planted = other;\n",
    rule: 'no-restricted-imports',
  },
  { file: 'renderer/nurse/planted-other.ts', code: 'export const planted = 1;\n', rule: 'none' },
  {
    file: 'shared/call/planted-a.ts',
    code: "import { b } from './planted-b.ts';\nexport const a = (): number => b();\n",
    rule: 'import-x/no-cycle',
  },
  {
    file: 'shared/call/planted-b.ts',
    code: "import { a } from './planted-a.ts';\nexport const b = (): number => a();\n",
    rule: 'import-x/no-cycle',
  },
  {
    file: 'main/desk/planted-any.ts',
    code: 'const take = (n: number) => n;\nexport const planted = take(JSON.parse("1"));\n',
    rule: '@typescript-eslint/no-unsafe-argument',
  },
  {
    file: 'main/desk/planted-promise.ts',
    code: 'const wait = async () => Promise.resolve(1);\nexport const planted = () => {\n  wait();\n};\n',
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    file: 'main/desk/planted-cast.ts',
    code: 'export const planted = (value: unknown) => value as string;\n',
    rule: '@typescript-eslint/no-unsafe-type-assertion',
  },
  {
    file: 'main/desk/planted-default.ts',
    code: 'const planted = 1;\nexport default planted;\n',
    rule: 'import-x/no-default-export',
  },
  {
    file: 'main/desk/planted-long.ts',
    code: `export const planted = 1;\n${'// line\n'.repeat(360)}`,
    rule: 'max-lines',
  },
  {
    file: 'main/desk/planted-switch.ts',
    code: "export const planted = (one: 'a' | 'b'): void => {\n  switch (one) {\n    case 'a':\n      break;\n  }\n};\n",
    rule: '@typescript-eslint/switch-exhaustiveness-check',
  },
  {
    file: 'renderer/ui/planted-image.tsx',
    code: 'export const Planted = () => <img src="a.png" />;\n',
    rule: 'jsx-a11y/alt-text',
  },
  {
    file: 'renderer/ui/planted-hook.tsx',
    code: "import { useState } from 'react';\nexport const Planted = ({ on }: { on: boolean }) => {\n  if (on) useState(1);\n  return null;\n};\n",
    rule: 'react-hooks/rules-of-hooks',
  },
];

const root = join(import.meta.dirname, '../..');

describe('the guards', () => {
  const reported = new Map<string, readonly (string | null)[]>();

  beforeAll(async () => {
    for (const { file, code } of faults) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), code);
    }
    const results = await new ESLint({ cwd: root }).lintFiles(faults.map(({ file }) => file));
    for (const { filePath, messages } of results)
      reported.set(
        filePath,
        messages.map(({ ruleId, message }) => ruleId ?? message),
      );
  }, 120_000);

  afterAll(() => {
    for (const { file } of faults) rmSync(join(root, file), { force: true });
  });

  it.each(faults.filter(({ rule }) => rule !== 'none'))(
    '$rule refuses what is planted in $file',
    ({ file, rule }) => {
      expect(reported.get(join(root, file))).toContain(rule);
    },
  );
});
