import type { ErasedEvent, StoredEvent } from './event.ts';
import type { WritableDb } from './db.ts';

/**
 * Tables derived from events, changed in the transaction that appends them.
 * Raise `version` when `tables` or `apply` changes: the tables are then built again from the first event.
 */
export interface Projection {
  readonly name: string;
  readonly version: number;
  /** CREATE TABLE (STRICT) and CREATE INDEX statements, nothing else. */
  readonly tables: string;
  /** Must depend on nothing but the event and the projection's own tables. */
  readonly apply: (db: WritableDb, event: StoredEvent) => void;
  /** Events of this call have changed places or begun to count: fold them anew, in `eventsInOrder`. */
  readonly reordered?: (db: WritableDb, callId: string) => void;
  /** For a rebuild that meets an event without content. Without it the event is passed over. */
  readonly applyErased?: (db: WritableDb, event: ErasedEvent) => void;
}
