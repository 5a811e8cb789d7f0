import { readFileSync } from 'node:fs';

/** What a write-ahead log holds, read from its plain frame headers (the pages in it are encrypted). */
export interface WalFrames {
  /** Pages that a whole transaction put there. */
  readonly pages: ReadonlySet<number>;
  /** The number of the first frame that fails its checksum although this log wrote it; null when none does. */
  readonly brokenFrame: number | null;
  /** Commits after the broken frame: one may be a cut-off last write, more cannot. */
  readonly commitsAfterBreak: number;
}

const nothing: WalFrames = { pages: new Set(), brokenFrame: null, commitsAfterBreak: 0 };

/**
 * SQLite takes the first frame with a wrong checksum for the end of the log, and drops what comes after without a word.
 * After a power cut that is right: only the last, unacknowledged transaction can be torn. A flipped bit further up
 * would lose acknowledged events, and is told apart by the commits that follow. Format: sqlite.org/fileformat2.html, 4.
 */
export function walFrames(path: string): WalFrames {
  for (let attempt = 0; ; attempt += 1) {
    const log = readOrEmpty(path);
    const found = framesIn(log);
    if (found.commitsAfterBreak <= 1 || attempt === 2) return found;
    // Another process may have begun the log anew while we read it, which looks like damage.
    if (log.subarray(0, 32).equals(readOrEmpty(path).subarray(0, 32))) return found;
  }
}

function readOrEmpty(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

function framesIn(log: Buffer): WalFrames {
  if (log.length < 32) return nothing;
  // A power cut can leave a new log's blocks unwritten, that is zero; nothing in it was acknowledged.
  if (log.subarray(0, 32).every((byte) => byte === 0)) return nothing;
  const magic = log.readUInt32BE(0);
  const bigEndian = magic === 0x377f0683;
  const pageSize = log.readUInt32BE(8);
  const salts = log.subarray(16, 24);
  let sum = checksum(log.subarray(0, 24), [0, 0], bigEndian);
  if (!matches(log, 24, sum)) {
    // The header is written in one piece and synced: SQLite would ignore the whole log.
    return { pages: new Set(), brokenFrame: 0, commitsAfterBreak: log.length > 32 ? 2 : 0 };
  }

  const pages = new Set<number>();
  let pending: number[] = [];
  let brokenFrame: number | null = null;
  let commitsAfterBreak = 0;
  const frameSize = 24 + pageSize;
  for (let frame = 1; 32 + frame * frameSize <= log.length; frame += 1) {
    const at = 32 + (frame - 1) * frameSize;
    // Left over from before the log was last begun again.
    if (!log.subarray(at + 8, at + 16).equals(salts)) {
      if (brokenFrame === null) brokenFrame = frame;
      continue;
    }
    const isCommit = log.readUInt32BE(at + 4) !== 0;
    if (brokenFrame === null) {
      sum = checksum(log.subarray(at, at + 8), sum, bigEndian);
      sum = checksum(log.subarray(at + 24, at + frameSize), sum, bigEndian);
      if (!matches(log, at + 16, sum)) brokenFrame = frame;
    }
    if (brokenFrame !== null) {
      if (isCommit) commitsAfterBreak += 1;
      continue;
    }
    pending.push(log.readUInt32BE(at));
    if (isCommit) {
      for (const page of pending) pages.add(page);
      pending = [];
    }
  }
  return { pages, brokenFrame, commitsAfterBreak };
}

type Sum = readonly [number, number];

function checksum(bytes: Buffer, [first, second]: Sum, bigEndian: boolean): Sum {
  let s0 = first;
  let s1 = second;
  for (let at = 0; at < bytes.length; at += 8) {
    const x0 = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const x1 = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    s0 = (s0 + x0 + s1) >>> 0;
    s1 = (s1 + x1 + s0) >>> 0;
  }
  return [s0, s1];
}

const matches = (log: Buffer, at: number, [s0, s1]: Sum): boolean =>
  log.readUInt32BE(at) === s0 && log.readUInt32BE(at + 4) === s1;
