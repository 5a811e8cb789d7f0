import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashInputs } from './build/inputs.ts';
import { parts, type Part } from './build/parts.ts';
import { root } from './root.ts';

const dist = join(root, 'dist');

/** Builds what changed since the last build into dist/, and says what it did in a line a part. */
export async function buildAll(only?: readonly Part['name'][]): Promise<void> {
  for (const part of parts.filter(({ name }) => only?.includes(name) ?? true)) await bringUp(part);
}

async function bringUp(part: Part): Promise<void> {
  const out = join(dist, part.name);
  if (!existsSync(join(root, part.needs))) {
    throw new Error(`cannot build the ${part.name}: ${part.needs} is not there`);
  }
  const hash = hashInputs(part.inputs);
  const mark = join(out, '.inputs');
  if (isMade(mark, hash)) return;
  const started = performance.now();
  // Built beside and moved into place, so that a start or a test beside it never sees half a page.
  const fresh = join(dist, `.${part.name}.${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  try {
    await part.make(fresh);
    writeFileSync(join(fresh, '.inputs'), hash);
    moveIntoPlace(fresh, out, () => isMade(mark, hash));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  console.log(`built dist/${part.name} in ${Math.round(performance.now() - started)} ms`);
}

const isMade = (mark: string, hash: string): boolean =>
  existsSync(mark) && readFileSync(mark, 'utf8') === hash;

/** Another build of the same inputs may have come first; then there is nothing left to do. */
function moveIntoPlace(fresh: string, out: string, isThere: () => boolean): void {
  try {
    rmSync(out, { recursive: true, force: true });
    renameSync(fresh, out);
  } catch (error) {
    if (!isThere()) throw error;
  }
}

if (import.meta.main) {
  const asked = process.argv.slice(2);
  const wanted = parts.map(({ name }) => name).filter((name) => asked.includes(name));
  await buildAll(asked.length > 0 ? wanted : undefined);
}
