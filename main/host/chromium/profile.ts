import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A fresh browser profile in the data folder, so that whatever a browser keeps is under the same protection as the
 * records and gone afterwards. Profiles whose Concord no longer runs (killed, or before a power cut) are removed.
 */
export function freshProfile(dataDir: string): {
  readonly path: string;
  readonly remove: () => void;
} {
  const folder = join(dataDir, 'window');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) {
    const pid = Number(name.split('-', 1)[0]);
    if (!isRunning(pid)) remove(join(folder, name));
  }
  const path = mkdtempSync(join(folder, `${process.pid}-`));
  return { path, remove: () => remove(path) };
}

/** Best effort: a dying browser may still write, and the next start sweeps again. */
function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  } catch {
    return;
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
