/**
 * Reads a trace by `strace -f -y` of the writer: before an acknowledgement goes to stdout, the log must have been
 * written since the last one, and synced after its last write.
 */
export function syncsBeforeAcks(trace: string): { acknowledged: number; notSynced: number } {
  let acknowledged = 0;
  let notSynced = 0;
  let written = false;
  let synced = false;
  /** The file of a sync that a process has begun and not yet returned from. */
  const waiting = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const [, pid = '', call = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (/^pwrite64\(\d+<[^>]*journal\.db-wal>/.test(call)) {
      written = true;
      synced = false;
    } else if (/^(fsync|fdatasync)\(\d+<[^>]*journal\.db-wal>/.test(call)) {
      if (call.includes('unfinished')) waiting.set(pid, 'wal');
      else if (/= 0$/.test(call)) synced = true;
    } else if (/^<\.\.\. (fsync|fdatasync) resumed>.*= 0$/.test(call)) {
      if (waiting.delete(pid)) synced = true;
    } else if (/^write\(1<[^>]*>, "(events|draft) /.test(call)) {
      acknowledged += 1;
      if (!written || !synced) notSynced += 1;
      written = false;
      synced = false;
    }
  }
  return { acknowledged, notSynced };
}
