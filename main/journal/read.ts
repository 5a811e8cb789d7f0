import type { ReadableDb, Row, SqlValue } from './db.ts';
import { readEnvelope } from './envelope.ts';
import { ownTypes, type Envelope, type EventTypes, type ReadEvent } from './event.ts';
import type { ReadFilter } from './journal.ts';
import { bytesOf, numberOf, textOrNull } from './row.ts';

const columns = 'e.seq, e.envelope, c.content FROM entry e LEFT JOIN content c USING (event_id)';

/** No statement stays open between two pages, so the reader may write while it reads. */
const eventsPerPage = 256;

/** Events in local order, each brought up to the version this build knows. Parameters are bound, never spelled. */
export function* readEvents(
  db: ReadableDb,
  types: EventTypes | undefined,
  filter: ReadFilter = {},
): IterableIterator<ReadEvent> {
  const where = ['e.seq > ?'];
  const fixed: SqlValue[] = [];
  if (filter.callId !== undefined) {
    where.push('e.call_id = ?');
    fixed.push(filter.callId);
  }
  if (filter.type !== undefined) {
    where.push('e.type = ?');
    fixed.push(filter.type);
  }
  const sql = `SELECT ${columns} WHERE ${where.join(' AND ')} ORDER BY e.seq LIMIT ?`;
  let after = filter.sinceSeq ?? 0;
  let left = filter.limit ?? Number.POSITIVE_INFINITY;
  while (left > 0) {
    const wanted = Math.min(left, eventsPerPage);
    const rows = db.all(sql, after, ...fixed, wanted);
    for (const row of rows) {
      after = numberOf(row, 'seq');
      yield eventOf(row, types);
    }
    if (rows.length < wanted) return;
    left -= rows.length;
  }
}

export function eventOf(row: Row, types: EventTypes | undefined): ReadEvent {
  const envelope = readEnvelope(bytesOf(row, 'envelope'));
  return interpret(envelope, numberOf(row, 'seq'), textOrNull(row, 'content'), types);
}

/** From what is stored to what this build makes of it. */
export function interpret(
  envelope: Envelope,
  seq: number,
  contentText: string | null,
  types: EventTypes | undefined,
): ReadEvent {
  if (contentText === null) return { kind: 'content-erased', seq, ...envelope };
  const stored: unknown = JSON.parse(contentText);
  const known = knownType(types, envelope.type);
  if (types === undefined && !known) return { kind: 'event', seq, ...envelope, content: stored };
  if (!known || envelope.typeVersion > known.version) {
    return { kind: 'unknown-type', seq, ...envelope, content: stored };
  }
  let content = stored;
  for (let version = envelope.typeVersion; version < known.version; version += 1) {
    const step = known.upcast?.[version];
    if (!step) return { kind: 'unknown-type', seq, ...envelope, content: stored };
    content = step(content);
  }
  return { kind: 'event', seq, ...envelope, typeVersion: known.version, content };
}

function knownType(types: EventTypes | undefined, type: string): EventTypes[string] | undefined {
  if (Object.hasOwn(ownTypes, type)) return ownTypes[type];
  return types !== undefined && Object.hasOwn(types, type) ? types[type] : undefined;
}

/** True when this build can fold events of the type, in the version given. */
export const isKnown = (types: EventTypes | undefined, type: string, version: number): boolean => {
  const known = knownType(types, type);
  return known ? version <= known.version : types === undefined;
};
