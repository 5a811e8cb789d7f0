import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hex, sha256 } from './envelope.ts';
import { syncFile, syncFolder } from './sync.ts';

/** Says that a journal was made here, and by which key, without opening it. */
export interface Marker {
  readonly desk: string;
  readonly keyCheck: string;
}

const pathOf = (dir: string): string => join(dir, 'journal.mark');

export const hasMarker = (dir: string): boolean => existsSync(pathOf(dir));

/** A fingerprint of the key: tells a wrong key from a damaged file. The key is random, so this gives nothing away. */
export const keyCheckOf = (key: Uint8Array): string =>
  hex(sha256(Buffer.from('concord journal key check\0', 'utf8'), key));

/** Null when there is none, or when it cannot be read (it then tells nothing). */
export function readMarker(dir: string): Marker | null {
  try {
    const value: unknown = JSON.parse(readFileSync(pathOf(dir), 'utf8'));
    if (typeof value !== 'object' || value === null) return null;
    if (!('desk' in value) || typeof value.desk !== 'string') return null;
    if (!('keyCheck' in value) || typeof value.keyCheck !== 'string') return null;
    return { desk: value.desk, keyCheck: value.keyCheck };
  } catch {
    return null;
  }
}

/** Written once, after the journal itself is on disk. */
export function writeMarker(dir: string, { desk, keyCheck }: Marker): void {
  const path = pathOf(dir);
  const fresh = `${path}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify({ desk, keyCheck })}\n`, { mode: 0o600 });
  syncFile(fresh);
  renameSync(fresh, path);
  syncFolder(dir);
}
