import type { Linter } from 'eslint';

type Rule = {
  readonly files: readonly string[];
  readonly ignores?: readonly string[];
  readonly forbid: readonly { readonly pattern: string; readonly why: string }[];
};

/** Who may import whom (docs/architecture.md). Each rule has a planted fault in test/architecture. */
export const rules: readonly Rule[] = [
  {
    files: ['shared/kit/**'],
    forbid: [{ pattern: '.*', why: 'shared/kit imports nothing' }],
  },
  {
    files: ['shared/**'],
    ignores: ['shared/kit/**', 'shared/protocol/prove/solver.ts', 'shared/protocol/differences.ts'],
    forbid: [
      {
        pattern: '^(?!\\.{1,2}/|#shared/|zod$|xstate$)',
        why: 'shared/ imports shared, zod and xstate only',
      },
    ],
  },
  {
    files: ['shared/protocol/differences.ts'],
    forbid: [
      {
        pattern: '^(?!\\.{1,2}/|#shared/|zod$|xstate$|diff$)',
        why: 'the word difference knows jsdiff besides, and alone',
      },
    ],
  },
  {
    files: ['shared/protocol/prove/solver.ts'],
    forbid: [
      {
        pattern: '^(?!\\.{1,2}/|#shared/|zod$|xstate$|logic-solver$)',
        why: 'the one door to the solver knows it besides, and alone',
      },
    ],
  },
  {
    files: ['main/handlers/**'],
    forbid: [
      {
        pattern: '^(?!\\./|#shared/|\\.\\./)',
        why: 'handlers are plain functions: shared, and what they need as an argument',
      },
      {
        pattern: '^\\.\\./(?!handlers/)',
        why: 'handlers are plain functions: shared, and what they need as an argument',
      },
    ],
  },
  {
    files: ['main/journal/**'],
    forbid: [
      {
        pattern: '^(?!\\.{1,2}/|#shared/|node:|better-sqlite3$|uuidv7$)',
        why: 'the journal knows shared, node and its driver',
      },
      {
        pattern: '^(\\.\\./)+(people|hub|host|handlers|access|cli|preload)/',
        why: 'not each other’s insides',
      },
    ],
  },
  {
    files: ['main/people/**', 'main/hub/**'],
    forbid: [
      { pattern: '^electron$|^playwright-core$|^#renderer/', why: 'people and hub know no window' },
      { pattern: '^(\\.\\./)+(host|handlers|cli|preload)/', why: 'not each other’s insides' },
    ],
  },
  {
    files: ['main/host/electron/**'],
    forbid: [{ pattern: '^playwright-core$|^#renderer/', why: 'this adapter knows electron only' }],
  },
  {
    files: ['main/host/chromium/**'],
    forbid: [{ pattern: '^electron$|^#renderer/', why: 'this adapter knows playwright-core only' }],
  },
  {
    files: ['main/preload/**'],
    forbid: [
      {
        pattern: '^(?!\\./|electron$|#shared/contract/)',
        why: 'the preload sees electron and the contract',
      },
    ],
  },
  {
    files: ['main/**'],
    ignores: [
      'main/host/**',
      'main/preload/**',
      'main/handlers/**',
      'main/journal/**',
      'main/people/**',
      'main/hub/**',
    ],
    forbid: [
      {
        pattern: '^electron$|^playwright-core$|^#renderer/',
        why: 'only a host knows where windows come from',
      },
    ],
  },
  {
    files: ['renderer/**'],
    forbid: [
      {
        pattern: '^node:|^electron$|^#main/|^better-sqlite3$|^playwright-core$',
        why: 'the page sees shared and react',
      },
    ],
  },
  ...['call', 'nurse', 'board', 'insights', 'protocol', 'access'].map((feature): Rule => ({
    files: [`renderer/${feature}/**`],
    forbid: [
      {
        pattern: `^(\\.\\./)+(?!${feature}/)(call|nurse|board|insights|protocol|access)/|^#renderer/(?!${feature}/)(call|nurse|board|insights|protocol|access)/`,
        why: 'features do not import features; share through renderer/ui',
      },
      {
        pattern: '^node:|^electron$|^#main/|^better-sqlite3$|^playwright-core$',
        why: 'the page sees shared and react',
      },
    ],
  })),
];

export const importRules: Linter.Config[] = rules.map(({ files, ignores, forbid }) => ({
  files: [...files],
  ignores: [...(ignores ?? [])],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: forbid.map(({ pattern, why }) => ({ regex: pattern, message: why })) },
    ],
  },
}));
