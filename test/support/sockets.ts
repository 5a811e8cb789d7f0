import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** This process and everything below it, as Linux says now. */
export function processTree(top: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = quietly(() => readFileSync(`/proc/${name}/stat`, 'utf8'));
    // Field 4, counted after the command name, which may itself hold spaces and brackets.
    const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return pid === top || (parent !== undefined && parent !== 0 && isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}

export interface Socket {
  readonly pid: number;
  readonly kind: 'tcp' | 'udp';
  readonly local: string;
}

/** TCP sockets that listen and UDP sockets bound to a port, held by any of these processes. */
export function openPorts(pids: readonly number[]): readonly Socket[] {
  const owners = new Map<string, number>();
  for (const pid of pids) {
    for (const fd of quietly(() => readdirSync(`/proc/${pid}/fd`)) ?? []) {
      const target = quietly(() => readlinkSync(`/proc/${pid}/fd/${fd}`)) ?? '';
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      if (inode !== undefined) owners.set(inode, pid);
    }
  }
  const listening = '0A';
  return (['tcp', 'tcp6', 'udp', 'udp6'] as const).flatMap((table) => {
    const kind = table.startsWith('tcp') ? 'tcp' : 'udp';
    const lines = (quietly(() => readFileSync(`/proc/net/${table}`, 'utf8')) ?? '').split('\n');
    return lines.slice(1).flatMap((line): readonly Socket[] => {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
      const pid = owners.get(inode);
      if (pid === undefined || (kind === 'tcp' && state !== listening)) return [];
      return [{ pid, kind, local }];
    });
  });
}

function quietly<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    // Processes end while they are being listed.
    return null;
  }
}
