import type { WritableDb } from '../db.ts';

/** One step of the schema, in one transaction. Never edited once shipped. */
export interface Migration {
  /** In tens; becomes the database's user_version. */
  readonly id: number;
  readonly name: string;
  readonly up: (db: WritableDb) => void;
}
