import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/kit/result.ts';

export type LockKind = 'window' | 'import' | 'restore';

export interface Held {
  readonly release: () => void;
}

export type LockRefused = {
  readonly reason: 'journal-in-use';
  readonly pid: number;
  readonly kind: string;
  readonly text: string;
};

interface Holder {
  readonly pid: number;
  readonly kind: string;
  /** Tells a process from a later one with the same number; null where the system does not say. */
  readonly born: string | null;
}

/**
 * Takes the folder's one lock for this process, or says who has it. A holder that no longer runs
 * (killed, or before a restart of the machine) is passed over.
 */
export function takeLock(dir: string, kind: LockKind): Result<Held, LockRefused> {
  const path = join(dir, 'journal.lock');
  const mine = `${path}.${randomUUID()}`;
  const content = JSON.stringify({ pid: process.pid, kind, born: bornOf(process.pid) });
  writeFileSync(mine, content, { mode: 0o600 });
  try {
    // A hard link appears whole or not at all; two attempts are enough unless others come in between.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (linked(mine, path)) return ok({ release: () => releaseIfMine(path, content) });
      const holder = readHolder(path);
      if (holder && isAlive(holder)) return err(refusal(dir, holder));
      setAside(path);
    }
    return err(refusal(dir, readHolder(path) ?? { pid: 0, kind: 'another process', born: null }));
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Who holds the folder now; null when nobody alive does. */
export function lockHolder(dir: string): { pid: number; kind: string } | null {
  const holder = readHolder(join(dir, 'journal.lock'));
  return holder && isAlive(holder) ? { pid: holder.pid, kind: holder.kind } : null;
}

const refusal = (dir: string, { pid, kind }: Holder): LockRefused => ({
  reason: 'journal-in-use',
  pid,
  kind,
  text: `The data folder ${dir} is in use by Concord (${kind}, process ${pid}). Close it, or do this from its own window.`,
});

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    // A file system without hard links (FAT, some shares): exclusive creation is the next best.
    try {
      writeFileSync(to, readFileSync(from), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (second) {
      if (hasCode(second, 'EEXIST')) return false;
      throw second;
    }
  }
}

/** By renaming, so that of two processes which both saw a dead holder only one removes it. */
function setAside(path: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    return;
  }
  const holder = readHolder(aside);
  // Somebody alive took it between our look and our rename: give it back.
  if (holder && isAlive(holder)) linked(aside, path);
  rmSync(aside, { force: true });
}

function releaseIfMine(path: string, content: string): void {
  try {
    if (readFileSync(path, 'utf8') === content) rmSync(path, { force: true });
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

function readHolder(path: string): Holder | null {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Unreadable: links appear whole, so this is a leftover of a power cut.
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  if (!('pid' in value) || typeof value.pid !== 'number') return null;
  const kind = 'kind' in value && typeof value.kind === 'string' ? value.kind : 'unknown';
  const born = 'born' in value && typeof value.born === 'string' ? value.born : null;
  return { pid: value.pid, kind, born };
}

function isAlive({ pid, born }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as somebody else.
    if (!hasCode(error, 'EPERM')) return false;
  }
  return born === null || bornOf(pid) === born;
}

/** On Linux, the boot and the tick the process began at; elsewhere unknown, and the number alone counts. */
function bornOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // Field 22, counted after the command name, which may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A killed process that its parent has not yet collected is dead to us.
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${boot}:${fields[19] ?? ''}`;
  } catch {
    return null;
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
