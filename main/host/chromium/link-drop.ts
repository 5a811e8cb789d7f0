import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const folderOf = (dataDir: string): string => join(dataDir, 'links');

/** Longer than any link Concord understands, and short enough to read without thinking. */
const maxChars = 2000;

/**
 * Leaves a link for the Concord that already has this data folder open, as a second start must. Without a link
 * it only brings that window to the front.
 */
export function dropLink(dataDir: string, url: string | null): void {
  const folder = folderOf(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `${Date.now().toString().padStart(15, '0')}-${randomUUID()}`;
  const fresh = join(folder, `${name}.new`);
  writeFileSync(fresh, (url ?? '').slice(0, maxChars), { mode: 0o600, flag: 'wx' });
  // Renamed into sight whole.
  renameSync(fresh, join(folder, `${name}.link`));
}

/** Hands over every link dropped for this data folder, oldest first, once each; an empty text asks for the window. */
export function watchLinks(dataDir: string, onDropped: (url: string) => void): () => void {
  const folder = folderOf(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const collect = (): void => {
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.link')) continue;
      const path = join(folder, name);
      const url = readFileSync(path, 'utf8');
      rmSync(path, { force: true });
      onDropped(url);
    }
  };
  const watcher = watch(folder, { persistent: false }, collect);
  collect();
  return () => watcher.close();
}
