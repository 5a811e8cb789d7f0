import { join } from 'node:path';

/** The folder with package.json in it. */
export const root = join(import.meta.dirname, '..');
