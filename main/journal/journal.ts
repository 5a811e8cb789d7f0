import type { Clock } from '#shared/kit/clock.ts';
import type { Result } from '#shared/kit/result.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import type { Author, EventTypes, NewEvent, ReadEvent, StoredEvent } from './event.ts';
import type { Aside, HubRules, Incoming, Outgoing, Place, Taken } from './hub-types.ts';
import type { Held, LockKind, LockRefused } from './lock.ts';
import type { Projection } from './projection.ts';
import type { VerifyReport } from './verify.ts';

export type { Aside, HubRules, Incoming, Outgoing, Place, Taken, WireEvent } from './hub-types.ts';
export { aheadMs } from './exchange.ts';
export { inSavepoint } from './savepoint.ts';
export type { ReadableDb, Row, SqlValue, WritableDb } from './db.ts';
export type {
  Author,
  Envelope,
  ErasedEvent,
  EventType,
  EventTypes,
  NewEvent,
  ReadEvent,
  StoredEvent,
  UnknownEvent,
} from './event.ts';
export type { Held, LockKind, LockRefused } from './lock.ts';
export { openJournal } from './open.ts';
export type { Projection } from './projection.ts';
export type { VerifyReport } from './verify.ts';
export { actWaits, eventsInOrder, isOnTop, standingAt, type Standing } from './batches.ts';
export { bytesOf, numberOf, textOf, textOrNull } from './row.ts';

export interface JournalOptions {
  /** The data folder; `journal.db` lies in it. Made if absent. */
  readonly dir: string;
  /** 32 bytes, from `loadKeys`. */
  readonly key: Uint8Array;
  /** Ed25519 seed, 32 bytes, from `loadKeys`. */
  readonly signingKey: Uint8Array;
  /** 32 bytes, from `loadKeys`; without it `backup` is refused and backups cannot be checked. */
  readonly backupKey?: Uint8Array;
  /** Names the desk of a new journal; for an existing one it must match. Made up if absent. */
  readonly deskId?: string;
  readonly clock: Clock;
  /** A fresh UUIDv7. */
  readonly newEventId: () => string;
  readonly projections: readonly Projection[];
  /** The event types this build knows. Without it every type is taken as known, at the version it was written. */
  readonly types?: EventTypes;
  /** False opens for reading only: nothing is created, migrated or folded. Default true. */
  readonly writable?: boolean;
  /** What may be claimed, shared and believed, where desks share a hub. Without rules everything counts at once. */
  readonly hub?: HubRules;
  /** Called before this process waits for the writer's place: whoever of it holds that place gives it up. */
  readonly beforeWrite?: () => void;
}

/** Events, or a function that makes them inside the transaction; rows it writes commit with them. */
export type Batch = readonly NewEvent[] | ((db: WritableDb) => readonly NewEvent[]);

export interface AppendOptions {
  /** Rows that must commit with the events, or not at all (an import). Runs after the projections. */
  readonly alsoInTransaction?: (db: WritableDb, stored: readonly StoredEvent[]) => void;
}

export interface ReadFilter {
  readonly callId?: string;
  /** Only events after this local sequence. */
  readonly sinceSeq?: number;
  readonly type?: string;
  /** The most events to give. */
  readonly limit?: number;
}

export interface Watch {
  /** Called by the owner on a timer: folds and reports what other processes have appended since. */
  readonly check: () => void;
  readonly stop: () => void;
}

export type BackupRefused = {
  readonly reason: 'no-backup-key' | 'disk-full' | 'backup-failed';
  readonly text: string;
};

/** One desk's side of the hub. Nothing here waits: a transport carries it (main/hub). */
export interface Exchange {
  /** Ed25519, 32 bytes: what this desk's events are signed with. */
  readonly publicKey: Uint8Array;
  /** The oldest batch after local sequence `after` that the hub has not got; null when it has them all. */
  readonly next: (after: number) => Outgoing | null;
  /** Takes messages in, in one transaction, through the same fold as an append. One that spoils the fold stops no other. */
  readonly take: (messages: readonly Incoming[]) => readonly Taken[];
  /** A message that could not even be taken apart. */
  readonly setAside: (place: Place, why: string) => void;
  /** The newest hub sequence that was looked at. */
  readonly hubSeq: () => number;
  /** Whether this desk is known: it was introduced on a subject where the hub checks. */
  readonly isDesk: (id: string) => boolean;
  /** Whether a desk signed this; null where the desk is not known. */
  readonly isFrom: (id: string, bytes: Uint8Array, signature: Uint8Array) => boolean | null;
  /** Takes a desk's key (Ed25519, 32 bytes) from where the hub checks who speaks; false where it signs with another already. */
  readonly introduce: (id: string, publicKey: Uint8Array) => boolean;
  /** Ed25519 by this desk's key, for what travels beside the chain. */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
  /** What the hub still keeps begins here; gives how many messages before it this desk has missed. */
  readonly beginAt: (first: number) => number;
  /** The hub's disk lost what lay after this: its places are forgotten, and this desk's own are sent again. */
  readonly forgetAfter: (hubSeq: number) => void;
  /** The stream that is read now, by the hub's time of its making: of one that was made anew nothing is known. */
  readonly meet: (made: string) => void;
  readonly knownAt: (
    hubSeq: number,
  ) => { readonly hubSeq: number; readonly messageId: string } | null;
  /** What was set aside, newest first. */
  readonly asides: (limit: number) => readonly Aside[];
}

/** One desk's record. Every fault it throws is a `JournalFault` (faults.ts) with a sentence that says what to do. */
export interface Journal {
  readonly deskId: string;
  readonly dir: string;
  /** The projections' tables, for reading. */
  readonly db: ReadableDb;
  /**
   * Writes a batch in one transaction and returns only when it is on disk. Other processes' rows are folded first; a
   * function is called after that, inside the transaction, so that what it decides rests on nothing stale (it may throw
   * or give no events: then nothing is written). Throws `JournalFull` when the disk is full: nothing was written, and
   * the journal stays usable.
   */
  readonly append: (batch: Batch, options?: AppendOptions) => readonly StoredEvent[];
  /** Events in local order. */
  readonly read: (filter?: ReadFilter) => IterableIterator<ReadEvent>;
  /** The local sequence of the newest event; 0 in an empty journal. */
  readonly lastSeq: () => number;
  /**
   * Deletes the content and salt of events in one transaction, together with one `erased` event that names them all; the chain stays
   * verifiable. `by` is null where the desk does it because another event says so. RangeError, and nothing deleted, when one of them has none.
   */
  readonly erase: (
    eventIds: readonly string[],
    why: { by: Author | null; reason: string },
  ) => readonly StoredEvent[];
  /** Reports events of other processes, found by `check` or on the way to an append. */
  readonly watch: (onEvents: (events: readonly ReadEvent[]) => void) => Watch;
  /** One holder at a time for the whole folder; a dead holder's lock is taken over. */
  readonly lock: (kind: LockKind) => Result<Held, LockRefused>;
  /** A draft is outside the chain, but as safe on disk as an event. */
  readonly saveDraft: (callId: string, text: string) => void;
  readonly draft: (callId: string) => string | null;
  readonly clearDraft: (callId: string) => void;
  /** Deletes the draft of a call, and every half-written form whose name is, or ends in, one of these. */
  readonly clearAbout: (names: readonly string[]) => void;
  /** Empties the log if something was erased that is still in it; a reader may hold it up, and then it is tried at the next call. */
  readonly emptyLog: () => void;
  /** A half-written form of one person; null takes it away. As safe on disk as a draft. */
  readonly saveForm: (user: string, form: string, text: string | null) => void;
  readonly forms: (user: string) => readonly { readonly form: string; readonly text: string }[];
  readonly setting: (name: string) => string | null;
  readonly saveSetting: (name: string, value: string) => void;
  /** What opening found from the last signed checkpoint on. A broken chain is shown, and calls go on. */
  readonly startReport: VerifyReport;
  /** Verifies the next slice of what opening skipped; null while there is more. */
  readonly verifyNext: (events: number) => VerifyReport | null;
  /** Names of projections whose tables are behind the events (only when opened for reading). */
  readonly behind: () => readonly string[];
  /** Writes a checked copy under the backup key and returns its path. Keeps the newest ones. */
  readonly backup: () => Result<string, BackupRefused>;
  /** As `backup`, if the newest is older than the schedule; null when none is due. */
  readonly backupIfDue: (nowMs: number) => Result<string, BackupRefused> | null;
  /** What goes to other desks and comes from them. */
  readonly exchange: Exchange;
  readonly close: () => void;
}
