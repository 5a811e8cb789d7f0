import type { ReadableDb, WritableDb } from './db.ts';
import type { Signer } from './envelope.ts';
import { bytesOf, numberOf, textOf } from './row.ts';

/** Small enough that a start verifies at most this many events, with their signatures, in about 30 ms. */
export const eventsPerCheckpoint = 256;

export interface Head {
  readonly deskSeq: number;
  readonly hash: string;
}

export interface Checkpoint {
  readonly seq: number;
  /** Stored bytes; these are signed. */
  readonly statement: Uint8Array;
  readonly signature: Uint8Array;
}

/** Where every desk's chain stands now. */
export function headsOf(db: ReadableDb): Map<string, Head> {
  const rows = db.all(
    `SELECT e.desk, e.desk_seq, e.hash FROM desk d JOIN entry e
     ON e.desk = d.desk AND e.desk_seq = (SELECT max(desk_seq) FROM entry WHERE desk = d.desk) ORDER BY e.desk`,
  );
  return new Map(
    rows.map((row) => [
      textOf(row, 'desk'),
      { deskSeq: numberOf(row, 'desk_seq'), hash: textOf(row, 'hash') },
    ]),
  );
}

/** Signs where every chain stands, in the transaction that appended event `seq`, once enough events have gathered. */
export function checkpointIfDue(
  db: WritableDb,
  signer: Signer,
  desk: string,
  seq: number,
  atMs: number,
): void {
  const last = db.get('SELECT max(seq) AS seq FROM checkpoint')?.['seq'];
  if (seq - (typeof last === 'number' ? last : 0) < eventsPerCheckpoint) return;
  const heads = [...headsOf(db)].map(([of, head]) => ({ desk: of, ...head }));
  const statement = Buffer.from(JSON.stringify({ checkpoint: 1, desk, seq, atMs, heads }), 'utf8');
  const signature = signer.sign(statement);
  db.run(
    'INSERT INTO checkpoint (seq, statement, signature) VALUES (?, ?, ?)',
    seq,
    statement,
    signature,
  );
}

export function checkpointAt(db: ReadableDb, seq: number): Checkpoint | null {
  const row = db.get('SELECT seq, statement, signature FROM checkpoint WHERE seq = ?', seq);
  if (!row) return null;
  return {
    seq: numberOf(row, 'seq'),
    statement: bytesOf(row, 'statement'),
    signature: bytesOf(row, 'signature'),
  };
}

export interface Statement {
  readonly desk: string;
  readonly seq: number;
  readonly heads: ReadonlyMap<string, Head>;
}

/** Null when the bytes are not a statement. */
export function readStatement(bytes: Uint8Array): Statement | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  if (!('desk' in value && 'seq' in value && 'heads' in value)) return null;
  const { desk, seq, heads } = value;
  if (typeof desk !== 'string' || typeof seq !== 'number' || !Array.isArray(heads)) return null;
  const read = new Map<string, Head>();
  for (const head of heads as readonly unknown[]) {
    if (typeof head !== 'object' || head === null) return null;
    if (!('desk' in head && 'deskSeq' in head && 'hash' in head)) return null;
    if (typeof head.desk !== 'string' || typeof head.deskSeq !== 'number') return null;
    if (typeof head.hash !== 'string') return null;
    read.set(head.desk, { deskSeq: head.deskSeq, hash: head.hash });
  }
  return { desk, seq, heads: read };
}
