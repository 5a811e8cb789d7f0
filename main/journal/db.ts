// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- tests compile this file under their own tsconfig, which does not list the declaration
/// <reference path="./better-sqlite3.d.ts" />
import Database, { type Statement } from 'better-sqlite3';

export type SqlValue = string | number | bigint | null | Uint8Array;
export type Row = Readonly<Record<string, SqlValue>>;

const readable = Symbol('readable');
const writable = Symbol('writable');

/** May look. Branded, so that only the journal can hand one out. Statements are cached by their text. */
export interface ReadableDb {
  readonly [readable]: true;
  readonly get: (sql: string, ...params: SqlValue[]) => Row | undefined;
  readonly all: (sql: string, ...params: SqlValue[]) => readonly Row[];
  /**
   * Many reads as of one moment. Each statement on its own takes and gives back SQLite's read lock, which costs
   * four times the reading itself. Inside a transaction it is part of that.
   */
  readonly snapshot: <T>(work: () => T) => T;
}

/** May change rows; given to code that runs inside the journal's transaction. */
export interface WritableDb extends ReadableDb {
  readonly [writable]: true;
  /** The number of rows changed. */
  readonly run: (sql: string, ...params: SqlValue[]) => number;
  /** Several statements without parameters, as in a table definition. */
  readonly exec: (sql: string) => void;
}

export type Connection = Database;
export const SqliteError = Database.SqliteError;

/** The branded face of a connection. */
export function facing(connection: Connection): WritableDb {
  const prepared = new Map<string, Statement<SqlValue[], Row>>();
  const statement = (sql: string): Statement<SqlValue[], Row> => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = connection.prepare<SqlValue[], Row>(sql);
    prepared.set(sql, made);
    return made;
  };
  return {
    [readable]: true,
    [writable]: true,
    get: (sql, ...params) => statement(sql).get(...params),
    all: (sql, ...params) => statement(sql).all(...params),
    snapshot: (work) => {
      if (connection.inTransaction) return work();
      connection.exec('BEGIN');
      try {
        return work();
      } finally {
        connection.exec('COMMIT');
      }
    },
    run: (sql, ...params) => statement(sql).run(...params).changes,
    exec: (sql) => {
      connection.exec(sql);
    },
  };
}

export const cipher = 'aegis';

export interface ConnectOptions {
  readonly writable: boolean;
  readonly mustExist: boolean;
}

/**
 * Opens an encrypted file with a raw 32-byte key. Touches no page: a wrong key shows at the first read.
 */
export function connect(path: string, key: Uint8Array, options: ConnectOptions): Connection {
  if (key.length !== 32) throw new TypeError('a journal key is 32 bytes');
  const connection = new Database(path, {
    readonly: !options.writable,
    fileMustExist: options.mustExist,
    timeout: 5_000,
  });
  connection.pragma(`cipher='${cipher}'`);
  connection.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`);
  return connection;
}

/** What makes a commit survive a power cut, and an erasure leave nothing behind. */
export function harden(connection: Connection): void {
  connection.pragma('journal_mode=WAL');
  connection.pragma('synchronous=FULL');
  connection.pragma('fullfsync=ON');
  connection.pragma('checkpoint_fullfsync=ON');
  connection.pragma('secure_delete=ON');
  guard(connection);
}

/** Settings that a connection which only reads needs as well. */
export function guard(connection: Connection): void {
  // Pages lie decrypted in it: a look-up at a million people reads some hundred, mostly the same ones.
  connection.pragma('cache_size=-40000');
  connection.pragma('foreign_keys=ON');
  connection.pragma('trusted_schema=OFF');
  connection.pragma('cell_size_check=ON');
}

/** One number a pragma answers with. */
export function pragmaNumber(connection: Connection, name: string): number {
  const value = connection.pragma(name, { simple: true });
  return typeof value === 'number' ? value : 0;
}
