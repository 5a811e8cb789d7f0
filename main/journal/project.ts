import { asideAfter } from './batches.ts';
import type { WritableDb } from './db.ts';
import type { EventTypes, ReadEvent } from './event.ts';
import { JournalFault, ProjectionFailed } from './faults.ts';
import type { Projection } from './projection.ts';
import { isKnown, readEvents } from './read.ts';
import { numberOf, textOf } from './row.ts';

interface State {
  readonly version: number;
  readonly lastSeq: number;
  readonly tables: readonly string[];
  readonly unknownTypes: readonly string[];
}

/**
 * Brings every projection up to the newest event, inside the caller's transaction. One whose version changed, or that
 * passed over types this build knows, is built again; readers see the old tables until the commit, and a fold that
 * fails leaves them.
 */
export function foldNew(
  db: WritableDb,
  projections: readonly Projection[],
  types: EventTypes | undefined,
  path: string,
): void {
  for (const projection of projections) {
    const state = currentState(db, projection, types);
    const unknown = new Set(state.unknownTypes);
    let lastSeq = state.lastSeq;
    const aside = asideAfter(db, lastSeq);
    for (const event of readEvents(db, types, { sinceSeq: lastSeq })) {
      lastSeq = event.seq;
      // What may not count is kept for its chain, and no table rests on it.
      if (aside.some(({ from, to }) => from <= event.seq && event.seq <= to)) continue;
      applyOne(db, projection, event, unknown, path);
    }
    if (lastSeq !== state.lastSeq) {
      db.run(
        'UPDATE projection_state SET last_seq = ?, unknown_types = ? WHERE name = ?',
        lastSeq,
        JSON.stringify([...unknown]),
        projection.name,
      );
    }
  }
}

/** Names of the projections that a writer would have to bring up to date. */
export function behindEvents(
  db: WritableDb,
  projections: readonly Projection[],
  types: EventTypes | undefined,
  lastSeq: number,
): readonly string[] {
  return projections
    .filter((projection) => {
      const state = readState(db, projection.name);
      return !state || isStale(state, projection, types) || state.lastSeq < lastSeq;
    })
    .map(({ name }) => name);
}

function applyOne(
  db: WritableDb,
  projection: Projection,
  event: ReadEvent,
  unknown: Set<string>,
  path: string,
): void {
  try {
    if (event.kind === 'event') projection.apply(db, event);
    else if (event.kind === 'content-erased') projection.applyErased?.(db, event);
    else unknown.add(`${event.type}@${event.typeVersion}`);
  } catch (error) {
    if (error instanceof JournalFault || isDiskError(error)) throw error;
    const where = `event ${event.seq} (${event.type}, ${event.eventId})`;
    throw new ProjectionFailed(path, projection.name, where, { cause: error });
  }
}

/** The disk is told apart from the fold by the driver's codes. */
export const isDiskError = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^SQLITE_(FULL|IOERR|CORRUPT|NOTADB|BUSY)/.test(error.code);

function currentState(
  db: WritableDb,
  projection: Projection,
  types: EventTypes | undefined,
): State {
  const state = readState(db, projection.name);
  if (state && !isStale(state, projection, types)) return state;
  for (const table of state?.tables ?? []) db.exec(`DROP TABLE IF EXISTS ${quoted(table)}`);
  const before = tableNames(db);
  db.exec(projection.tables);
  const tables = [...tableNames(db)].filter((name) => !before.has(name));
  for (const table of tables) insistOnStrict(db, projection, table);
  db.run(
    `INSERT INTO projection_state (name, version, last_seq, tables, unknown_types) VALUES (?, ?, 0, ?, '[]')
     ON CONFLICT (name) DO UPDATE SET version = excluded.version, last_seq = 0, tables = excluded.tables, unknown_types = '[]'`,
    projection.name,
    projection.version,
    JSON.stringify(tables),
  );
  return { version: projection.version, lastSeq: 0, tables, unknownTypes: [] };
}

const isStale = (state: State, projection: Projection, types: EventTypes | undefined): boolean =>
  state.version !== projection.version ||
  state.unknownTypes.some((spelled) => {
    const at = spelled.lastIndexOf('@');
    return isKnown(types, spelled.slice(0, at), Number(spelled.slice(at + 1)));
  });

function readState(db: WritableDb, name: string): State | null {
  const row = db.get(
    'SELECT version, last_seq, tables, unknown_types FROM projection_state WHERE name = ?',
    name,
  );
  if (!row) return null;
  return {
    version: numberOf(row, 'version'),
    lastSeq: numberOf(row, 'last_seq'),
    tables: names(textOf(row, 'tables')),
    unknownTypes: names(textOf(row, 'unknown_types')),
  };
}

function names(json: string): readonly string[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

const tableNames = (db: WritableDb): ReadonlySet<string> =>
  new Set(
    db.all("SELECT name FROM sqlite_schema WHERE type = 'table'").map((row) => textOf(row, 'name')),
  );

function insistOnStrict(db: WritableDb, projection: Projection, table: string): void {
  const row = db.get('SELECT strict FROM pragma_table_list(?)', table);
  if (row && numberOf(row, 'strict') === 1) return;
  throw new TypeError(`table ${table} of projection ${projection.name} must be STRICT`);
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
