/** The part of the driver that the journal uses: the package ships types, but its `exports` hides them. */
declare module 'better-sqlite3' {
  // eslint-disable-next-line import-x/no-default-export -- it is what the driver exports
  export default class Database {
    static readonly SqliteError: typeof SqliteError;
    constructor(
      path: string,
      options?: {
        readonly readonly?: boolean;
        readonly fileMustExist?: boolean;
        readonly timeout?: number;
      },
    );
    readonly open: boolean;
    readonly inTransaction: boolean;
    prepare<Params extends unknown[], Result>(sql: string): Statement<Params, Result>;
    exec(sql: string): this;
    pragma(source: string, options?: { readonly simple?: boolean }): unknown;
    close(): this;
  }
  export interface Statement<Params extends unknown[], Result> {
    run(...params: Params): { readonly changes: number };
    get(...params: Params): Result | undefined;
    all(...params: Params): Result[];
    iterate(...params: Params): IterableIterator<Result>;
  }
  class SqliteError extends Error {
    readonly code: string;
  }
}
