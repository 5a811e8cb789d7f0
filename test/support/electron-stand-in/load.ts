import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as StandIn from './electron.ts';

const standInUrl = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href;
const root = join(import.meta.dirname, '../../..');

/**
 * Loads a module of ours, unmodified and by Node itself, in a process where `electron` means the stand-in. Each
 * path is loaded once a process, as in the application.
 */
export function underStandIn(): {
  readonly load: (path: string) => unknown;
  readonly standIn: typeof StandIn.standIn;
} {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron'
        ? { url: standInUrl, shortCircuit: true, format: 'module-typescript' }
        : next(specifier, context),
  });
  const require = createRequire(import.meta.url);
  // The very instance that the loaded modules see; a test runner's own import would be another.
  const { standIn } = require(join(import.meta.dirname, 'electron.ts')) as typeof StandIn;
  return { load: (path) => require(join(root, path)) as unknown, standIn };
}
